"""What the gates make of times, and what a report makes of them."""

import json

import numpy as np
import pytest

from benchmarks.search import gates
from benchmarks.search.contestants import Contestant, Sample
from benchmarks.search.queries import KINDS, Query
from benchmarks.search.race import Times, race
from benchmarks.search.report import Line, Report
from benchmarks.search.targets import GATES, TARGETS, Finding

QUESTIONS = [Query(kind) for kind in KINDS]


def times(name, milliseconds, digest="same"):
    wall = np.full((1, len(KINDS)), np.nan)
    wall[0] = milliseconds
    contestant = Contestant(name, lambda query: Sample(1.0), QUESTIONS)
    return Times(contestant, wall, wall.copy(), wall[0].copy(), [Sample(1.0, digest=digest) for _ in KINDS])


def both_pages(database, milliseconds, size="", digest="same"):
    names = (gates.page(database, unit, size) for unit in gates.UNITS)
    return {name: times(name, milliseconds, digest) for name in names}


def test_every_gate_has_targets_and_a_way_to_be_measured():
    assert {target.gate for target in TARGETS} == set(GATES) == set(gates.COMPARED) | {8, 9, 10}


def test_a_gate_needs_no_contestant_that_nobody_can_start():
    known = {*line_up_names(""), *line_up_names("S")}
    assert set().union(*(gates.needed(gate, "L") for gate in GATES)) <= known


def line_up_names(at):
    line_up = pytest.importorskip("benchmarks.search.line_up")
    return line_up.contestants(at)


def test_a_ratio_is_met_only_where_both_units_meet_it():
    held = {**both_pages("SQLite", 3.0), gates.FTS5: times(gates.FTS5, 10.0)}
    held[gates.page("SQLite", "paragraph")] = times("slow", 7.0)
    verdicts = {(one.of, one.figure): one.verdict for one in gates.against_fts5(held, "L")}
    assert verdicts["resolution", "p50"] == "met"
    assert verdicts["paragraph", "p50"] == "MISSED"


def test_what_holds_at_full_size_alone_is_only_told_at_others():
    held = {**both_pages("SQLite", 30.0), gates.FTS5: times(gates.FTS5, 10.0)}
    assert not any(one.verdict for one in gates.against_fts5(held, "S"))


def test_times_slower_are_of_the_peer():
    held = {gates.datasette(): times("datasette", 130.0)}
    held |= {gates.json_page(unit): times(unit, 10.0) for unit in gates.UNITS}
    found = [one for one in gates.against_datasette(held, "S") if one.figure.endswith("p50")]
    assert [one.value for one in found] == [13.0, 13.0]
    assert {one.verdict for one in found} == {"met"}


def test_databases_that_answer_otherwise_miss_the_gate():
    held = {**both_pages("SQLite", 3.0), **both_pages("PostgreSQL", 3.0, digest="other")}
    found = [one for one in gates.between_databases(held, "L") if one.figure.startswith("questions")]
    assert [one.value for one in found] == [len(KINDS)] * 2
    assert all(one.is_missed for one in found)


def test_the_slowest_kind_is_set_against_the_fastest_with_words():
    spent = dict.fromkeys(KINDS, 4.0) | {"browse": 1.0, "common": 10.0, "rare": 2.0}
    held = both_pages("SQLite", [spent[kind] for kind in KINDS])
    found = next(gates.between_kinds(held, "L"))
    assert (found.value, found.remark, found.verdict) == (5.0, "common / rare", "MISSED")


def test_growth_is_of_the_large_corpus_to_the_small_one():
    held = {**both_pages("SQLite", 9.0), **both_pages("SQLite", 3.0, "S")}
    assert [one.value for one in gates.between_sizes(held, "L")] == [3.0, 3.0]


def test_each_question_goes_through_everybody_before_the_next():
    said = []

    def asked(name):
        return lambda query: said.append((name, query.kind)) or Sample(1.0)

    three = [Contestant(name, asked(name), QUESTIONS[:2], rounds) for name, rounds in (("a", 9), ("b", 9), ("slow", 1))]
    found = race(three, rounds=2)
    assert [name for name, _ in said[3:5]] == ["a", "b"]  # the slow one warms up with one question in eight
    counted = said[5:]
    assert [sorted(name for name, _ in counted[:3]), counted[0][1]] == [["a", "b", "slow"], KINDS[0]]
    assert [len(one.wall) for one in found.values()] == [2, 2, 1]
    assert not any(np.isnan(one.wall).any() for one in found.values())


def test_a_report_says_what_is_missed_and_keeps_every_figure(tmp_path, capsys):
    report = Report("L", tmp_path)
    report.add_times(both_pages("SQLite", 3.0))
    report.add(6, [Finding(6, "p50", 1.5, "L", "paragraph")])
    report.add(9, [Finding(9, "milliseconds to publish", 250.0, "L", "SQLite", "longest 300")])
    report.leave_out(3, "a contestant is not here")
    report.add_line(Line("ranking", "as good as can be", is_met=False))
    report.finish(None)
    assert report.missed == ["gate 9, milliseconds to publish (SQLite)", "gate 3, not measured", "ranking"]
    assert "3 missed" in capsys.readouterr().out
    held = json.loads((tmp_path / "report-L.json").read_text())
    assert [one["verdict"] for one in held["findings"]] == ["met", "MISSED"]
    assert len(held["times"]) == 2

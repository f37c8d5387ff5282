"""The judged queries hold together, and the measure is the one that others use."""

import pytest

from benchmarks.judged.measures import Judged, by_kind, first_is_wanted, interval, judged_queries, ndcg, scores
from benchmarks.judged.peers import Fts5, Text, name_of
from resolutions.tests.factories import identity

TEXTS = [
    Text("cnd 901/1", "901/1", "Lamps of brass", "Counts the lamps."),
    Text("cnd 901/2", "901/2", "Ropes", "Buys lamps and lamps and ropes."),
    Text("cnd 901/3", "901/3", "Boats", "Repairs every boat."),
]


def test_every_query_has_a_need_and_something_that_answers_it():
    queries = judged_queries()
    assert len(queries) == len({query.q for query in queries}) == 60
    for query in queries:
        assert query.need.endswith("."), query.q
        assert max(query.grades.values()) == 3, query.q
    assert sum(len(query.grades) for query in queries) / len(queries) > 6


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        (["a", "b"], 1.0),
        (["b", "a"], (1 + 7 / 1.5849625) / (7 + 1 / 1.5849625)),
        (["unknown", "a", "b"], (7 / 1.5849625 + 1 / 2) / (7 + 1 / 1.5849625)),
        ([], 0.0),
        ([*"klmnopqrst", "a"], 0.0),
    ],
)
def test_gain_grows_with_the_grade_and_falls_with_the_place(ranked, expected):
    assert ndcg(ranked, {"a": 3, "b": 1, "c": 0}) == pytest.approx(expected)


def test_figures_are_told_by_kind():
    queries = [Judged("x", "title", "It.", {"a": 3}), Judged("y", "topic", "It.", {"b": 3})]
    assert scores(lambda typed: ["a"], queries) == [1.0, 0.0]
    assert by_kind([1.0, 0.0], queries) == {"title": 1.0, "topic": 0.0}
    assert first_is_wanted(lambda typed: ["a"], queries) == 0.5


def test_a_peer_takes_all_words_first_and_then_any():
    peer = Fts5(TEXTS)
    assert peer.ask("lamps ropes") == ["cnd 901/2", "cnd 901/1"]
    assert peer.ask("901/3") == ["cnd 901/3"]
    assert peer.ask('"every boat"') == ["cnd 901/3"]


def test_names_are_as_in_the_list():
    assert name_of(identity("77", 238, "ga")) == "ga 77/238"
    assert name_of(identity("902", 1, kind="decision")) == "cnd decision 902/1"


def test_a_lead_over_few_queries_is_not_sure():
    least, most = interval([1.0, -0.9] * 4)
    assert least < 0 < most
    least, most = interval([0.1, 0.2] * 30)
    assert 0.1 < least < 0.15 < most < 0.2

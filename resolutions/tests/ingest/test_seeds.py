"""The two texts that the archive started from give every fact of the design's table, counted by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Part

pytestmark = pytest.mark.corpus

ROMAN = "004_f71df7decd2cfd74.txt"
SLASH = "000_7c5a8953363a440f.txt"
JOINED = ("joined across a page end",)


@pytest.fixture(scope="module")
def readings(shared):
    return {name: read_source((shared / "seeds" / name).read_bytes(), name) for name in (ROMAN, SLASH)}


@pytest.fixture(scope="module")
def roman(readings):
    (draft,) = readings[ROMAN].drafts
    return draft


@pytest.fixture(scope="module")
def slash(readings):
    (draft,) = readings[SLASH].drafts
    return draft


def anchors(draft, part):
    return [str(clause.anchor) for clause in draft.text.walk() if clause.part == part]


def clause(draft, token):
    return next(one for one in draft.text.walk() if str(one.anchor) == token)


def calls(draft):
    return {str(one.anchor): [mark.marker for mark in one.words.marks] for one in draft.text.walk() if one.words.marks}


def actions(draft):
    return Counter(
        " ".join((*one.action.modifiers, one.action.verb))
        for one in draft.text.walk()
        if one.part == Part.OPERATIVE and one.action
    )


def references(draft):
    return [
        (one.anchor, one.kind.value, one.target, one.pinpoint, one.date and one.date.isoformat())
        for one in draft.references
    ]


def test_roman_seed_has_its_address_and_title(roman):
    assert roman.identity == Identity("cnd", "resolution", "40", 2)
    assert roman.identity.path == "/cnd/resolutions/40/2"
    assert roman.text.printed == "Resolution 2 (XL)"
    assert roman.text.title.text.startswith("Development and implementation")
    assert roman.text.title.text.endswith("judicial cooperation")
    assert roman.text.masthead == (
        "Economic and Social Council",
        "Distr. General",
        "25 March 1997",
        "Original: English",
    )
    assert roman.text.formula.text == "The Commission on Narcotic Drugs,"


def test_slash_seed_has_its_address_and_title(slash):
    assert slash.identity == Identity("cnd", "resolution", "45", 9)
    assert slash.identity.path == "/cnd/resolutions/45/9"
    assert slash.text.printed == "CND Res.45/9"
    assert slash.text.title.text.startswith("Connections between")
    assert slash.text.masthead == (
        "Economic and Social Council",
        "Distr.",
        "GENERAL",
        "1223rd Meeting",
        "15 March 2002",
    )
    assert slash.text.adoption_line.text == "1223rd meeting 15 March 2002"


def test_roman_seed_counts_four_six_and_five(roman):
    assert anchors(roman, Part.PREAMBLE) == ["pp1", "pp2", "pp3", "pp4"]
    subs = ["op2-a", "op2-b", "op2-c", "op2-d", "op2-e"]
    assert anchors(roman, Part.OPERATIVE) == ["op1", "op2", *subs, "op3", "op4", "op5", "op6"]


def test_slash_seed_counts_thirteen_and_ten(slash):
    assert anchors(slash, Part.PREAMBLE) == [f"pp{n}" for n in range(1, 14)]
    assert anchors(slash, Part.OPERATIVE) == [f"op{n}" for n in range(1, 11)]
    assert [clause(slash, f"op{n}").number for n in (1, 10)] == ["1.", "10."]


def test_only_the_cut_paragraphs_are_joined(roman, slash):
    assert {str(one.anchor): one.repairs for one in roman.text.walk() if one.repairs} == {"op2-e": JOINED}
    assert {str(one.anchor): one.repairs for one in slash.text.walk() if one.repairs} == {"pp13": JOINED}
    assert "money-laundering organizations who" in clause(roman, "op2-e").text
    assert "for such agencies should be" in clause(slash, "pp13").text
    assert [len(clause(roman, "op2-e").source), len(clause(slash, "pp13").source)] == [2, 2]


def test_roman_seed_notes_are_called_where_they_stand(roman):
    assert calls(roman) == {"pp3": ["1"], "op3": ["2"]}
    assert [str(note.anchor) for note in roman.text.footnotes] == ["fn1", "fn2"]
    third = clause(roman, "op3")
    assert third.text[: third.words.marks[0].at].endswith("of 1988,")
    assert third.text[third.words.marks[0].at :] == " article 2;"


def test_slash_seed_numbering_starts_at_33(slash):
    assert calls(slash) == {"pp1": ["33"], "pp4": ["34"], "pp5": ["35", "36"]}
    assert [note.marker for note in slash.text.footnotes] == ["33", "34", "35", "36"]
    assert [str(note.anchor) for note in slash.text.footnotes] == ["fn33", "fn34", "fn35", "fn36"]
    assert slash.text.footnotes[1].words.text == "E/CN.7/2001/16."
    assert clause(slash, "pp1").text.endswith("of 1988,")


def test_actions_of_both_seeds(roman, slash):
    assert actions(roman) == {"commend": 1, "encourage": 1, "request": 4}
    assert actions(slash) == {
        "call upon": 1,
        "urge": 1,
        "invite": 3,
        "encourage": 2,
        "request": 2,
        "also request": 1,
    }
    assert clause(slash, "op9").action.printed == "Also requests"
    assert clause(roman, "op4").text.startswith("Requests the Executive Director")


def test_roman_seed_knows_only_its_distribution(roman):
    assert roman.adoption == Adoption(adopted_on=None, basis="distribution", distributed_on=date(1997, 3, 25))


def test_slash_seed_was_adopted_at_its_meeting(slash, readings):
    assert slash.adoption == Adoption(adopted_on=date(2002, 3, 15), basis="adoption line", meeting=1223)
    assert "dates-disagree" not in {problem.code for problem in readings[SLASH].problems}


def test_roman_seed_references(roman):
    assert references(roman) == [
        ("title", "convention", "1988", "", None),
        ("pp3", "convention", "drug-control-conventions", "", None),
        ("pp4", "convention", "drug-control-conventions", "", None),
        ("op3", "paragraph", "op2", "", None),
        ("op3", "convention", "1988", "article 2", None),
        ("op4", "convention", "drug-control-conventions", "", None),
        ("op5", "convention", "1988", "article 2", None),
        ("fn1", "publication", "E.97.XI.3", "", None),
        ("fn2", "publication", "E.94.XI.5", "", None),
    ]


def test_slash_seed_references(slash):
    assert references(slash) == [
        ("pp1", "convention", "1988", "", None),
        ("pp3", "resolution", "A/RES/S-20/4", "C", "1998-06-10"),
        ("pp5", "convention", "untoc", "", None),
        ("pp5", "convention", "untoc-protocols", "", None),
        ("fn33", "publication", "E.94.XI.5", "", None),
        ("fn34", "document", "E/CN.7/2001/16", "", None),
        ("fn35", "resolution", "A/RES/55/25", "annex I", None),
        ("fn36", "resolution", "A/RES/55/25", "annexes II and III", None),
        ("fn36", "resolution", "A/RES/55/255", "annex", None),
    ]


def test_reports_are_due_at_the_sessions_named(roman, slash):
    assert "forty-first session" in clause(roman, "op4").text
    assert "forty-seventh session" in clause(slash, "op10").text


def test_nothing_of_the_seeds_is_dropped(readings):
    assert [reading.dropped for reading in readings.values()] == [(), ()]
    assert [reading.source.format for reading in readings.values()] == ["markdown", "text"]

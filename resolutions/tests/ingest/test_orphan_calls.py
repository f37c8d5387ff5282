"""Calls whose notes are not in the source: read where no sentence could hold the figure, else left for a person."""

from __future__ import annotations

import pytest

from resolutions.ingest.blocks import Item
from resolutions.ingest.orphan_calls import bind_orphans, find_unreadable_calls
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Mark, Part, Words

HEAD = "Resolution 557 (1984)\nof 28 November 1984\n\nThe Security Council,\n\n"


def bound(words):
    (item,) = bind_orphans([Item(Part.PREAMBLE, Words(words))])
    return item


@pytest.mark.parametrize(
    ("printed", "text", "marker"),
    [
        ("Recalling the report of the keepers, 31", "Recalling the report of the keepers,", "31"),
        ("Recalling the order of 12 August 1949,10", "Recalling the order of 12 August 1949,", "10"),
        ("Recalling document L/12350 and Add.1, 36", "Recalling document L/12350 and Add.1,", "36"),
        ("Noting the letter of 19 April 1990 84 on lamps,", "Noting the letter of 19 April 1990 on lamps,", "84"),
        ("Noting the words of 23 May 92 concerning oil,", "Noting the words of 23 May concerning oil,", "92"),
        (
            "Decides, as proposed by the keeper, 95 that it end;",
            "Decides, as proposed by the keeper, that it end;",
            "95",
        ),
    ],
)
def test_a_figure_that_no_sentence_holds_is_a_call(printed, text, marker):
    item = bound(printed)
    assert item.words.text == text
    assert [mark.marker for mark in item.words.marks] == [marker]
    assert item.repairs == (f"figure {marker} read as the call of a note",)


@pytest.mark.parametrize(
    "words",
    [
        "Recalling resolutions 178 (1963) of 24 April 1963, 204 (1965) of 19 May 1965,",
        "Recalling paragraphs 1, 2, 3 and 4",
        "Recalling its decision of 25 March 2011 and resolution 54/4 of 16 March 2012,",
        "Decides that in 1990, 15 of the lamps shall be lit;",
        "Decides to meet from 4 May to 8 May 2012;",
        "Decides to amend rules 41 and 42",
    ],
)
def test_figures_of_a_sentence_stay(words):
    assert bound(words).words == Words(words)


def test_marks_and_italics_move_with_the_words():
    item = Item(Part.PREAMBLE, Words("Noting that of 19 April 1990 84 on lamps,", (Mark("85", 41),), ((32, 40),)))
    (found,) = bind_orphans([item])
    assert found.words.marks == (Mark("84", 28), Mark("85", 38))
    assert found.words.text[slice(*found.words.italics[0])] == "on lamps"


@pytest.mark.parametrize(
    "words", ["of Good Lamps,1! telling", "the Truce of Lamps 1? by both", "of 22 May 1988,’ and noting"]
)
def test_peculiarity_19_a_call_that_cannot_be_read_is_asked_about(words):
    (problem,) = find_unreadable_calls([Item(Part.PREAMBLE, Words(words))])
    assert problem.code == "mark-unreadable"


@pytest.mark.parametrize("words", ["the keepers’ lamps, ‘old’ and", "Is it 1? No", "Lamps at 5"])
def test_other_signs_are_not(words):
    assert list(find_unreadable_calls([Item(Part.PREAMBLE, Words(words))])) == []


def test_the_warning_stands_at_the_paragraph():
    text = f"{HEAD}Recalling the report of the keepers, 31\n\nNoting the office of Good Lamps,1! telling all,\n\nDecides to rest.\n"
    reading = read_source(text.encode(), "a.txt")
    told = {(problem.code, problem.anchor) for problem in reading.problems if problem.severity == "warning"}
    assert told == {("mark-without-note", "pp1"), ("mark-unreadable", "pp2")}


def test_a_raised_figure_without_a_note_is_asked_about_and_a_unit_is_not():
    text = (
        "901/3. Boxes\n\nThe Commission on Narcotic Drugs,\n\nRecalling the treaty on boxes of 1988,¹\n\n"
        "1. Urges all States² to keep 14 m² and 10⁶ boxes dry;\n\n2. Decides to stop.\n\n7 May 2041\n"
    )
    reading = read_source(text.encode(), "a.txt")
    asked = [(problem.anchor, problem.message) for problem in reading.problems if problem.code == "mark-without-note"]
    assert [anchor for anchor, _ in asked] == ["pp1", "op1"]
    assert "States²” looks like the call" in asked[1][1]

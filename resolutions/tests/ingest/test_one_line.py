"""Peculiarity 23: the whole body on one line, cut at numbers and opening words; and lines that are one paragraph."""

from __future__ import annotations

import pytest

from resolutions.ingest.one_line import CODE
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.invariants import faults_of

HEAD = "901/9. Keeping of lighthouses"
BODY = (
    "The Commission on Narcotic Drugs, Recalling its resolution 900/2 of 4 March 2090, Aware of the fog, in particular in winter, "
    "1. Urges the keepers, as in paragraph 1. above, to light every lamp; 2. Requests the mate: (a) To count the birds, and (b) To "
    "count the ships; 3. Decides to look at the matter again. 71st meeting 4 March 2091"
)
ANCHORS = ["pp1", "pp2", "op1", "op2", "op2-a", "op2-b", "op3"]


def read(text: str, name: str = "a.txt"):
    assert faults_of(text.encode(), name) == []
    return read_source(text.encode(), name)


def anchors(text: str, name: str = "a.txt") -> list[str]:
    return [str(clause.anchor) for draft in read(text, name).drafts for clause in draft.text.walk()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HEAD}\n\n{BODY}\n", "a.txt"),
        (f"{HEAD} {BODY}\n", "a.txt"),
        (f"### {HEAD}\n\n{BODY}\n", "a.md"),
        (f"<!DOCTYPE html><html><body><p>{HEAD}</p><p>{BODY}</p></body></html>", "a.html"),
        (
            f"<!DOCTYPE html><html><body><table><tr><td>{HEAD}</td></tr><tr><td>{BODY}</td></tr></table></body></html>",
            "a.html",
        ),
    ],
    ids=["text", "with its head", "markdown", "page", "table"],
)
def test_peculiarity_23_a_body_on_one_line_is_cut_and_told(text, name):
    reading = read(text, name)
    (draft,) = reading.drafts
    assert [str(clause.anchor) for clause in draft.text.walk()] == ANCHORS
    assert draft.text.title.text == "Keeping of lighthouses"
    assert (draft.adoption.meeting, draft.text.formula.text) == (71, "The Commission on Narcotic Drugs,")
    (told,) = [problem for problem in reading.problems if problem.code == CODE]
    assert told.source


def test_only_the_operative_part_may_stand_on_one_line():
    preamble, operative = BODY.split(", 1. Urges")
    lines = preamble.replace("Drugs, ", "Drugs,\n\n").replace("2090, ", "2090,\n\n")
    assert anchors(f"{HEAD}\n\n{lines},\n\n1. Urges{operative}\n") == ANCHORS


@pytest.mark.parametrize(
    "paragraph",
    [
        "Recalling that the rule of the lamp has been kept in all the years since it was made, and that it says: "
        "1. Requests come from the keeper, and from no one else who has ever been to sea",
        "Urges the keepers to light the lamp, and to do as the almanac has it in its second part, see page 3. "
        "Requests for other almanacs go to the printer in the harbour town",
        "Noting that the keepers were heard on the matter: (a) of the great lamp; (b) of the small lamps; (c) of the birds "
        "that sit on both of them in every winter since 2080",
        "Recalling the Rules of the Lamp, in particular those that the Meeting, Having met at the North Cape in the summer "
        "of 2085, gave to keepers and mates on all coasts",
    ],
)
def test_a_sentence_with_numbers_letters_and_capitals_is_one_paragraph(paragraph):
    text = f"{HEAD}\n\nThe Commission on Narcotic Drugs,\n\n{paragraph},\n\n1. Decides to meet.\n"
    assert anchors(text) == ["pp1", "op1"] or anchors(text) == ["op1", "op1a"]
    assert len(anchors(text)) == 2


def test_a_preamble_on_one_line_is_cut_without_numbers():
    text = f"{HEAD}\n\nThe Commission on Narcotic Drugs, {'Recalling the fog of many winters on all coasts, ' * 4}Aware of birds,\n\n1. Decides to meet.\n"
    assert anchors(text) == ["pp1", "pp2", "pp3", "pp4", "pp5", "op1"]

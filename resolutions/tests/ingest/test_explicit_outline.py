"""Doubts about a text whose blocks are known: numbers, marks and notes that do not fit together."""

import pytest

from resolutions.ingest.blocks import Item
from resolutions.ingest.explicit_outline import ExplicitNote, ExplicitText, build_drafts, build_explicit_draft
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.structure.anchors import Anchor
from resolutions.structure.nodes import Mark, Part, Words


def built(numbers: str = "1.", notes: str = "", marks: str = "", **more):
    """Paragraphs by their printed numbers ("s1:1." in a section); notes and marks by their markers."""
    items = []
    for index, number in enumerate(numbers.split()):
        scope, _, label = number.rpartition(":")
        called = tuple(Mark(marker, 7) for marker in marks.split()) if index == 0 else ()
        items.append(Item(Part.OPERATIVE, Words("Decides to light the lamp.", called), number=label, scope=scope))
    found = tuple(ExplicitNote(marker, Words("See the log.")) for marker in notes.split())
    return build_explicit_draft(ExplicitText(None, items=tuple(items), notes=found, **more), shipped_vocabulary())


def codes(problems) -> list[tuple[str, str]]:
    return [(problem.code, problem.anchor) for problem in problems]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. 2. 3.", []),
        ("1. 3.", [("number-jump", "op3")]),
        ("2. 3.", [("number-jump", "op2")]),
        ("s1:1. s1:2. s2:1.", []),
        ("s1:1. s1:2. s2:3. s2:4.", []),
        ("s1:1. s1:2. s2:4.", [("number-jump", "s2-op4")]),
        ("1. 2. 2. 3.", [("number-repeated", "op2~2")]),
    ],
)
def test_numbers_that_jump_or_come_again(numbers, expected):
    assert codes(built(numbers)[1]) == expected


@pytest.mark.parametrize(
    ("notes", "marks", "expected"),
    [
        ("1 2", "1 2", []),
        ("1", "1 1", []),
        ("1 2", "1", [("note-without-mark", "fn2")]),
        ("1", "1 2", [("mark-without-note", "op1")]),
        ("1 1", "1", []),
    ],
)
def test_marks_and_notes_that_have_no_partner(notes, marks, expected):
    assert codes(built(notes=notes, marks=marks)[1]) == expected


def test_a_marker_that_is_used_again_gives_the_second_note_a_place_of_its_own():
    draft, _ = built(notes="1 * 1", marks="1 *")
    assert [str(note.anchor) for note in draft.text.footnotes] == ["fn1", "fn-star1", "fn1~2"]


def test_an_anchor_of_the_source_goes_over_the_counted_one():
    draft, _ = built("1. 2.", anchors={1: Anchor("op1a")}, notes="1", marks="1", note_anchors={0: Anchor("fn1a")})
    assert [str(clause.anchor) for clause in draft.text.clauses] == ["op1", "op1a"]
    assert str(draft.text.footnotes[0].anchor) == "fn1a"


def test_paragraphs_have_their_actions():
    assert built()[0].text.clauses[0].action.verb == "decide"


def test_problems_count_the_resolutions_of_a_source():
    item = Item(Part.OPERATIVE, Words("Decides."), number="3.")
    drafts, problems, _dropped = build_drafts([ExplicitText(None, items=(item,))] * 2, shipped_vocabulary())
    assert len(drafts) == 2
    assert [problem.resolution for problem in problems] == [0, 1]

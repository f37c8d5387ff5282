"""Pages of printed records: notes at the feet of columns, running heads, stains, star notes."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind

HEAD = "40/991. Lamps and keepers of the North\nThe General Assembly,\n"
FIRST = (
    "Taking note of the concern of the keepers, 146 in which they see the\nfog over the northern harbours and their lamps\n"
    "as a danger to all the ships that pass there by\nnight in the winter, and of the offer made by the\nkeepers to light\n"
    "146 See Official Records ofthe Keepers. Supp/ement No. l.\n\n"
    "more lamps in all of the northern harbours at once,\n1. Thanks the keepers for all their work and all\ntheir lamps; 147\n"
    "2. Invites the keepers to report on these matters:\n(a) Oil:\n14 7 A/40/971 and A/40/972.\n"
)
SECOND = "\fVI. Resolutions adopted on the reportll of the Tbird Committee\n\n(b) Wicks and glass, and all that lamps need;\n3. Decides to rest.\n"


def read(text):
    return read_source(text.encode(), "a.txt")


def test_peculiarity_02_notes_at_the_feet_of_columns_cut_no_paragraph():
    (draft,) = read(HEAD + FIRST + SECOND).drafts
    assert [str(clause.anchor) for clause in draft.text.walk()] == ["pp1", "op1", "op2", "op2-a", "op2-b", "op3"]
    assert [(note.marker, note.words.text[:12]) for note in draft.text.footnotes] == [
        ("146", "See Official"),
        ("147", "A/40/971 and"),
    ]
    assert [[mark.marker for mark in clause.words.marks] for clause in draft.text.clauses[:2]] == [["146"], ["147"]]


def test_peculiarity_06_running_head_of_the_records_is_dropped_and_listed():
    reading = read(HEAD + FIRST + SECOND)
    assert [item.text[:20] for item in reading.dropped] == ["VI. Resolutions adop"]


def test_signs_without_words_are_no_paragraph_and_told():
    reading = read("Resolution 9 (1952)\n\nThe Security Council,\n\nRecalling the fog,\n\nJ~•\n\n1. Urges all.\n")
    kinds = [clause.kind for clause in reading.drafts[0].text.clauses]
    assert kinds == [Kind.PARAGRAPH, Kind.UNPARSED, Kind.PARAGRAPH]
    assert "no-words" in {problem.code for problem in reading.problems}


def test_peculiarity_22_star_note_below_a_rule_is_called_by_the_symbol():
    text = (
        "A/RES/40/991*\n21 October 1985\n\n40/991. Lamps\n\nThe General Assembly,\n\nAdopts the rule of the lamps.\n\n"
        "9th plenary meeting\n10 June 1985\n\n_________________\n* Reissued for technical reasons.\n"
    )
    reading = read(text)
    (note,) = reading.drafts[0].text.footnotes
    assert (note.marker, note.words.text) == ("*", "Reissued for technical reasons.")
    assert "note-without-mark" not in {problem.code for problem in reading.problems}

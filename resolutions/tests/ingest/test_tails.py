"""Several resolutions on a page: the end of one above, the head of another below, a page out of the middle."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind, Part

TAIL = (
    "87\n\nResolutions adopted on the reports of the Third Committee\n\nand the keepers of the lamps of the North,\n"
    "Aware of the fog,\n8. Urges all to watch;\n9. Requests a report.\n2433rd plenary meeting\n9 December 1975\n\n"
)
WHOLE = (
    "3444 (XXX). Lamps and keepers\nThe General Assembly,\nRecalling the long nights,\n1. Invites the keepers to rest.\n"
    "2433rd plenary meeting\n9 December 1975\n\n"
)
HEAD = "3445 (XXX). Oil for the\nlamps\nThe General Assembly,\nBearing in mind the cold,\nHaving seen that the oil is\n"


def reading_of(text):
    return read_source(text.encode(), "a.txt")


def codes(reading, index):
    return {problem.code for problem in reading.problems if problem.resolution == index}


def test_peculiarity_18_tail_whole_and_head_are_drafts_of_their_own():
    reading = reading_of(TAIL + WHOLE + HEAD)
    assert [draft.identity and draft.identity.designation for draft in reading.drafts] == [None, "30/3444", "30/3445"]
    assert [draft.text.title.text for draft in reading.drafts] == ["", "Lamps and keepers", "Oil for the lamps"]
    tail = reading.drafts[0].text
    assert tail.masthead == ("87", "Resolutions adopted on the reports of the Third Committee")
    assert tail.adoption_line.text == "2433rd plenary meeting 9 December 1975"
    assert {"beginning-missing", "no-number", "paragraph-cut"} <= codes(reading, 0)
    assert "number-jump" not in codes(reading, 0)
    assert codes(reading, 1) == set()
    assert "end-missing" in codes(reading, 2)


def test_paragraph_cut_by_the_page_is_not_counted_as_one():
    first, *rest = reading_of(TAIL + WHOLE).drafts[0].text.clauses
    assert (first.kind, first.part) == (Kind.UNPARSED, Part.OPERATIVE)
    assert [clause.kind for clause in rest] == [Kind.PARAGRAPH] * 3


def test_cover_above_the_number_is_no_tail():
    cover = "United Nations\n\nGeneral Assembly\n\nThirtieth session\n\n[on the report of the Third Committee]\n\n"
    (draft,) = reading_of(cover + WHOLE).drafts
    assert draft.text.masthead[0] == "United Nations"


def test_page_from_the_middle_has_the_symbol_that_runs_over_it():
    text = "A/RES/52/992\n\nAware of the fog,\n\nRecalling the nights,\n\n1. Urges all to watch;\n\n2. Invites the keepers\n"
    reading = reading_of(text)
    (draft,) = reading.drafts
    assert draft.identity.path == "/ga/resolutions/52/992"
    assert [str(clause.anchor) for clause in draft.text.clauses] == ["pp1", "pp2", "op1", "op2"]
    assert {"beginning-missing", "end-missing"} <= codes(reading, 0)


def test_number_that_cannot_be_read_is_an_error_and_no_guess():
    reading = reading_of(WHOLE + HEAD.replace("3445 (XXX)", "34~5 (XX;X)").replace("34~5", "3445"))
    assert reading.drafts[1].identity is None
    assert reading.drafts[1].text.printed == "3445 (XX;X)"
    assert "number-unreadable" in codes(reading, 1)


def test_number_with_misread_signs_is_read_and_told():
    reading = reading_of(WHOLE.replace("3444 (XXX)", "3444 {XXX)"))
    assert reading.drafts[0].identity.designation == "30/3444"
    assert reading.drafts[0].text.printed == "3444 {XXX)"
    assert "number-read" in codes(reading, 0)

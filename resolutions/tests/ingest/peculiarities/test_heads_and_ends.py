"""Peculiarities 8, 18, 20, 21, 25, 26, 31 and 32: what names a text, who adopted it, when and how."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.ingest.drafts import Severity
from resolutions.structure.identity import Vote
from resolutions.tests.ingest.peculiarities.printed import HEAD, anchors, codes, read, rows, targets

BODY = "Recalling boxes,\n\n1. Urges all.\n\n"
DAY = date(2021, 5, 4)
ANNEX = "Annex\n\nRules\n\n1. Boxes have lids.\n\n"
ENDS = [
    ("12th meeting\n4 May 2021\n", "adoption line"),
    ("12th plenary meeting, 4 May 2021\n", "adoption line"),
    ("*12th plenary meeting*\n\n*4 May 2021*\n", "adoption line"),
    ("12th meeting\n4 May 2021\n\n12th meeting\n4 May 2021\n", "adoption line"),
    ("Adopted without a vote at the 12th meeting, on 4 May 2021.\n", "adoption line"),
    (f"12th meeting\n4 May 2021\n\n{ANNEX}", "adoption line"),
    (f"{ANNEX}12th meeting\n4 May 2021\n", "adoption line"),
]


@pytest.mark.parametrize(("end", "basis"), ENDS)
def test_peculiarity_08_words_of_adoption_wherever_they_stand(end, basis):
    reading = read(f"902/7. Boxes\n\nThe General Assembly,\n\n{BODY}{end}")
    adoption = reading.drafts[0].adoption
    assert (adoption.adopted_on, adoption.meeting, adoption.basis) == (DAY, 12, basis)
    assert anchors(reading)[:2] == ["pp1", "op1"]
    assert all("meeting" not in words for _, words in rows(reading))


@pytest.mark.parametrize("stop", [" ", "\n"])
def test_peculiarity_08_words_of_adoption_at_the_top(stop):
    head = f"Resolution 902 (1991)\n\nAdopted by the Security Council at its 12th meeting,{stop}on 4 May 2021\n\n"
    adoption = read(f"{head}The Security Council,\n\n{BODY}").drafts[0].adoption
    assert (adoption.adopted_on, adoption.meeting, adoption.basis) == (DAY, 12, "heading")


def test_peculiarity_08_no_words_of_adoption_no_date_and_a_warning():
    reading = read(HEAD + BODY)
    assert reading.drafts[0].adoption.adopted_on is None
    assert codes(reading) == {"no-adoption-date"}


def test_peculiarity_18_a_page_with_a_tail_a_whole_text_and_a_head():
    tail = "and the keepers of lids;\n\n2. Requests a report.\n\n1900th plenary meeting\n6 December 1971\n\n"
    whole = f"2900 (XXVI). Boxes\n\nThe General Assembly,\n\n{BODY}1901st plenary meeting\n7 December 1971\n\n"
    reading = read(tail + whole + "2901 (XXVI). Lids\n\nThe General Assembly,\n\nRecalling the lids of\n")
    names = [draft.identity and draft.identity.designation for draft in reading.drafts]
    assert names == [None, "26/2900", "26/2901"]
    assert [draft.adoption.meeting for draft in reading.drafts] == [1900, 1901, None]
    assert {"beginning-missing", "paragraph-cut", "no-number"} <= codes(reading, 0)
    assert codes(reading, 1) == set()
    assert "end-missing" in codes(reading, 2)


LONG = "Boxes\nof wood\nand of\niron and\ntin"
NUMBERS = [
    ("59/960. Boxes\n\nThe General Assembly,", "/ga/resolutions/59/960", "59/960"),
    (f"59/960\n{LONG}\nThe General Assembly,", "/ga/resolutions/59/960", "59/960"),
    (f"59/960\n\n{LONG}\n\nThe General Assembly,".replace("\n", "\n\n"), "/ga/resolutions/59/960", "59/960"),
    ("54 (I). Boxes\n\nThe General Assembly,", "/ga/resolutions/1/54", "54 (I)"),
    ("CND Res.45/9. Boxes\n\nThe Commission on Narcotic Drugs,", "/cnd/resolutions/45/9", "CND Res.45/9"),
    (
        "### Resolution 2 (XL)\n\n**Boxes**\n\nThe Commission on Narcotic Drugs,",
        "/cnd/resolutions/40/2",
        "Resolution 2 (XL)",
    ),
    ("Resolution 51/1\n\nBoxes\n\nThe Commission on Narcotic Drugs,", "/cnd/resolutions/51/1", "Resolution 51/1"),
    ("1966/1104(XL).Boxes\n\nThe Economic and Social Council,", "/ecosoc/resolutions/40/1104", "1966/1104(XL)"),
    ("902/7\n\nThe Commission on Narcotic Drugs,\n\nBoxes", "/cnd/resolutions/902/7", "902/7"),
]


@pytest.mark.parametrize(("head", "path", "printed"), NUMBERS)
def test_peculiarity_20_number_and_title_in_every_form(head, path, printed):
    reading = read(f"{head}\n\n{BODY}", "a.md" if "**" in head else "a.txt")
    (draft,) = reading.drafts
    assert (draft.identity.path, draft.text.printed) == (path, printed)
    assert draft.text.title.text == ("Boxes of wood and of iron and tin" if "wood" in head else "Boxes")
    assert anchors(reading) == ["pp1", "op1"]


def test_peculiarity_20_a_title_below_the_enacting_words_is_told():
    reading = read(f"902/7\n\nThe Commission on Narcotic Drugs,\n\nBoxes\n\n{BODY}")
    (told,) = (problem for problem in reading.problems if problem.code == "title-below")
    assert told.severity == Severity.INFO
    assert reading.source.text[told.source[0].start : told.source[0].end] == "Boxes"


FORMULAS = [
    ("The Commission on Narcotic Drugs,\n\n", "a.txt"),
    ("The Commission on Narcotic Drugs\n\n", "a.txt"),
    ("The Commission on Narcotic Drugs:\n\n", "a.txt"),
    ("THE COMMISSION ON NARCOTIC DRUGS,\n\n", "a.txt"),
    ("*The Commission on Narcotic Drugs*,\n\n", "a.txt"),
    ("*The Commission on Narcotic Drugs,*\n\n", "a.md"),
    ("The Commission on Narcotic Drugs, ", "a.txt"),
]


@pytest.mark.parametrize(("formula", "name"), FORMULAS)
def test_peculiarity_21_enacting_words_in_every_dress(formula, name):
    reading = read(f"902/7. Boxes\n\n{formula}{BODY}", name)
    (draft,) = reading.drafts
    assert draft.identity.path == "/cnd/resolutions/902/7"
    assert draft.text.formula.text == formula.strip().replace("*", "")
    assert anchors(reading) == ["pp1", "op1"]


def test_peculiarity_21_without_enacting_words_the_preamble_begins_below_the_title():
    reading = read(f"CND Res.902/7. Boxes\n\n{BODY}")
    assert (reading.drafts[0].identity.path, anchors(reading)) == ("/cnd/resolutions/902/7", ["pp1", "op1"])
    assert "no-enacting-words" in codes(reading)


def test_peculiarity_21_a_number_without_an_organ_is_an_error_and_no_guess():
    reading = read(f"902/7. Boxes\n\n{BODY}")
    assert reading.drafts[0].identity is None
    (told,) = (problem for problem in reading.problems if problem.code == "no-number")
    assert (told.severity, told.message) == (
        Severity.ERROR,
        "No words say which organ adopted “902/7”. Give the organ.",
    )


VOTES = [
    ("Adopted by 27 votes to 25, with 1 abstention.", (27, 25, 1)),
    ("Adopted at the 12th meeting by 13 votes to none, with 2 abstentions (Aland,\nBorland).", (13, 0, 2)),
    ("[Adopted by a roll-call vote of 3 votes to 2, with 1 abstention.]", (3, 2, 1)),
    ("The draft resolution was adopted by a recorded vote of 10 to 2, with 3 abstentions.", (10, 2, 3)),
    (
        "Adopted by a recorded vote of 3 in favour to 2 against, with 1 abstention, as follows:\n\n"
        "In favour: Aland, Borland,\nCesland\n\nAgainst: Dorland, Estland\n\nAbstaining: Farland",
        (3, 2, 1),
    ),
]


@pytest.mark.parametrize(("words", "tally"), VOTES)
def test_peculiarity_25_the_tally_is_read_and_the_names_stay(words, tally):
    reading = read(f"902/7. Boxes\n\nThe General Assembly,\n\n{BODY}12th meeting\n4 May 2021\n\n{words}\n")
    (draft,) = reading.drafts
    assert draft.adoption.vote == Vote(*tally, draft.adoption.vote.printed)
    assert draft.adoption.vote.printed in words
    assert draft.text.adoption_line.text == " ".join(f"12th meeting 4 May 2021 {words}".split())
    assert anchors(reading) == ["pp1", "op1"]
    assert codes(reading) == set()


SENTENCE = "At its 7th meeting, on 4 May 2021, the Economic and Social Council{} decided to close the lids."


@pytest.mark.parametrize("head", ["Decision 902/201\nLids\n\n", "Decision 902/201. Lids\n\n", "902/201. Lids\n\n"])
@pytest.mark.parametrize("vote", ["", ", by 27 votes to 25, with 1 abstention,"])
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_peculiarity_26_a_decision_is_one_paragraph_that_says_its_meeting(head, vote, gap):
    sentence = SENTENCE.format(vote)
    reading = read(head + sentence.replace("Economic and ", f"Economic and{gap}") + "\n")
    (draft,) = reading.drafts
    assert draft.identity.path == "/ecosoc/decisions/902/201"
    assert draft.text.title.text == "Lids"
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (DAY, 7)
    assert (draft.adoption.vote is not None) == bool(vote)
    assert rows(reading) == [("op1", sentence)]
    assert codes(reading) == set()


def test_peculiarity_26_a_decision_with_points():
    points = "(a) Took note of the report;\n\n(b) Decided to close the lids.\n"
    reading = read(
        f"Decision 902/3. Boxes\n\nAt its 7th meeting, on 4 May 2021, the Commission on Narcotic Drugs:\n\n{points}"
    )
    assert reading.drafts[0].identity.path == "/cnd/decisions/902/3"
    assert anchors(reading) == ["op1", "op1-a", "op1-b"]


def test_peculiarity_31_one_number_as_a_resolution_and_as_a_decision():
    decision = "Decision 902/2\n\nLids\n\nAt its 7th meeting, on 4 May 2021, the Commission on Narcotic Drugs decided to close.\n"
    reading = read(f"Resolution 902/2\n\nBoxes\n\nThe Commission on Narcotic Drugs,\n\n{BODY}{decision}")
    assert [draft.identity.path for draft in reading.drafts] == ["/cnd/resolutions/902/2", "/cnd/decisions/902/2"]
    cited = read(HEAD + "Recalling its resolution 57/2 and its decision 57/2,\n\n1. Urges all.\n")
    assert targets(cited) == [("57/2", "CND/RES/57/2"), ("57/2", "CND/DEC/57/2")]


CITED = [
    ("its resolution 55/2", "CND/RES/55/2"),
    ("General Assembly resolution 55/2", "A/RES/55/2"),
    ("Commission resolution 55/2", "CND/RES/55/2"),
    ("resolution 55/2 of 4 December 2000", "A/RES/55/2"),
    ("resolution 55/2", "A/RES/55/2 | A/HRC/RES/55/2 | CND/RES/55/2"),
]


@pytest.mark.parametrize(("words", "target"), CITED)
def test_peculiarity_32_a_number_of_two_organs_is_settled_by_words_or_date_or_left_open(words, target):
    reading = read(f"{HEAD}Recalling {words} on boxes,\n\n1. Urges all.\n")
    assert targets(reading) == [("55/2", target)]

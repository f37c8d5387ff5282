"""Resolutions named by number, as whole paragraphs name them."""

from datetime import date

import pytest

from resolutions.citations.references import ReferenceKind, Status
from resolutions.structure.identity import Identity
from resolutions.tests.citations.reading import CND_45, ECOSOC_2021, GA_77, clause, read, targets, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Recalling its resolution 44/3 of 29 March 2001,", [("CND/RES/44/3", "")]),
        ("Recalling General Assembly resolution S-20/4 C of 10 June 1998,", [("A/RES/S-20/4", "C")]),
        ("Recalling Assembly resolution 54/132,", [("A/RES/54/132", "")]),
        ("Recalling Council resolution 1996/30,", [("E/RES/1996/30", "")]),
        ("Recalling Security Council resolution 1373 (2001),", [("S/RES/1373(2001)", "")]),
        ("Recalling World Health Assembly resolution WHA18.47,", [("WHA18.47", "")]),
        ("Recalling Commission on Narcotic Drugs decision 44/1,", [("CND/DEC/44/1", "")]),
        ("Recalling Commission resolution 13 (XXXVIII),", [("CND/RES/38/13", "")]),
        ("See CND Res. 44/3.", [("CND/RES/44/3", "")]),
        ("Resolution 217 A (III).", [("A/RES/217(III)", "A")]),
        ("See General Assembly resolution 51/64 B.", [("A/RES/51/64", "B")]),
        ("See General Assembly resolution 51/64 A. Lamp resigned.", [("A/RES/51/64", "")]),
        ("Economic and Social Council resolution 159 (VII) II, of 1948,", [("E/RES/159(VII)", "II")]),
        ("See resolution 44/3 of the Commission on Narcotic Drugs.", [("CND/RES/44/3", "")]),
        (
            "See resolutions 44/3 and 44/5 of 29 March 2001 of the Commission.",
            [("CND/RES/44/3", ""), ("CND/RES/44/5", "")],
        ),
    ],
)
def test_the_words_around_a_number_say_whose_it_is(words, expected):
    assert targets(words) == expected


def test_a_date_after_a_list_belongs_to_all_before_it_that_have_none():
    found = read(
        "Recalling General Assembly resolutions 38/98 and 38/122 of 16 December 1983 and 39/141 of 14 December 1984,"
    )
    assert [(one.target, one.date) for one in found] == [
        ("A/RES/38/98", date(1983, 12, 16)),
        ("A/RES/38/122", date(1983, 12, 16)),
        ("A/RES/39/141", date(1984, 12, 14)),
    ]


def test_the_organ_may_change_inside_a_list():
    words = "Recalling General Assembly resolutions 54/132 and 55/65, and Council resolution 1999/30, and its decision 44/1,"
    assert [target for target, _ in targets(words)] == ["A/RES/54/132", "A/RES/55/65", "E/RES/1999/30", "CND/DEC/44/1"]


def test_an_elided_head_is_that_of_the_list():
    words = (
        "Recalling General Assembly resolution 54/132, of 17 December 1999, and resolution 55/65 of 4 December 2000,"
    )
    assert [target for target, _ in targets(words)] == ["A/RES/54/132", "A/RES/55/65"]


def test_titles_between_the_members_of_a_list_do_not_end_it():
    words = "Recalling General Assembly resolution 54/132, entitled “A plan, and more”, and 55/65 of 4 December 2000,"
    assert [target for target, _ in targets(words)] == ["A/RES/54/132", "A/RES/55/65"]


def test_an_undated_member_after_a_title_is_of_the_list():
    words = "Recalling General Assembly resolutions 54/132 of 17 December 1999 on green trees and 55/65 on deep wells,"
    assert [target for target, _ in targets(words)] == ["A/RES/54/132", "A/RES/55/65"]
    assert targets("Recalling General Assembly resolution 54/132 on trees, 24/7, and 2/3 of wells,") == [
        ("A/RES/54/132", "")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in paragraph 3 of its resolution 44/3,", ("CND/RES/44/3", "paragraph 3")),
        ("set out in the annex to General Assembly resolution 54/132,", ("A/RES/54/132", "annex")),
        ("in General Assembly resolution 51/64, section IV,", ("A/RES/51/64", "section IV")),
        ("in General Assembly resolution 55/25 of 15 November 2000, annex I,", ("A/RES/55/25", "annex I")),
        (
            "in section I, paragraph 5, of General Assembly resolution 51/64 B,",
            ("A/RES/51/64", "B, section I, paragraph 5"),
        ),
    ],
)
def test_the_part_that_is_meant_is_the_pinpoint(words, expected):
    assert targets(words) == [expected]


def test_the_span_takes_in_a_pinpoint_that_touches():
    (before,) = read("as stated in paragraph 3 of its resolution 44/3 of 29 March 2001;")
    (after,) = read("General Assembly resolution 55/25, annex I.")
    assert before.printed == "paragraph 3 of its resolution 44/3"
    assert after.printed == "55/25, annex I"


def test_a_paragraph_named_before_the_next_number_is_not_of_the_last():
    found = targets("in section V of its resolution 44/3, section VII of its resolution 44/5 and resolution 44/6,")
    assert found == [("CND/RES/44/3", "section V"), ("CND/RES/44/5", "section VII"), ("CND/RES/44/6", "")]


class TestSlashNumbersOfTwoOrgans:
    """45/9 is the Commission's or the General Assembly's (reading.md, 32)."""

    def test_its_means_the_citing_organ(self):
        assert targets("Recalling its resolution 44/3,") == [("CND/RES/44/3", "")]
        assert targets("Recalling its resolution 44/3,", GA_77) == [("A/RES/44/3", "")]

    def test_a_date_decides_by_the_calendar_of_the_organ(self):
        assert targets("Recalling resolution 44/16 of 1 November 1989,") == [("A/RES/44/16", "")]
        assert targets("Recalling resolution 44/16 of 29 March 2001,") == [("CND/RES/44/16", "")]

    def test_without_a_word_or_a_date_it_stays_ambiguous(self):
        (found,) = read("Recalling resolution 44/3,")
        assert (found.status, found.target) == (Status.AMBIGUOUS, "")
        assert found.candidates == ("A/RES/44/3", "CND/RES/44/3")

    def test_what_lies_ahead_of_the_citing_text_is_not_meant(self):
        assert targets("Recalling resolution 55/25,") == [("A/RES/55/25", "")]

    def test_a_number_too_high_for_the_commission_is_the_assemblys(self):
        assert targets("Recalling resolution 44/224,") == [("A/RES/44/224", "")]

    def test_a_text_of_unknown_number_guesses_nothing(self):
        (found,) = read("Recalling resolution 44/3,", identity=None, day=None)
        assert found.status is Status.AMBIGUOUS
        assert set(found.candidates) == {"A/RES/44/3", "A/HRC/RES/44/3", "CND/RES/44/3"}


def test_a_bare_number_is_the_text_that_was_named_with_its_organ_before():
    words = "Recalling Human Rights Council resolution 34/24 of 24 March 2017, and what follows from resolutions 34/24 and 40/20,"
    assert [key for key, _ in targets(words, GA_77, date(2022, 12, 1))][:2] == ["A/HRC/RES/34/24", "A/HRC/RES/34/24"]


def test_a_date_that_is_not_the_assemblys_after_another_organ_is_that_organs():
    words = "Noting that the Economic and Social Commission for Asia and the Pacific adopted resolution 72/7 of 19 May 2016,"
    assert targets(words, GA_77, date(2022, 12, 1)) == [("E/ESCAP/RES/72/7", "")]


def test_a_number_with_its_year_after_a_title_is_of_the_list():
    words = "Recalling its resolutions 1265 (1999) on trees, 1296 (2000) on wells and 1502 (2003) on bells, and 12 (2005) trees,"
    found = targets(words, Identity("sc", "resolution", "2013", 2126), date(2013, 10, 25))
    assert [key for key, _ in found] == ["S/RES/1265(1999)", "S/RES/1296(2000)", "S/RES/1502(2003)"]


def test_the_commissions_abbreviated_head_needs_no_blank():
    assert targets("See CND Res.44/3.") == [("CND/RES/44/3", "")]
    assert targets("resolutions CM/Res.1153 (XLVIII) of the Council of Ministers,", GA_77) == []


@pytest.mark.parametrize("words", ["agreed conclusions 1997/2 of 18 July 1997,", "general comment 45/9 of 3 May 1990,"])
def test_numbers_of_other_texts_are_refused(words):
    assert targets(f"Reaffirming its {words}", ECOSOC_2021, date(2021, 7, 20)) == []


def test_the_number_of_the_text_itself_in_its_title_is_no_citation():
    source = text(clause("op1", "Rests;"), title="Resolution 44/99 and resolution 44/3 of the Commission")
    itself = Identity("cnd", "resolution", "44", 99)
    assert [one.target for one in read(source, itself, date(2001, 3, 29))] == ["CND/RES/44/3"]


def test_its_after_an_organ_is_that_organs():
    words = "Recalling that the Human Rights Council, in its resolution 5/1, opened a procedure,"
    assert targets(words, GA_77, date(2022, 12, 1)) == [("A/HRC/RES/5/1", "")]


def test_a_bare_number_with_the_date_of_another_organ_is_that_organs():
    found = targets("the latest being resolution 47/1 of 12 July 2021,", GA_77, date(2022, 12, 1))
    assert found == [("A/HRC/RES/47/1", "")]


def test_the_council_is_told_by_the_form_of_the_number():
    words = "Recalling Council resolution 2021/10, Council resolution 40/20 and Council resolution 1373 (2001),"
    found = [target for target, _ in targets(words, GA_77, date(2022, 12, 1))]
    assert found == ["E/RES/2021/10", "A/HRC/RES/40/20", "S/RES/1373(2001)"]


def test_a_resolution_of_an_organ_outside_the_archive_is_not_taken_for_another():
    assert targets("Recalling Environment Assembly resolution 4/6,", GA_77) == [("UNEP/EA.4/Res.6", "")]
    assert targets("Recalling Statistical Commission decision 49/113,", GA_77) == []


def test_a_resolution_printed_in_the_commissions_report_is_the_commissions():
    found = targets("See E/2001/28/Rev.1, part two, chap. I, resolution 44/20, annex.", GA_77)
    assert ("CND/RES/44/20", "annex") in found


def test_an_item_of_a_list_that_no_head_reaches_is_read_by_its_date():
    assert targets("54/132 of 17 December 1999 and 55/65 of 4 December 2000;", ECOSOC_2021) == [
        ("A/RES/54/132", ""),
        ("A/RES/55/65", ""),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Welcomes the work on HIV/AIDS, done 24/7 by all;",
        "Approves the budget for the biennium 2003/2004;",
        "Takes note of general comment No. 5 (2003) of the Committee;",
        "Decides that the present resolution shall be read again;",
        "agreed by 2/3 of those present;",
    ],
)
def test_look_alikes_are_refused(words):
    assert targets(words) == []


def test_kinds_are_kept_apart():
    found = read("Recalling its resolution 44/3 and its decision 44/3,")
    assert [one.kind for one in found] == [ReferenceKind.RESOLUTION, ReferenceKind.DECISION]
    assert [one.target for one in found] == ["CND/RES/44/3", "CND/DEC/44/3"]


def test_specimens_cite_each_other_by_their_high_numbers():
    identity = CND_45.__class__("cnd", "resolution", "902", 3)
    assert targets("Recalling its resolution 901/2,", identity, None) == [("CND/RES/901/2", "")]

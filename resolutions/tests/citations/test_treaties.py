"""Conventions named in a text."""

import pytest

from resolutions.citations.references import Status
from resolutions.tests.citations.reading import clause, read, targets, text

TRAFFIC = "United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"Mindful of the {TRAFFIC} of 1988,", [("1988", "")]),
        ("Mindful of the Single Convention on Narcotic Drugs, 1961,", [("1961", "")]),
        (
            "Mindful of the Single Convention on Narcotic Drugs of 1961 as amended by the 1972 Protocol,",
            [("1961-as-amended", "")],
        ),
        ("Mindful of the 1961 Convention and of that Convention as amended by the 1972 Protocol,",
         [("1961", ""), ("1961-as-amended", "")]),
        ("Mindful of the 1972 Protocol,", [("1972", "")]),
        ("in line with article 14 of the 1988 Convention,", [("1988", "article 14")]),
        ("in line with articles 38 and 38 bis of the Single Convention,", [("1961", "articles 38 and 38 bis")]),
        ("in line with the 1971 Convention, article 3, paragraph 1 (a) (iv),", [("1971", "article 3, paragraph 1 (a) (iv)")]),
        ("adds it to Schedule II of the 1971 Convention;", [("1971", "Schedule II")]),
        ("under Article 12, paragraph 2, of the Charter of the United Nations,", [("charter", "Article 12, paragraph 2")]),
        ("the International Opium Convention of 23 January 1912,", [("1912", "")]),
        ("the International Opium Convention of 1925,", [("1925", "")]),
        ("the Convention on the Rights of the Child and the Convention against Torture,", [("crc", ""), ("cat", "")]),
        ("the African Charter on Human and Peoples’ Rights,", [("african-charter", "")]),
        ("article 10 of the Geneva Convention relative to the Treatment of Prisoners of War,", [("gc1949-iii", "article 10")]),
    ],
)  # fmt: skip
def test_names_and_articles(words, expected):
    assert targets(words) == expected


def test_a_name_of_two_instruments_is_ambiguous_without_its_year():
    (found,) = read("Mindful of the International Opium Convention,")
    assert found.status is Status.AMBIGUOUS
    assert found.candidates == ("1912", "1925")


def test_the_span_is_the_name_with_its_year_and_its_article():
    (found,) = read("in line with article 2 of the 1988 Convention, as far as possible;")
    assert found.printed == "article 2 of the 1988 Convention"
    (found,) = read(f"in line with the {TRAFFIC} of 1988, article 2;")
    assert found.printed == f"{TRAFFIC} of 1988, article 2"


def test_a_note_mark_between_the_convention_and_its_article_ends_the_span():
    words = f"in line with the {TRAFFIC} of 1988, article 2;"
    at = words.index(" article 2")
    (found,) = read(text(clause("op1", words, marks=[("2", at)])))
    assert found.printed == f"{TRAFFIC} of 1988"
    assert found.pinpoint == "article 2"


def test_an_alias_that_the_text_defines_is_known_from_there_on():
    defined = clause("pp1", "Mindful of the United Nations Convention against Corruption (“the Merida Treaty”),")
    used = clause("op1", "Calls for article 5 of the Merida Treaty to be read;")
    assert [(one.target, one.anchor) for one in read(text(defined, used))] == [("uncac", "pp1"), ("uncac", "op1")]
    assert read(text(used)) == ()


def test_what_is_set_up_by_an_instrument_is_no_alias_of_it():
    defined = clause("pp1", "Mindful of the Rome Statute of the International Criminal Court (“the Court”),")
    assert [one.anchor for one in read(text(defined, clause("op1", "Asks the Court to rest;")))] == ["pp1"]


@pytest.mark.parametrize(
    "words",
    [
        "the 1988 Convention for the Safety of Lighthouses,",
        "the Global Programme of Action for the Protection of Meadows,",
        "the African Charter,",
        "Welcomes document CAT/C/1 and a CRC of cats,",
        "the universal declaration,",
        "the 1987 convention,",
    ],
)
def test_names_that_go_on_as_something_else_are_refused(words):
    assert [target for target, _ in targets(words) if target in ("1988", "gpa1990", "charter", "cat", "udhr")] == []


def test_a_conventions_name_in_the_title_of_a_publication_is_no_citation_of_it():
    note = (
        "Official Records of the United Nations Conference for the Adoption of a Convention against Illicit Traffic in "
        "Narcotic Drugs and Psychotropic Substances, vol. I (United Nations publication, Sales No. E.94.XI.5)."
    )
    assert targets(note) == [("E.94.XI.5", "")]
    commentary = f"See Commentary on the {TRAFFIC} (United Nations publication, Sales No. E.98.XI.5)."
    assert targets(commentary) == [("E.98.XI.5", "")]


def test_a_dash_or_a_no_break_space_inside_a_name_hides_nothing():
    (found,) = read("Mindful of the Single\u00a0Convention on Narcotic\u00a0Drugs,")
    assert found.printed == "Single\u00a0Convention on Narcotic\u00a0Drugs"

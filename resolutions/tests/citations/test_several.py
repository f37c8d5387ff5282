"""Words for several instruments at once."""

from datetime import date

import pytest

from resolutions.citations.references import Status
from resolutions.tests.citations.reading import clause, read, targets, text

THREE = "the Single Convention, the 1971 Convention and the 1988 Convention"


def last(words, day=date(2002, 3, 15)):
    return targets(words, day=day)[-1][0]


@pytest.mark.parametrize(
    "name",
    [
        "the three international drug control conventions",
        "the international drug control conventions",
        "the international drug control treaties",
        "the United Nations drug control conventions",
        "the three drug control treaties",
    ],
)
def test_a_name_of_three_conventions_is_one_reference_to_the_three(name):
    (found,) = read(f"Mindful of {name} and of bells;")
    assert (found.target, found.status) == ("drug-control-conventions", Status.MATCHED)
    assert found.printed == name.removeprefix("the ")


def test_before_1988_the_drug_control_treaties_were_two():
    assert (
        last("Mindful of the international drug control treaties;", date(1980, 2, 1)) == "drug-control-conventions-1971"
    )
    assert last("Mindful of the international drug control treaties;", None) == "drug-control-conventions"


def test_before_1971_there_was_no_group():
    assert targets("Mindful of the international drug control treaties;", day=date(1965, 2, 1)) == []


@pytest.mark.parametrize(
    "words", ["those conventions", "these treaties", "the said Conventions", "the three conventions"]
)
def test_words_that_refer_back_to_the_members_of_a_group_name_the_group(words):
    assert last(f"Mindful of {THREE}, asks States to join {words};") == "drug-control-conventions"


def test_words_that_refer_back_to_others_are_open_with_all_of_them():
    found = read(
        "Mindful of the 1971 Convention and of the Convention against Corruption, asks States to join those conventions;"
    )[-1]
    assert (found.target, found.candidates, found.status) == ("", ("1971", "uncac"), Status.AMBIGUOUS)


def test_the_conventions_referred_to_above_are_those_of_the_paragraph_before():
    first = clause("op1", f"Mindful of {THREE};")
    found = read(text(first, clause("op2", "Asks States to join the conventions referred to above;")))
    assert (found[-1].anchor, found[-1].target) == ("op2", "drug-control-conventions")


def test_a_number_that_does_not_count_the_instruments_named_refers_to_none():
    assert [key for key, _ in targets(f"Mindful of {THREE}, asks States to join those two conventions;")] == [
        "1961", "1971", "1988",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["the conventions", "those conventions on trees", "such treaties in force", "the treaties of peace"]
)
def test_words_that_point_at_nothing_before_are_refused(words):
    assert [key for key, _ in targets(f"Mindful of {THREE} and of {words};")] == ["1961", "1971", "1988"]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("the Convention on the Rights of the Child and the Optional Protocols thereto", "crc-protocols"),
        ("the Convention on the Rights of Persons with Disabilities and its Optional Protocol", "crpd-op"),
        ("the Convention relating to the Status of Refugees and the 1967 Protocol thereto", "refugees-1967"),
        ("the Convention against Transnational Organized Crime and the Protocols thereto", "untoc-protocols"),
    ],
)
def test_protocols_are_those_of_the_convention_named_last(words, slug):
    assert last(f"Mindful of {words};") == slug


def test_protocols_of_a_convention_that_has_none_in_the_tables_are_none():
    assert [key for key, _ in targets("Mindful of the 1988 Convention and the Protocols thereto;")] == ["1988"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the conventions of 1961, 1971 and 1988;", ["1961", "1971", "1988"]),
        ("the 1961 and the 1971 Conventions;", ["1961", "1971"]),
    ],
)
def test_years_that_share_the_word_in_either_order(words, expected):
    assert [key for key, _ in targets(f"Mindful of {words}")] == expected

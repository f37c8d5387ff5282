"""Printed numbers of resolutions."""

import re

import pytest

from resolutions.citations.numbers import NUMBER, Form, Number, letters, number_of

PATTERN = re.compile(NUMBER)


def parse(words):
    found = PATTERN.fullmatch(words)
    return number_of(found) if found else None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("45/9", Number(Form.SLASH, "45", 9)),
        ("57/270 B", Number(Form.SLASH, "57", 270, "B")),
        ("77/128 A-B", Number(Form.SLASH, "77", 128, "A-B")),
        ("76/84 A and B", Number(Form.SLASH, "76", 84, "A-B")),
        ("S-20/4 C", Number(Form.SPECIAL, "S-20", 4, "C")),
        ("ES-10/15", Number(Form.SPECIAL, "ES-10", 15)),
        ("2021/10", Number(Form.ANNUAL, "2021", 10)),
        ("2 (XL)", Number(Form.ROMAN, "40", 2)),
        ("6(S-III)", Number(Form.ROMAN, "S-3", 6)),
        ("217 A (III)", Number(Form.ROMAN, "3", 217, "A")),
        ("436 E (XIV)", Number(Form.ROMAN, "14", 436, "E")),
        ("104 (S-1)", Number(Form.ROMAN, "S-1", 104)),
        ("1952/436(XIV)E", Number(Form.ROMAN, "14", 436, "E")),
        ("1817 (2008)", Number(Form.BY_YEAR, "2008", 1817)),
        ("WHA 18.47", Number(Form.HEALTH, "18", 47)),
    ],
)
def test_every_system_of_numbers_is_read(words, number):
    assert parse(words) == number


@pytest.mark.parametrize("words", ["2003/2004", "12/07", "04/5", "3 (IIII)", "1817 (1908)", "45/9/2", "7 (IC)"])
def test_look_alikes_are_no_numbers(words):
    assert parse(words) is None


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("45/9", {"ga", "cnd", "hrc"}),
        ("45/109", {"ga"}),
        ("24/7", {"hrc"}),
        ("901/3", {"ga", "cnd", "hrc"}),
        ("2 (XL)", {"cnd"}),
        ("2 (CMI)", {"cnd"}),
        ("1577 (L)", {"ecosoc"}),
        ("217 A (III)", {"ga"}),
        ("6 (S-III)", {"cnd"}),
        ("1874 (S-IV)", {"ga"}),
        ("S-20/4 C", {"ga"}),
        ("S-15/1", {"ga", "hrc"}),
        ("ES-11/1", {"ga"}),
        ("2021/10", {"ecosoc"}),
        ("1817 (2008)", {"sc"}),
        ("WHA18.47", {"wha"}),
    ],
)
def test_a_number_fits_the_organs_that_number_so(words, bodies):
    number = parse(words)
    assert {body for body in ("cnd", "ga", "ecosoc", "sc", "hrc", "wha") if number.fits(body)} == bodies


def test_several_letters_are_written_as_a_range():
    assert letters("A, B and C") == "A-C"
    assert letters("A to E") == "A-E"
    assert letters(None) == ""

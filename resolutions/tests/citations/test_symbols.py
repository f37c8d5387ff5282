"""UN document symbols."""

import re

import pytest

from resolutions.citations.symbols import SYMBOL, Symbol, further_suffixes, is_symbol, symbol_key
from resolutions.tests.citations.reading import targets

PATTERN = re.compile(SYMBOL)


@pytest.mark.parametrize(
    "words",
    [
        "E/CN.7/2001/16", "E/CN.7/2016/L.12/Rev.1", "E/CN.7/2008/CRP.13", "E/251", "A/48/286", "A/C.3/78/L.41",
        "A/S-20/11", "A/ES-10/273", "A/CONF.157/24 (Part I)", "A/74/6 (Sect. 17)/Corr.1", "A/73/12 (part II)",
        "S/PRST/2003/7", "S/PV.7813", "A/C.6/79/SR.7", "UNEP/EA.4/Res.11", "FCCC/CP/2015/10/Add.1", "CLCS/11/Add.1/Corr.1",
        "ICCD/COP(15)/23/Add.1", "NPT/CONF.2000/28 (Parts I and II)", "GC.18/INF/4", "E/CN.7/A.C.3/3",
    ],
)  # fmt: skip
def test_symbols_of_known_organs_are_read_whole(words):
    assert PATTERN.fullmatch(words)
    assert is_symbol(words)


@pytest.mark.parametrize(
    "words",
    [
        "HIV/AIDS",
        "24/7",
        "and/or",
        "OEA/Ser.L/III.15",
        "MSC/72/13/2",
        "E/CN.7",
        "98-77509",
        "V.01-82895 (E)",
        "*1516935*",
    ],
)
def test_look_alikes_are_no_symbols(words):
    assert targets(f"Welcomes what {words} has brought about;") == []


def test_blanks_and_stars_are_not_in_the_key():
    assert symbol_key("A/74/6 (Sect. 11)") == "A/74/6(Sect.11)"
    assert symbol_key("A/64/L.63/Rev. 1*") == "A/64/L.63/Rev.1"


def test_a_supplement_has_the_key_of_its_document():
    assert symbol_key("A/52/25(SUPP)") == symbol_key("A/52/25 (supp)") == "A/52/25"


def test_suffixes_belong_to_the_symbol_before_the_list():
    text = "E/1990/39 and Corr.1 and 2 and Add.1."
    found = list(further_suffixes(text, Symbol(0, 9, "E/1990/39")))
    assert [(text[one.start : one.end], one.key) for one in found] == [
        ("Corr.1", "E/1990/39/Corr.1"),
        ("2", "E/1990/39/Corr.2"),
        ("Add.1", "E/1990/39/Add.1"),
    ]


def test_a_suffix_of_the_same_kind_takes_the_place_of_the_last():
    text = "A/77/53/Add.1 and Add.2"
    assert [one.key for one in further_suffixes(text, Symbol(0, 13, "A/77/53/Add.1"))] == ["A/77/53/Add.2"]


def test_a_number_after_a_suffix_that_is_a_resolution_is_none():
    assert targets("See E/2002/28 and Corr.1 and 45/9.")[:2] == [("E/2002/28", ""), ("E/2002/28/Corr.1", "")]


def test_a_double_symbol_names_two_documents():
    assert targets("Takes note of report E/2001/28\u2013E/CN.7/2001/12;") == [("E/2001/28", ""), ("E/CN.7/2001/12", "")]


def test_a_resolution_written_as_a_symbol_is_a_resolution():
    assert targets("as set out in A/RES/S-20/4 C, paragraph 2;") == [("A/RES/S-20/4", "C, paragraph 2")]

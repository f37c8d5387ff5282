"""Keys of references and the identities they stand for."""

import pytest

from resolutions.citations.keys import identity_of, is_roman_session, key_of, printed_session, roman_session
from resolutions.structure.identity import Identity

KEYS = [
    ("A/RES/77/238", Identity("ga", "resolution", "77", 238)),
    ("A/RES/S-20/4", Identity("ga", "resolution", "S-20", 4)),
    ("A/RES/2434(XXIII)", Identity("ga", "resolution", "23", 2434)),
    ("A/RES/1874(S-IV)", Identity("ga", "resolution", "S-4", 1874)),
    ("A/RES/104(S-1)", Identity("ga", "resolution", "S-1", 104)),
    ("A/DEC/56/413", Identity("ga", "decision", "56", 413)),
    ("E/RES/2021/10", Identity("ecosoc", "resolution", "2021", 10)),
    ("E/RES/1577(L)", Identity("ecosoc", "resolution", "50", 1577)),
    ("E/DEC/2012/259", Identity("ecosoc", "decision", "2012", 259)),
    ("S/RES/1817(2008)", Identity("sc", "resolution", "2008", 1817)),
    ("A/HRC/RES/37/42", Identity("hrc", "resolution", "37", 42)),
    ("WHA18.47", Identity("wha", "resolution", "18", 47)),
    ("CND/RES/45/9", Identity("cnd", "resolution", "45", 9)),
    ("CND/RES/40/2", Identity("cnd", "resolution", "40", 2)),
    ("CND/RES/S-3/6", Identity("cnd", "resolution", "S-3", 6)),
    ("CND/DEC/63/17", Identity("cnd", "decision", "63", 17)),
    (
        "CND/DECLARATION/62/ministerial-declaration",
        Identity("cnd", "declaration", "62", None, "", "ministerial-declaration"),
    ),
]


@pytest.mark.parametrize(("key", "identity"), KEYS)
def test_key_and_identity_lead_to_each_other(key, identity):
    assert key_of(identity) == key
    assert identity_of(key) == identity


@pytest.mark.parametrize(
    ("spelling", "key", "letter"),
    [
        ("a/res/2621 (xxv)", "A/RES/2621(XXV)", ""),
        ("A/RES/77/128A-B", "A/RES/77/128", "A-B"),
        ("A/RES/66/253b", "A/RES/66/253", "B"),
        ("A/RES/217(III)A", "A/RES/217(III)", "A"),
        ("S/RES/1817 (2008)", "S/RES/1817(2008)", ""),
        ("E/RES/2018/14*", "E/RES/2018/14", ""),
        ("WHA 18.47", "WHA18.47", ""),
    ],
)
def test_spellings_met_in_links_give_one_key(spelling, key, letter):
    identity = identity_of(spelling)
    assert (key_of(identity), identity.part_letter) == (key, letter)


@pytest.mark.parametrize("words", ["E/CN.7/2001/16", "1988", "E.94.XI.5", "op2", "A/RES/12(MMM", "A/RES/7(IIII)", ""])
def test_what_is_no_resolution_has_no_identity(words):
    assert identity_of(words) is None


def test_the_letter_of_a_part_is_not_in_the_key():
    assert key_of(Identity("ga", "resolution", "S-20", 4, "C")) == "A/RES/S-20/4"


@pytest.mark.parametrize(
    ("body", "session", "is_roman"),
    [
        ("cnd", "40", True), ("cnd", "41", False), ("cnd", "S-3", True), ("cnd", "901", False), ("cnd", "S-901", False),
        ("ga", "30", True), ("ga", "31", False), ("ga", "S-7", True), ("ga", "S-8", False), ("ga", "ES-5", True),
        ("ga", "ES-6", False), ("ecosoc", "63", True), ("ecosoc", "1978", False), ("sc", "2008", False), ("hrc", "5", False),
    ],
)  # fmt: skip
def test_roman_sessions_end_where_the_organ_stopped_writing_them(body, session, is_roman):
    assert is_roman_session(body, session) is is_roman


def test_sessions_are_written_as_in_brackets():
    assert roman_session("40") == "XL"
    assert roman_session("S-3") == "S-III"
    assert printed_session("ga", "S-1") == "S-1"
    assert printed_session("cnd", "S-1") == "S-I"

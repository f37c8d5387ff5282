"""Symbols and designations as single words, however they are typed or printed."""

import pytest

from resolutions.search.terms.symbols import TYPED_SYMBOL, designations, symbol_key, symbols, typed_key
from resolutions.structure.identity import Identity


@pytest.mark.parametrize(
    ("printed", "keys"),
    [
        ("See E/CN.7/2001/16.", ["e/cn.7/2001/16"]),
        ("resolutions 45/9 and 45/10, and S–20/4", ["45/9", "45/10", "s-20/4"]),
        ("A/RES/77/238; A/C.3/75/L.1", ["a/res/77/238", "a/c.3/75/l.1"]),
        ("resolution 2 (XL) of 25 March", ["2(xl)"]),
        ("Council resolution 1577 (L)", ["1577(l)"]),
        ("A/RES/217(III)", ["a/res/217(iii)"]),
        ("resolution 1817 (2008)", ["1817(2008)"]),
        ("Sales No. E.94.XI.5)", ["e.94.xi.5"]),
        ("WHA18.47", ["wha18.47"]),
        ("See E/2002/28–E/CN.7/2002/11.", ["e/2002/28-e/cn.7/2002/11", "e/2002/28", "e/cn.7/2002/11"]),
        ("resolution S–20/4 C of 10 June", ["s-20/4c", "s-20/4"]),
        ("resolutions 77/128 A and B", ["77/128a-b", "77/128"]),
        ("resolution 217 A (III)", ["217a(iii)"]),
        ("A/RES/217(III)A", ["a/res/217a(iii)"]),
        ("第45/9号决议", ["45/9"]),
        ("القرار ٤٥/٩", ["45/9"]),
        ("WHA 18.47", ["wha18.47"]),
        ("45/9 Adopts", ["45/9"]),
        ("and/or HIV/AIDS his/her", []),
        ("paragraph 2 (c)", []),
        ("in 2001 (see below)", []),
    ],
)
def test_symbols_in_a_text(printed, keys):
    assert [token.word for token in symbols(printed)] == keys


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("E/CN.7/2001/16", "e/cn.7/2001/16"),
        ("e/cn.7/2001/16", "e/cn.7/2001/16"),
        ("45/9", "45/9"),
        ("resolution 45/9", "45/9"),
        ("Res. 45/9", "45/9"),
        ("CND 45/9", "cnd/res/45/9"),
        ("CND Res.45/9", "cnd/res/45/9"),
        ("cnd/res/45/9", "cnd/res/45/9"),
        ("CND decision 63/17", "cnd/dec/63/17"),
        ("2 (XL)", "2(xl)"),
        ("2(xl)", "2(xl)"),
        ("S–20/4", "s-20/4"),
        ("A/RES/217 (III)", "a/res/217(iii)"),
        ("UN Doc. E/CN.7/2001/16", "e/cn.7/2001/16"),
        ("General Assembly resolution 77/238", "ga/res/77/238"),
        ("A / RES / 77 / 238", "a/res/77/238"),
        ("resolution No. 45/9", "45/9"),
        ("résolution 45/9", "45/9"),
        ("UNSCR 1817 (2008)", "sc/res/1817(2008)"),
        ("S-20/4 C", "s-20/4c"),
    ],
)
def test_a_symbol_that_is_typed(typed, key):
    found = TYPED_SYMBOL.match(typed)
    assert found
    assert found[0] == typed
    assert typed_key(found) == key


@pytest.mark.parametrize("typed", ["money/laundering", "and", "(2 or 3)", "E/CN", "res", "-45", "N/N:1", "un doc"])
def test_words_that_are_no_symbol(typed):
    assert TYPED_SYMBOL.match(typed) is None


@pytest.mark.parametrize(
    ("identity", "symbol", "expected"),
    [
        (Identity("cnd", "resolution", "40", 2), "", {"40/2", "2(xl)", "cnd/res/40/2"}),
        (Identity("cnd", "resolution", "45", 9), "", {"45/9", "cnd/res/45/9"}),
        (Identity("cnd", "decision", "63", 17), "", {"63/17", "cnd/dec/63/17"}),
        (Identity("ga", "resolution", "77", 238), "A/RES/77/238", {"77/238", "a/res/77/238"}),
        (Identity("ga", "resolution", "S-20", 4, "C"), "", {"s-20/4c", "s-20/4-c", "s-20/4", "a/res/s-20/4"}),
        (Identity("sc", "resolution", "2008", 1817), "", {"1817(2008)", "s/res/1817(2008)"}),
        (Identity("ecosoc", "resolution", "50", 1577), "", {"1577(l)", "e/res/1577(l)"}),
    ],
)
def test_a_resolution_is_looked_for_by_all_its_names(identity, symbol, expected):
    assert expected <= set(designations(identity, symbol))


def test_dashes_blanks_and_capitals_make_no_other_symbol():
    assert symbol_key("S – 20 / 4") == symbol_key("s-20/4") == "s-20/4"

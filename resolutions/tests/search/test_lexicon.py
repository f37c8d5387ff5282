"""The quick way to words gives what the careful one gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.search.index.lexicon import Lexicon, symbol_list, word_list, word_lists
from resolutions.search.terms.symbols import symbols
from resolutions.search.terms.words import words

PARTS = (
    "Co-operation",
    "keeper\u2019s",
    "re-",
    "r\u00e9gime",
    "\u706f\u7b3c",
    "lamps",
    "'s",
    "a_b",
    "E/CN.7/2001/16",
    "sub-co-op",
    "x" * 120,
    "\u2013",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5)).map(" ".join) | st.text())
def test_words_are_those_of_the_careful_way(text):
    assert word_list(text) == words(text)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=4).map(" ".join), max_size=5))
def test_words_of_texts_are_those_of_each(texts):
    assert word_lists(texts) == [words(text) for text in texts]


def test_a_word_has_one_number_in_each_language():
    lexicon = Lexicon()
    assert [*lexicon.numbers(["lamp", "wick", "lamp"], "en")] == [0, 1, 0]
    assert [*lexicon.numbers(["lamp"], "fr")] == [2]
    assert lexicon.terms == [("lamp", "en"), ("wick", "en"), ("lamp", "fr")]


SIGNS = (
    "217(III)",
    "217 A (III)",
    "A/RES/77/238",
    "E.94.XI.5",
    "WHA18.47",
    "WHA 18.47",
    "1817 (2008)",
    "S\u201320/4 C",
    "and/or",
    "(45)",
    "S-20/4",
    "1990.",
    "217 A and B (III) C and D",
    " lamps of all the keepers in each of the harbours ",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SIGNS) | st.text("AWHE/().-1920 ", max_size=6)).map("".join) | st.text())
def test_symbols_are_those_of_the_careful_way(text):
    assert symbol_list(text) == [token.word for token in symbols(text)]

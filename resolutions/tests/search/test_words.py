"""Words, folded alike in texts and queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.stems import spellings, stem
from resolutions.search.words import MAX_WORD, tokens, words


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("International co-operation", ["international", "cooperation"]),
        ("Co\u2011ordination, sub-regional", ["coordination", "subregional"]),
        ("money-laundering", ["money", "laundering"]),
        ("le régime, l’Assemblée", ["le", "regime", "l", "assemblee"]),
        ("re\u0301gime decomposed", ["regime", "decomposed"]),
        ("the Commission’s lanterns", ["the", "commission", "lanterns"]),
        ("1223rd meeting, 15 March", ["1223rd", "meeting", "15", "march"]),
        ("麻醉药品", ["麻醉", "醉药", "药品", "品"]),
        ("2009年", ["2009", "年"]),
        ("Ёлка и край", ["елка", "и", "край"]),
        ("مُخَدِّرات", ["مخدرات"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("snake_case", ["snake", "case"]),
        ("– … ½ ’", ["12"]),
        ("", []),
    ],
)
def test_words_of_a_text(printed, expected):
    assert words(printed) == expected


@given(st.text(max_size=60))
def test_every_token_stands_where_it_says_and_in_order(text):
    at = -1
    for token in tokens(text):
        assert 0 < len(token.word) <= MAX_WORD
        assert at < token.start < token.end <= len(text)
        at = token.start


def test_a_run_of_letters_that_no_index_would_take_is_cut():
    assert words("x" * 5000) == ["x" * MAX_WORD]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organization", "organisations"),
        ("organized", "organise"),
        ("labor", "labour"),
        ("programme", "programs"),
        ("requested", "requests"),
        ("defense", "defence"),
        ("analyze", "analysed"),
    ],
)
def test_forms_and_spellings_of_one_word_have_one_stem(one, other):
    assert stem("en", one) == stem("en", other)


@pytest.mark.parametrize(
    ("one", "other"), [("elaborate", "elabourate"), ("collaborate", "collabourate"), ("size", "sise")]
)
def test_words_that_only_look_alike_keep_apart(one, other):
    assert stem("en", one) != stem("en", other)


def test_each_language_has_its_own_stems():
    assert stem("fr", "drogues") == "fr:drogu" != stem("en", "drogues")
    assert stem("zh", "麻醉") == "zh:麻醉"
    assert stem("ru", "наркотиков") == stem("ru", "наркотики")
    assert stem("es", "drogas") == stem("es", "droga")


def test_a_form_is_found_in_all_its_spellings():
    assert set(spellings("organised")) == {"organised", "organized"}
    assert set(spellings("labor")) == {"labor", "labour"}
    assert spellings("lantern") == ("lantern",)

"""Words, folded alike in texts and queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.terms.stems import spellings, stem, stems
from resolutions.search.terms.words import MAX_WORD, tokens, words


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
        ("二〇〇一年", ["二〇", "〇〇", "〇一", "一年", "年"]),
        ("𠀀𠀁", ["𠀀𠀁", "𠀁"]),
        ("Ёлка и край", ["елка", "и", "край"]),
        ("مُخَدِّرات", ["مخدرات"]),
        ("المخـدرات", ["المخدرات"]),
        ("الأمم إتفاقية آراء", ["الامم", "اتفاقية", "اراء"]),
        ("مسئول ومسؤول", ["مسوول", "ومسوول"]),
        ("٤٥ ۴۵ ４５", ["45", "45", "45"]),
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
        ("licence", "licensed"),
        ("traffic", "trafficking"),
        ("sulphuric", "sulfuric"),
        ("judgement", "judgments"),
        ("enquiry", "inquiries"),
        ("hasheesh", "hashish"),
        ("catalogue", "catalogs"),
        ("practise", "practices"),
        ("gaol", "jails"),
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


@pytest.mark.parametrize(
    "group",
    [
        ("مخدرات", "المخدرات", "للمخدرات", "والمخدرات", "بالمخدرات", "وبالمخدرات", "ومخدرات", "المُخَدِّرات"),
        ("أمم", "الأمم", "الامم", "للأمم", "والأمم"),
        ("مكافحة", "المكافحة", "لمكافحة", "ومكافحة", "بمكافحة", "مكافحه", "ولمكافحة"),
        ("اتفاقية", "الاتفاقيات", "إتفاقية", "لاتفاقية", "اتفاقيات"),
        ("لجنة", "اللجنة", "واللجنة", "للجنة"),
        ("تعاون", "التعاون", "والتعاون", "بالتعاون"),
    ],
)
def test_an_arabic_word_is_found_with_all_that_is_written_in_one_with_it(group):
    sought = stems("ar", words(group[0])[0])
    for printed in group:
        assert stem("ar", words(printed)[0]) in sought, printed


@pytest.mark.parametrize("pasted", ["والمخدرات", "للمخدرات", "ومكافحة", "لمكافحة", "الأمم"])
def test_an_arabic_word_that_is_pasted_finds_itself_without_what_stands_before_it(pasted):
    bare = {"والمخدرات": "مخدرات", "للمخدرات": "مخدرات", "الأمم": "أمم"}.get(pasted, "مكافحة")
    assert stem("ar", words(bare)[0]) in stems("ar", words(pasted)[0])


def test_arabic_words_that_only_begin_alike_keep_apart():
    assert not set(stems("ar", "وزارة")) & {stem("ar", "زهرة")}
    assert stem("ar", "دولة") != stem("ar", "دواء")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "учёт", "учет"), ("ru", "наркотических", "наркотические"), ("ru", "резолюцией", "Резолюция"),
        ("fr", "coopération", "cooperation"), ("fr", "œuvre", "oeuvre"), ("fr", "Réaffirmant", "réaffirme"),
        ("es", "cooperaciones", "cooperación"), ("es", "niños", "ninos"), ("es", "tráfico", "trafico"),
    ],
)  # fmt: skip
def test_accents_and_cases_make_no_other_word(language, one, other):
    assert stem(language, words(one)[0]) == stem(language, words(other)[0])


def test_a_form_is_found_in_all_its_spellings():
    assert set(spellings("organised")) == {"organised", "organized"}
    assert set(spellings("labor")) == {"labor", "labour"}
    assert set(spellings("licensed")) == {"licensed", "licenced"}
    assert set(spellings("labelling")) == {"labeling", "labelling"}
    assert spellings("lantern") == ("lantern",)
    assert spellings("filling") == ("filling",)
    assert spellings("trafficking") == ("trafficking",)

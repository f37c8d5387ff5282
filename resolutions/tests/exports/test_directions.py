"""Symbols in Arabic keep their order; what runs the same way as the words is left alone."""

import pytest

from resolutions.exports.directions import direction_of, turned_stretches


@pytest.mark.parametrize(
    ("text", "language", "stretches"),
    [
        ("في القرار A/RES/77/238، الفقرة 12", "ar", ["A/RES/77/238"]),
        ("القرار 77/238 المؤرخ", "ar", ["77/238"]),
        ("عام 2022", "ar", []),
        (
            "انظر United Nations, Treaty Series, vol. 976, No. 14152.",
            "ar",
            ["United Nations, Treaty Series, vol. 976, No. 14152"],
        ),
        ("A/CONF.157/24 (Part I)، الفصل", "ar", ["A/CONF.157/24", "Part I"]),
        ("E/RES/1577(L) هنا", "ar", ["E/RES/1577(L)"]),
        ("10 January 2023", "ar", ["10 January 2023"]),
        ("Distr.: General", "ar", ["Distr.: General"]),
        ("the word فانوس جديد here", "en", ["فانوس جديد"]),
        ("A/RES/77/238 in English", "en", []),
        ("第77/238号决议", "zh", []),
        ("", "ar", []),
    ],
)
def test_stretches_that_run_the_other_way(text, language, stretches):
    assert [text[start:end] for start, end in turned_stretches(text, language)] == stretches


def test_only_arabic_is_set_from_the_right():
    assert [direction_of(language) for language in ("ar", "en", "zh")] == ["rtl", "ltr", "ltr"]

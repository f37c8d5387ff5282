"""Days in six languages, and words that are no day."""

from datetime import date

import pytest

from resolutions.structure.days import day_pattern, find_day


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("54th plenary meeting, 15 December 2022", "en", date(2022, 12, 15)),
        ("54e séance plénière 15 décembre 2022", "fr", date(2022, 12, 15)),
        ("le 1er mars 2002", "fr", date(2002, 3, 1)),
        ("le 1er août 2002", "fr", date(2002, 8, 1)),
        ("aprobada el 15 de diciembre de 2022", "es", date(2022, 12, 15)),
        ("1 de setiembre de 1999", "es", date(1999, 9, 1)),
        ("15 декабря 2022 года", "ru", date(2022, 12, 15)),
        ("2022年12月15日", "zh", date(2022, 12, 15)),
        ("2022 年 12 月 15 日大会决议", "zh", date(2022, 12, 15)),
        ("الجلسة العامة 54 15 كانون الأول/ديسمبر 2022", "ar", date(2022, 12, 15)),
        ("31 février 2002 puis 1 mars 2002", "fr", date(2002, 3, 1)),
        ("15 décembre 2022", "en", None),
        ("15 brumaire 2022", "fr", None),
        ("115 mars 2002", "fr", None),
        ("2022年13月15日", "zh", None),
    ],
)
def test_day(words, language, day):
    assert find_day(words, language) == day


def test_pattern_has_no_names_that_a_larger_one_could_have_too():
    assert all("?P<" not in day_pattern(language) for language in ("ar", "zh", "en", "fr", "ru", "es", "xx"))

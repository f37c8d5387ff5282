"""Days as the six official languages print them: 15 décembre 2022, 15 декабря 2022 года, 2022年12月15日."""

from __future__ import annotations

import re
from datetime import date

from resolutions.structure.months import MONTHS

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")

_NAMES = {
    "en": MONTHS,
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    # the United Nations print both names of a month: كانون الأول/ديسمبر
    "ar": (
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
}
_OTHER_NAMES = {"fr": {"aout": 8}, "es": {"setiembre": 9}, "ar": {"حزيران/يونيو": 6, "تموز/يوليو": 7}}
_FIRST = {"fr": r"(?:er)?", "es": r"[º°.]?(?: de)?", "ru": "", "ar": "", "en": ""}
_BEFORE_YEAR = {"es": r"(?: de| del)?"}
_CHINESE = re.compile(r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日")


def _months(language: str) -> dict[str, int]:
    numbered = {name.lower(): number for number, name in enumerate(_NAMES[language], 1)}
    return {**numbered, **_OTHER_NAMES.get(language, {})}


_MONTHS = {language: _months(language) for language in _NAMES}
_DAYS = {
    language: re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){_FIRST[language]}\s+"
        rf"(?P<month>{'|'.join(re.escape(name) for name in sorted(_MONTHS[language], key=len, reverse=True))})"
        rf"{_BEFORE_YEAR.get(language, '')}\s+(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
    for language in _NAMES
} | {"zh": _CHINESE}


def day_pattern(language: str) -> str:
    """The form of a day without named groups, to be built into a larger pattern."""
    return re.sub(r"\(\?P<\w+>", "(?:", _DAYS.get(language, _DAYS["en"]).pattern)


def find_day(words: str, language: str) -> date | None:
    """The first day in the words that is one of the calendar.

    >>> find_day("le 1er mars 2002", "fr"), find_day("于2022年12月15日", "zh")
    (datetime.date(2002, 3, 1), datetime.date(2022, 12, 15))
    """
    months = _MONTHS.get(language, {})
    for found in _DAYS.get(language, _DAYS["en"]).finditer(words):
        month = months.get(found["month"].lower()) if language != "zh" else int(found["month"])
        try:
            return date(int(found["year"]), month or 0, int(found["day"]))
        except ValueError:
            continue
    return None

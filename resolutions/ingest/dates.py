"""Dates and meetings as mastheads and adoption lines print them: '15 March 2002', '1223rd meeting'.

A scanner's figures are read only where no date stands in plain ones, and what they were read as is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from resolutions.structure.months import MONTHS

DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
MEETING = r"(?P<meeting>\d{1,5})\s?(?:st|nd|rd|th)(?:\s+\(?(?:resumed|plenary|closed|private|emergency|special)\)?)*\s+meeting"
_DATE = re.compile(rf"(?<!\d){DATE}(?!\d)", re.IGNORECASE)
_MEETING = re.compile(rf"(?<!\d){MEETING}s?\b", re.IGNORECASE)

_MEETINGS = {
    "fr": re.compile(r"(?<!\d)(?P<meeting>\d{1,5})\s?(?:re|e|ème|ᵉ)\s+séance", re.IGNORECASE),
    "es": re.compile(r"(?<!\d)(?P<meeting>\d{1,5})\s?\.?[aª]\s+sesión", re.IGNORECASE),
    "ru": re.compile(r"(?<!\d)(?P<meeting>\d{1,5})[-\u2010-\u2013]?[ея]\s+(?:\w+\s+)?заседание", re.IGNORECASE),
    "zh": re.compile(r"第\s?(?P<meeting>\d{1,5})\s?次(?:全体)?会议"),
    "ar": re.compile(r"الجلسة(?:\s+العامة)?\s+(?P<meeting>\d{1,5})"),
}

_FIGURE = r"[\dlIiOorS%|!\]]"
_LOOKS_LIKE = str.maketrans(
    {"l": "1", "I": "1", "i": "1", "r": "1", "|": "1", "!": "1", "]": "1", "O": "0", "o": "0", "S": "5"}
)
_SCANNED_DATE = re.compile(
    rf"(?<!\w)(?P<day>{_FIGURE}{{1,2}})\s+(?P<month>[A-Z]\w{{2,9}})\s+(?P<year>{_FIGURE}{{3,4}})(?!\w)"
)
_SCANNED_MEETING = re.compile(
    rf"(?<!\w)(?:(?P<meeting>{_FIGURE}{{1,5}})\s?(?:st|nd|rd|th|ih|tb|lh|the)|(?P<ordinal>[A-Za-z]+(?:[\s-]+[a-z]+){{0,4}}?))"
    r"\s+(?:plenary\s+)?meetin\w{1,3}(?!\w)"
)
_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_TEENS = "sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _ordinals() -> dict[str, int]:
    """'forty-ninth' -> 49, 'one hundred and fifth' -> 105."""
    below = {word: value for value, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)}
    for tens, word in enumerate(_TENS.split(), 2):
        below[f"{word[:-1]}ieth"] = tens * 10
        below |= {f"{word}-{unit}": tens * 10 + value for value, unit in enumerate(_UNITS.split()[:9], 1)}
    hundreds = {"hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300}
    above = {f"{name} and {word}": base + value for name, base in hundreds.items() for word, value in below.items()}
    return below | above


_ORDINALS = _ordinals()


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, and how it is printed where a scanner's figures had to be read."""

    value: date
    scanned: str = ""


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """The number of a meeting, and how it is printed where it is not in plain figures."""

    value: int
    scanned: str = ""


def find_date(words: str) -> date | None:
    """The first date that is one: '31 February 2002' is none."""
    for found in _DATE.finditer(words):
        read = _date(found["day"], found["month"].lower(), found["year"])
        if read is not None:
            return read
    return None


def read_date(words: str) -> ReadDate | None:
    """'r9 November r946' -> 19 November 1946, with the words that it was read from."""
    plain = find_date(words)
    if plain is not None:
        return ReadDate(plain)
    for found in _SCANNED_DATE.finditer(words):
        month = get_close_matches(found["month"].capitalize(), MONTHS, n=1, cutoff=0.75)
        year = found["year"].replace("%", "96").translate(_LOOKS_LIKE)
        day = found["day"].translate(_LOOKS_LIKE)
        read = _date(day, month[0].lower(), year) if month and day.isdigit() and len(year) == 4 else None
        if read is not None:
            return ReadDate(read, found[0])
    return None


def find_meeting(words: str, language: str = "en") -> int | None:
    """'56th (resumed) plenary meeting' -> 56; ('54e séance plénière', 'fr') -> 54."""
    found = _MEETINGS.get(language, _MEETING).search(words)
    return int(found["meeting"]) if found else None


def read_meeting(words: str) -> ReadMeeting | None:
    """'Forty-ninth plenary meeting' -> 49, ']05th plenary meetinR' -> 105."""
    plain = find_meeting(words)
    if plain is not None:
        return ReadMeeting(plain)
    for found in _SCANNED_MEETING.finditer(words):
        if found["ordinal"] is not None:
            value = _ORDINALS.get(re.sub(r"\s*-\s*", "-", " ".join(found["ordinal"].lower().split())))
        else:
            figures = found["meeting"].translate(_LOOKS_LIKE)
            value = int(figures) if figures.isdigit() else None
        if value is not None:
            return ReadMeeting(value, "" if found["ordinal"] else found[0])
    return None


def is_date(words: str) -> bool:
    """Whether the words are a date and nothing else."""
    return _DATE.fullmatch(words.strip(" .*")) is not None


def is_scanned_occasion(words: str) -> bool:
    """Whether the words are a meeting, a date or both, in a scanner's figures: '105 th plenary meetinR'."""
    rest = words.strip()
    is_any = False
    for form, read in ((_SCANNED_MEETING, read_meeting), (_SCANNED_DATE, read_date)):
        found = form.match(rest)
        if found is not None and read(found[0]) is not None:
            rest, is_any = rest[found.end() :].lstrip(" ,.;"), True
    return is_any and not rest


def _date(day: str, month: str, year: str) -> date | None:
    names = [name.lower() for name in MONTHS]
    try:
        return date(int(year), names.index(month) + 1, int(day))
    except ValueError:
        return None

"""Dates and meetings as mastheads and adoption lines print them: '15 March 2002', '1223rd meeting'."""

from __future__ import annotations

import re
from datetime import date

from resolutions.structure.months import MONTHS

DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
MEETING = r"(?P<meeting>\d{1,5})\s?(?:st|nd|rd|th)(?:\s+\(?(?:resumed|plenary|closed|private|emergency|special)\)?)*\s+meeting"
_DATE = re.compile(rf"(?<!\d){DATE}(?!\d)", re.IGNORECASE)
_MEETING = re.compile(rf"(?<!\d){MEETING}s?\b", re.IGNORECASE)


def find_date(words: str) -> date | None:
    """The first date that is one: '31 February 2002' is none."""
    for found in _DATE.finditer(words):
        month = [name.lower() for name in MONTHS].index(found["month"].lower()) + 1
        try:
            return date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            continue
    return None


def find_meeting(words: str) -> int | None:
    """'56th (resumed) plenary meeting' -> 56."""
    found = _MEETING.search(words)
    return int(found["meeting"]) if found else None


def is_date(words: str) -> bool:
    """Whether the words are a date and nothing else."""
    return _DATE.fullmatch(words.strip(" .*")) is not None

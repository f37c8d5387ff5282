"""Days as the UN prints them: "28 October 1993"; also within a list that shares a month or a year."""

from __future__ import annotations

import re
from datetime import date

from resolutions.structure.months import MONTHS

DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_DATE = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")


def parse_date(words: str) -> date | None:
    """'28 October 1993' -> date(1993, 10, 28); None for words that are no day of any calendar."""
    found = _DATE.search(words)
    month = _NUMBERS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return None
    try:
        return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None

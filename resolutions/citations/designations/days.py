"""Days as people write them: "Mar. 15, 2002", "15th of March 2002" -> "15 March 2002"."""

from __future__ import annotations

import re

from resolutions.citations.designations.levelling import Rule, rule
from resolutions.structure.months import MONTHS

_MONTH = rf"(?P<month>{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\.?"


def _printed(found: re.Match[str]) -> str:
    month = next(name for name in MONTHS if name[:3].lower() == found["month"].lower())
    return f"{int(found['day'])} {month} {found['year']}"


DAYS: tuple[Rule, ...] = (
    rule(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b", _printed),
    rule(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>(?:19|20)\d\d)\b", _printed),
)

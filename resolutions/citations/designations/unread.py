"""Words that look like a citation and were not read, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.citations.designations.readings import Why

_PATTERNS = (
    (re.compile(r"\b[Ii]bid\b\.?"), Why.NAMED_BEFORE),
    (
        re.compile(
            r"\b(?:[Tt]he|[Tt]hat|[Tt]hose|[Tt]he said) (?:Convention|Protocol|Covenant)s?\b(?! (?:on|for|against|of|to) )"
        ),
        Why.NAMED_BEFORE,
    ),
    (re.compile(r"Security Council resolutions? \d{1,4}(?![\d/]| ?\()"), Why.NO_YEAR),
    (re.compile(r"\bS/RES/\d{1,4}(?![\d/(]| \()"), Why.NO_YEAR),
)
_SLASHED = re.compile(r"(?<![\w/])\d{1,4}/\d{1,4}(?:/\d{2,4})?(?![\w/])")


def find_unread(text: str, *, is_short: bool) -> Iterator[tuple[int, int, Why]]:
    """What stands in the levelled words, also where it was read all the same: the caller leaves that out."""
    for pattern, why in _PATTERNS:
        for found in pattern.finditer(text):
            yield found.start(), found.end(), why
    if is_short:
        for found in _SLASHED.finditer(text):
            yield found.start(), found.end(), Why.LOOK_ALIKE

"""Stretches that run against the direction of the words around them: symbols and numbers in Arabic, Arabic in English.

A symbol holds signs without a direction of their own, and the rules of mixed directions would print A/RES/77/238 in an
Arabic paragraph as 238/77/RES/A. Whoever shows words sets such a stretch apart: <bdi> in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

RTL_LANGUAGES = frozenset({"ar"})

_SIGNS = r"[/.:()\[\]_@?=&#%+,'\u2010\u2011\u2013-]"
_LATIN = r"[A-Za-z0-9\u00c0-\u024f]"
_LTR = re.compile(rf"(?<![^\W_]){_LATIN}+(?:(?:{_SIGNS}+|[,.;:]{{0,2}} ){_LATIN}+)*")
_IS_TURNED = re.compile(rf"[A-Za-z\u00c0-\u024f]|{_LATIN}{_SIGNS}+{_LATIN}")
_RTL_LETTER = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_RTL = re.compile(rf"{_RTL_LETTER}+(?:[^\w\n]+{_RTL_LETTER}+)*")


def direction_of(language: str) -> str:
    """'rtl' for Arabic, 'ltr' for the others."""
    return "rtl" if language in RTL_LANGUAGES else "ltr"


def turned_stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the direction turns and signs could be thrown about: (start, end), in order.

    >>> list(turned_stretches("في القرار A/RES/77/238،", "ar"))
    [(10, 22)]
    """
    pattern = _LTR if direction_of(language) == "rtl" else _RTL
    for found in pattern.finditer(text):
        if pattern is _RTL or _IS_TURNED.search(found[0]):
            closing = text[found.end() : found.end() + 1] == ")" and found[0].count("(") > found[0].count(")")
            yield found.start(), found.end() + closing

"""Ordinal numbers in words: "third" -> 3, "twenty-first" -> 21, "42nd" -> 42."""

from __future__ import annotations

import re

ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def from_ordinal(words: str) -> int | None:
    """The number that an ordinal below one hundred, or one in figures, stands for; None for other words."""
    lowered = words.lower()
    figures = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", lowered)
    if figures:
        return int(figures[1])
    if lowered in ORDINALS:
        return ORDINALS.index(lowered) + 1
    tens, dash, ones = lowered.partition("-")
    if dash and tens in TENS and ones in ORDINALS[:9]:
        return TENS[tens] + ORDINALS.index(ones) + 1
    return next((number for name, number in TENS.items() if lowered == f"{name[:-1]}ieth"), None)

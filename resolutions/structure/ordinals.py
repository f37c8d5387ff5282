"""Ordinal numbers in words: "third" <-> 3, "twenty-first" <-> 21; read in figures too, "42nd" -> 42."""

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
_NAMES = {number: name for name, number in TENS.items()}


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


def to_ordinal(number: int) -> str:
    """13 -> 'thirteenth', 42 -> 'forty-second'; digits from 100 on."""
    if number <= 20:
        return ORDINALS[number - 1]
    tens, ones = divmod(number, 10)
    if tens >= 10:
        return f"{number}{_suffix(number)}"
    if not ones:
        return f"{_NAMES[number][:-1]}ieth"
    return f"{_NAMES[tens * 10]}-{ORDINALS[ones - 1]}"


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")

"""Roman numerals as the UN prints sessions and sections: XL, S-III, II."""

from __future__ import annotations

import re

_VALUES = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)


def to_roman(number: int) -> str:
    """40 -> 'XL'; numbers from 1 to 3999."""
    out = []
    for value, letters in _VALUES:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def from_roman(letters: str) -> int | None:
    """'XL' or 'xl' -> 40; None for anything that is not a well-formed numeral."""
    if not letters or _ROMAN.fullmatch(letters) is None:
        return None
    rest, total = letters.upper(), 0
    for value, sign in _VALUES:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total

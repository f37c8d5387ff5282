"""Printed labels: '12.', '(a)', '(iv)', 'xx)', '•', and what each may mean: '(i)' is a letter or a Roman one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.structure.numerals import from_roman, to_roman


class Style(StrEnum):
    """A row of labels that count on: (a) (b) (c) are one, (i) (ii) another. NUMBER is a paragraph's own."""

    NUMBER = "1."
    BRACKETED = "(1)"
    LETTER = "(a)"
    CAPITAL = "(A)"
    SMALL = "a."
    ROMAN = "(i)"
    BULLET = "•"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words of a paragraph. `length` counts it with the blanks after it.

    read: the label that is meant, where a scanner printed another ("l." is read as "1."), else "".
    """

    printed: str
    length: int
    readings: tuple[tuple[Style, int], ...]
    read: str = ""

    @property
    def repair(self) -> str:
        """What a person is told of a label that is not read as it is printed; "" where it is."""
        return f"number {self.printed} read as {self.read}" if self.read else ""

    @property
    def is_number(self) -> bool:
        return self.readings[0][0] == Style.NUMBER

    @property
    def value(self) -> int:
        return self.readings[0][1]

    @property
    def before(self) -> set[str]:
        """The labels that this one may count on from, as printed in a sentence: '(c)' -> {'(b)'}."""
        letters = {f"({chr(95 + value)})" for style, value in self.readings if style == Style.LETTER and 1 < value < 27}
        numerals = (to_roman(value - 1).lower() for style, value in self.readings if style == Style.ROMAN and value > 1)
        return letters | {f"({numeral})" for numeral in numerals}

    def value_as(self, style: Style) -> int | None:
        return next((value for reading, value in self.readings if reading == style), None)


_NUMBER = re.compile(r"\s*(?P<printed>(?P<value>\d{1,3})(?: ?(?:bis|ter|quater)\b)? ?\.)(?=\s+\S|\s*$)\s*")
_BRACKETS = re.compile(r"\s*(?P<printed>\(?(?P<inner>[a-z]{1,2}|[ivxl]{1,7}|[A-Z]|\d{1,2})\))(?=\s+\S|\s*$)\s*")
_BULLET = re.compile(r"\s*(?P<printed>[•●▪◦–—])(?=\s+\S)\s*|\s*(?P<alone>[•●▪◦–—])\s*$")


def parse_label(words: str) -> Label | None:
    """'(b) To report' -> Label('(b)', 4, ((Style.LETTER, 2),)); None where the words begin without a label."""
    found = _NUMBER.match(words)
    if found is not None:
        return Label(found["printed"], found.end(), ((Style.NUMBER, int(found["value"])),))
    found = _BRACKETS.match(words)
    if found is not None:
        return Label(found["printed"], found.end(), _readings(found["inner"]))
    found = _BULLET.match(words)
    if found is not None:
        return Label(found["printed"] or found["alone"], found.end(), ((Style.BULLET, 1),))
    return None


def _readings(inner: str) -> tuple[tuple[Style, int], ...]:
    if inner.isdigit():
        return ((Style.BRACKETED, int(inner)),)
    if inner.isupper():
        return ((Style.CAPITAL, ord(inner) - 64),)
    out: list[tuple[Style, int]] = []
    if len(inner) == 1 or (len(inner) == 2 and inner[0] == inner[1]):
        out.append((Style.LETTER, ord(inner[0]) - 96 + 26 * (len(inner) - 1)))
    numeral = from_roman(inner)
    if numeral is not None and numeral < 60:
        out.append((Style.ROMAN, numeral))
    return tuple(out) or ((Style.LETTER, ord(inner[0]) - 96),)

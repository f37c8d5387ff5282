"""Labels that a browser counts and no byte of the page holds: (a), (b), (c) of a list.

Capitals and figures are given as the UN prints labels: "(a)", "(i)", "1."; a list of figures inside another is "(1)",
so that it is not taken for the paragraph's own number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.ingest.readers.html.css import Declarations
from resolutions.ingest.readers.html.parsing import Element, tag_of
from resolutions.structure.numerals import to_roman

BULLET = "•"
PRINTED = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,7}|[A-Z])[.)]|\[\d{1,3}\]|\d{1,3}/|[•●▪◦–—-])(?=\s|$)")
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "1", "none": "none", "disc": "disc", "circle": "disc", "square": "disc",
}  # fmt: skip
_LAST = 702  # zz; a longer list goes on in figures


@dataclass(slots=True)
class Counter:
    """One open list. kind: "1", "a", "A", "i", "I", "disc" or "none"."""

    kind: str
    value: int
    step: int
    is_inside: bool

    def label(self, item: Element) -> str:
        """The label of the next item, which counts on from it; "" where the list shows none."""
        said = item.get("value") or ""
        if re.fullmatch(r"-?\d{1,4}", said):
            self.value = int(said)
        printed = _printed(self.kind, self.value, self.is_inside)
        self.value += self.step
        return printed


def open_list(element: Element, said: Declarations, *, is_inside: bool, is_announced: bool) -> Counter:
    """The counter of an <ol> or <ul>, `is_inside` another list.

    Bullets are words of the text only where a paragraph that ends in a colon announces the list.
    """
    given = said.get("list-style-type") or said.get("list-style") or ""
    kind = next((_TYPES[word] for word in given.split() if word in _TYPES), "")
    if tag_of(element) != "ol":
        return Counter(kind if kind and kind != "disc" else "disc" if is_announced else "none", 1, 1, is_inside)
    kind = kind or _type(element.get("type") or "1")
    is_reversed = element.get("reversed") is not None
    first = element.get("start") or ""
    begin = (
        int(first)
        if re.fullmatch(r"-?\d{1,4}", first)
        else sum(1 for _ in element.iterchildren("li"))
        if is_reversed
        else 1
    )
    return Counter(kind, begin, -1 if is_reversed else 1, is_inside)


def _type(printed: str) -> str:
    return printed if printed in ("1", "a", "A", "i", "I") else "1"


def _printed(kind: str, value: int, is_inside: bool) -> str:
    if kind == "none":
        return ""
    if kind == "disc":
        return BULLET
    if kind == "1" or not 0 < value <= _LAST:
        return f"({value})" if is_inside else f"{value}."
    if kind in "iI":
        numeral = to_roman(value)
        return f"({numeral.lower()})" if kind == "i" else f"{numeral}."
    letters = _letters(value)
    return f"({letters})" if kind == "a" else f"{letters.upper()}."


def _letters(value: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, as the UN goes on after z."""
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)

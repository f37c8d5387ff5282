"""Places in the same text: "paragraph 2 above", "section I, paragraph 2, above", "paragraph 1 (a) of the present resolution"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.structure.numerals import from_roman

_ITEMS = r"(?: ?\([a-z]{1,5}\))*"
_INTERNAL = re.compile(
    r"\b(?:[Ss]ect(?:ion|\.) (?P<section>[IVXL]{1,5}|\d{1,2}),? )?"
    rf"(?:[Oo]perative )?(?:[Pp]aragraphs?|[Pp]aras?\.) (?P<labels>\d{{1,3}}{_ITEMS}"
    rf"(?:(?:, | and |, and | or | to |-)\d{{1,3}}{_ITEMS}){{0,9}})"
    r",? (?:above|below|of the present (?:resolution|decision)|of this resolution|hereof)\b"
)
_SUB = re.compile(r"\b[Ss]ub-?paragraphs? (?P<items>\([a-z]{1,5}\)) (?:above|below)\b")
_LABEL = re.compile(rf"(?P<number>\d{{1,3}})(?P<items>{_ITEMS})")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at [start, end): `unit` is the paragraph's number and items, '2' or '1-a'; `section` is 1 for I."""

    start: int
    end: int
    unit: str
    section: int | None = None


def find_places(text: str) -> Iterator[Place]:
    """One for each paragraph named; a single one takes in the whole phrase, several their own number each."""
    for found in _INTERNAL.finditer(text):
        section = _arabic(found["section"])
        labels = list(_LABEL.finditer(text, *found.span("labels")))
        for label in labels:
            items = "".join(f"-{item}" for item in re.findall(r"[a-z]+", label["items"]))
            start, end = found.span() if len(labels) == 1 else label.span()
            yield Place(start, end, label["number"] + items, section)
    for found in _SUB.finditer(text):
        yield Place(found.start(), found.end(), "-" + found["items"].strip("()"))


def _arabic(label: str | None) -> int | None:
    return (int(label) if label.isdigit() else from_roman(label)) if label else None

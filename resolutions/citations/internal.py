"""Places in the same text: "paragraph 2 above", "paragraphs 2 to 4 above", "section II above", "annex I to the present resolution".

"The present resolution" alone is no reference: it leads from a text to itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from resolutions.structure.numerals import from_roman

_ITEMS = r"(?: ?\([a-z]{1,5}\))*"
_GAP = r"(?:, | and |, and | or | to |-)"
_HERE = r"(?:above|below|hereof|of (?:the present|this) (?:resolution|decision))"
_SIGNS = ("above", "below", "hereof", "the present", "this resolution", "this decision")
_INTERNAL = re.compile(
    r"\b(?:[Ss]ect(?:ion|\.) (?P<section>[IVXL]{1,5}|\d{1,2}),? )?"
    rf"(?P<words>(?:[Oo]perative )?(?:[Pp]aragraphs?|[Pp]aras?\.) (?P<labels>\d{{1,3}}{_ITEMS}(?:{_GAP}\d{{1,3}}{_ITEMS}){{0,9}}))"
    rf",? {_HERE}\b"
)
_SUB = re.compile(r"\b[Ss]ub-?paragraphs? (?P<items>\([a-z]{1,5}\)) (?:above|below)\b")
_LABEL = re.compile(rf"(?P<number>\d{{1,3}})(?P<items>{_ITEMS})(?:(?: to |-)(?P<last>\d{{1,3}})(?![\d ]*\())?")
_SECTION = re.compile(rf"\b[Ss]ect(?:ion|\.) (?P<label>[IVXL]{{1,5}}|\d{{1,2}}),? {_HERE}\b")
_ANNEX = re.compile(
    r"\b(?:[Aa]nnex(?: (?P<label>[IVXL]{1,5}|\d{1,2}))?,? (?:to|of) (?:the present|this) (?:resolution|decision)"
    r"|[Aa]nnexed to (?:the present|this) (?:resolution|decision)"
    r"|[Aa]nnex (?P<below>[IVXL]{1,5}|\d{1,2}),? (?:above|below))\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at [start, end): `unit` is the paragraph's number and items, '2' or '1-a'; `section` is 1 for I.

    through: the last paragraph of a range, with what the words say in `pinpoint`; scope: "s2" or "annex1" for the
    whole of a section or an annex, which has no unit.
    """

    start: int
    end: int
    unit: str = ""
    section: int | None = None
    pinpoint: str = ""
    scope: str = ""


def find_places(text: str) -> Iterator[Place]:
    """One for each paragraph or range named; a single one takes in the whole phrase, several their own number each."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _INTERNAL.finditer(text):
        section = _arabic(found["section"])
        labels = list(_LABEL.finditer(text, *found.span("labels")))
        for label in labels:
            items = "".join(f"-{item}" for item in re.findall(r"[a-z]+", label["items"]))
            start, end = found.span() if len(labels) == 1 else label.span()
            is_range = label["last"] and not items
            pinpoint = f"paragraphs {label['number']} to {label['last']}" if is_range else ""
            yield Place(start, end, label["number"] + items, section, pinpoint)
    for found in _SUB.finditer(text):
        yield Place(found.start(), found.end(), "-" + found["items"].strip("()"))
    for found in _SECTION.finditer(text):
        yield Place(*found.span(), scope=f"s{_arabic(found['label'])}")
    for found in _ANNEX.finditer(text):
        yield Place(*found.span(), scope=f"annex{_arabic(found['label'] or found['below']) or 1}")


def target_of(place: Place, anchor: str, anchors: Collection[str]) -> tuple[str, bool]:
    """The token that a place named in the paragraph `anchor` has, and whether it is there.

    The same scope comes first (s1-op2 from within s1), then the text; in an annex its own paragraphs.
    """
    if place.scope:
        within = (token for token in anchors if token.startswith(f"{place.scope}-"))
        first = next(within, "")
        return first or place.scope, bool(first)
    candidates = [f"s{place.section}-op{place.unit}"] if place.section else _anchors_of(anchor, place.unit)
    held = next((token for token in candidates if token in anchors), "")
    return held or candidates[-1], bool(held)


def _anchors_of(anchor: str, unit: str) -> list[str]:
    if unit.startswith("-"):
        root = re.match(r"(?:[a-z]+\d*-)*?(?:op|p|pp)\d+[a-z]*", anchor)
        return [(root[0] if root else anchor) + unit]
    scope = re.match(r"(?:part[ivxlc]+|s\d+|annex\d+(?:-s\d+)?|text\d+)-", anchor)
    names = ("p", "op") if anchor.startswith("annex") else ("op",)
    return [f"{scope[0]}{name}{unit}" for name in names if scope] + [f"op{unit}"]


def _arabic(label: str | None) -> int | None:
    return (int(label) if label.isdigit() else from_roman(label)) if label else None

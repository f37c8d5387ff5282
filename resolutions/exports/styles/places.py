"""A place of a text in the words of a style: 'paragraph 2 (a)', 'para. 2 (a)', '¶ 2(a)', 'pmbl. para 3'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.errors import AnchorError
from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.numerals import to_roman
from resolutions.structure.ordinals import to_ordinal

_SCOPE = re.compile(r"(annex|s|part|text)(\w+)")
_UNIT = re.compile(r"(?P<kind>pp|op|p|t|h|fn)-?(?P<star>star)?(?P<number>\d*)(?P<letter>[a-z]*)(?:-r(?P<row>\d+))?")


@dataclass(frozen=True, slots=True)
class Manner:
    """The words of a style. paragraph: one and several; gap: what stands before '(a)'; to: what joins a range.

    preambular: one and several of the words before a number; empty where ordinals are written ('third preambular …').
    """

    paragraph: tuple[str, str]
    section: str
    gap: str = ""
    to: str = "–"
    preambular: tuple[str, str] = ("", "")


def place_words(token: str, manner: Manner, called_in: str = "") -> str:
    """The words of a token, "" for one that is no address.

    'op3..op5' -> 'paragraphs 3 to 5'; a note goes after the paragraph that calls it: 'para. 3, footnote 2'.
    """
    first, _, last = token.partition("..")
    try:
        begin, end = parse_anchor(first), parse_anchor(last or first)
    except AnchorError:
        return ""
    if begin.is_note and called_in:
        return f"{place_words(called_in, manner)}, {_unit(begin, manner)}"
    if last:
        return _range(begin, end, manner)
    return _joined([*_scopes(begin, manner), _unit(begin, manner)])


def _joined(words: list[str]) -> str:
    return ", ".join(part for part in words if part)


def _range(begin: Anchor, end: Anchor, manner: Manner) -> str:
    """'paragraphs 3 to 5', 'paragraph 2 (a) to (c)', 'third to fifth preambular paragraphs'; else both ends in full."""
    kinds = {_UNIT.sub(r"\g<kind>", anchor.unit) for anchor in (begin, end)}
    if begin.scope == end.scope and kinds <= {"pp", "op", "p"} and len(kinds) == 1:
        if not begin.items and not end.items:
            return _joined([*_scopes(begin, manner), _several(begin, end, manner)])
        if begin.unit == end.unit and begin.items[:-1] == end.items[:-1] and end.items:
            return f"{_joined([*_scopes(begin, manner), _unit(begin, manner)])}{manner.to}({end.items[-1]})"
    return " to ".join(_joined([*_scopes(anchor, manner), _unit(anchor, manner)]) for anchor in (begin, end))


def _several(begin: Anchor, end: Anchor, manner: Manner) -> str:
    if not begin.unit.startswith("pp"):
        return f"{manner.paragraph[1]} {_number(begin)}{manner.to}{_number(end)}"
    if manner.preambular[1]:
        return f"{manner.preambular[1]} {_number(begin)}{manner.to}{_number(end)}"
    return f"{_ordinal(begin)} to {_ordinal(end)} preambular paragraphs"


def _scopes(anchor: Anchor, manner: Manner) -> list[str]:
    """'annex2-s1' -> ['annex II', 'section I']."""
    return [_scope(part, manner) for part in anchor.scope.split("-") if part]


def _scope(part: str, manner: Manner) -> str:
    found = _SCOPE.fullmatch(part)
    if found is None:
        return ""
    if found[1] == "part":
        return f"part {found[2].upper()}"
    return f"{manner.section if found[1] == 's' else found[1]} {to_roman(int(found[2]))}"


def _unit(anchor: Anchor, manner: Manner) -> str:
    if anchor.unit == "title":
        return "title"
    found = _UNIT.fullmatch(anchor.unit)
    if found is None:
        return ""
    items = "".join(f"{manner.gap}({item})" for item in anchor.items if item != "end")
    if found["kind"] == "pp":
        return f"{_preambular(anchor, manner)}{items}"
    if found["kind"] in ("op", "p"):
        return f"{manner.paragraph[0]} {_number(anchor)}{items}"
    if found["kind"] == "fn":
        return f"footnote {'*' * int(found['number']) if found['star'] else found['number'] + found['letter']}"
    row = f", row {found['row']}" if found["row"] else ""
    return f"{'table' if found['kind'] == 't' else 'heading'} {found['number']}{row}"


def _preambular(anchor: Anchor, manner: Manner) -> str:
    if manner.preambular[0]:
        return f"{manner.preambular[0]} {_number(anchor)}"
    ordinals = _ordinal(anchor)
    return f"preambular paragraph {ordinals}" if ordinals[0].isdigit() else f"{ordinals} preambular paragraph"


def _ordinal(anchor: Anchor) -> str:
    """'third' for pp3; an inserted paragraph has no ordinal: '5a' for pp5a."""
    number = _number(anchor)
    return to_ordinal(int(number)) if number.isdigit() and int(number) < 100 else number


def _number(anchor: Anchor) -> str:
    """The number of a paragraph as it is written: '3', '5a', '12 bis'."""
    found = _UNIT.fullmatch(anchor.unit)
    if found is None:
        return ""
    letter = f" {found['letter']}" if found["letter"] in ("bis", "ter") else found["letter"]
    return f"{found['number']}{letter}"

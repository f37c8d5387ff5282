"""Printed words on one line: *italics*, [^33] where note 33 is called, a backslash before what is meant as it stands."""

from __future__ import annotations

from resolutions.exports.canonical_form import escaped
from resolutions.structure.nodes import Words


def write_words(words: Words) -> str:
    """Words("of 1988,", marks=(Mark("33", 8),)) -> "of 1988,[^33]"."""
    out: list[str] = []
    at = 0
    for place, sign in _signs(words):
        out += [_plain(words.text[at:place]), sign]
        at = place
    out.append(_plain(words.text[at:]))
    return "".join(out)


def write_cell(words: Words) -> str:
    """As words; a bar inside a cell gets a backslash."""
    return write_words(words).replace("|", "\\|")


def write_mark(marker: str) -> str:
    """'33' -> '[^33]'."""
    return f"[^{escaped(marker, ']')}]"


def _signs(words: Words) -> list[tuple[int, str]]:
    """Every sign with its offset. Where several stand together: the end of italics, marks, the beginning of italics."""
    signs = [(end, 0, index, "*") for index, (_begin, end) in enumerate(words.italics)]
    signs += [(mark.at, 1, index, write_mark(mark.marker)) for index, mark in enumerate(words.marks)]
    signs += [(begin, 2, index, "*") for index, (begin, _end) in enumerate(words.italics)]
    return [(place, sign) for place, _order, _index, sign in sorted(signs)]


def _plain(text: str) -> str:
    return escaped(text, "*").replace("[^", "\\[^")

"""Printed words cut into runs that each have one look: what the template lays side by side.

A run is {"t": words} with "i" for italics and "h" for where it leads; {"d": direction, "of": runs} for a stretch that
runs the other way; a call of a note is {"n": which note, "first": whether the note stands at the foot of this page}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from resolutions.exports.directions import direction_of, turned_stretches
from resolutions.structure.nodes import Footnote, Mark, Words

Run = dict[str, Any]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufdd0-\ufdef]")


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of words that leads somewhere: an address, or '#op2' inside the document."""

    start: int
    end: int
    href: str


@dataclass
class NoteCalls:
    """Which notes were called so far: the first call of a note sets it at the foot of the page."""

    notes: Sequence[Footnote]
    called: set[int] = field(default_factory=set)
    _places: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._places = {note.marker: at for at, note in reversed(list(enumerate(self.notes)))}

    def call(self, mark: Mark) -> Run:
        at = self._places.get(mark.marker)
        if at is None:
            return {"t": printable(mark.marker), "s": True}
        is_first = at not in self.called
        self.called.add(at)
        return {"n": at, "first": is_first}


def runs_of(words: Words, links: Iterable[Link], calls: NoteCalls, language: str) -> list[Run]:
    """The runs of one paragraph in printed order; of two links that overlap the first keeps its words."""
    text, length = words.text, len(words.text)
    kept = _without_overlap(links, length)
    turned = list(turned_stretches(text, language))
    marks: dict[int, list[Mark]] = {}
    for mark in words.marks:
        marks.setdefault(min(max(mark.at, 0), length), []).append(mark)
    italics = [(start, min(end, length)) for start, end in words.italics if start < end]
    spans = [*italics, *turned, *((link.start, link.end) for link in kept)]
    cuts = sorted({0, length, *marks, *(at for span in spans for at in span)})
    pieces: list[tuple[int, Run]] = []
    for begin, end in zip(cuts, [*cuts[1:], length], strict=True):
        pieces += [(begin, calls.call(mark)) for mark in marks.get(begin, ())]
        run: Run = {"t": printable(text[begin:end])}
        if any(start <= begin < stop for start, stop in italics):
            run["i"] = True
        leads = next((link.href for link in kept if link.start <= begin < link.end), "")
        if leads:
            run["h"] = leads
        if run["t"]:
            pieces.append((begin, run))
    return _turned(pieces, turned, language)


def _turned(pieces: Sequence[tuple[int, Run]], turned: Sequence[tuple[int, int]], language: str) -> list[Run]:
    """What stands in one stretch of the other direction is set apart as a whole: its italics must not change places."""
    other = "ltr" if direction_of(language) == "rtl" else "rtl"
    out: list[Run] = []
    for stretch, group in groupby(pieces, key=lambda piece: _stretch_at(piece[0], turned)):
        runs = [run for _begin, run in group]
        out += runs if stretch is None else [{"d": other, "of": runs}]
    return out


def _stretch_at(at: int, turned: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next((span for span in turned if span[0] <= at < span[1]), None)


def plain(text: str, language: str) -> list[Run]:
    """Words without notes, italics or links."""
    return runs_of(Words(text), (), NoteCalls(()), language)


def printable(text: str) -> str:
    """Without the signs that no printer has, such as a form feed that a source left in."""
    return _UNPRINTABLE.sub("", text)


def _without_overlap(links: Iterable[Link], length: int) -> list[Link]:
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (one.start, -one.end)):
        begin = max(link.start, kept[-1].end if kept else 0)
        end = min(link.end, length)
        if link.href and begin < end:
            kept.append(Link(begin, end, link.href))
    return kept

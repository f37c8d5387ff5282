"""The source as received, cut for the page: stretches that became something, lines, page breaks, flags of problems."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.admin.review.places import Place


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a stretch: kind "text", or a point: "line" (number, offset), "page" (number), "flag" (problem)."""

    kind: str
    text: str = ""
    number: int = 0
    offset: int = 0
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Where a problem stands in the source."""

    at: int
    problem: int
    severity: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one place, or in none (`place` is None: head matter, rules, blank lines)."""

    place: Place | None
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class SourcePane:
    """What the left side shows; `is_whole` is False where only this text's part of a long source is cut out."""

    stretches: tuple[Stretch, ...]
    is_whole: bool
    first_line: int
    last_line: int


class _Points:
    """Lines, pages and flags of a source, found by offset."""

    def __init__(self, text: str, pages: Sequence[int], flags: Sequence[Flag]) -> None:
        self.lines = [0, *(found.end() for found in re.finditer("\n", text) if found.end() < len(text))]
        self.pages = sorted(pages)
        self.flags = sorted(flags, key=lambda flag: flag.at)

    def between(self, start: int, end: int) -> list[tuple[int, int, Bit]]:
        """All points in [start, end), a page before its line, a line before its flags."""
        out: list[tuple[int, int, Bit]] = []
        for index in range(bisect_left(self.lines, start), bisect_left(self.lines, end)):
            out.append((self.lines[index], 1, Bit("line", number=index + 1, offset=self.lines[index])))
        for index in range(bisect_left(self.pages, start), bisect_left(self.pages, end)):
            if self.pages[index] > 0:
                out.append((self.pages[index], 0, Bit("page", number=index + 1, offset=self.pages[index])))
        out += [(flag.at, 2, Bit("flag", flag=flag)) for flag in self.flags if start <= flag.at < end]
        return sorted(out, key=lambda point: point[:2])

    def line_at(self, offset: int) -> int:
        return bisect_right(self.lines, offset)


def cut_source(
    text: str, places: Sequence[Place], *, pages: Sequence[int], flags: Sequence[Flag], window: tuple[int, int]
) -> SourcePane:
    """Cuts the window of a source into stretches; no character of it is lost or shown twice.

    Where places overlap, the later one begins where the earlier ends (at the least as an empty target).
    """
    start, end = window
    points = _Points(text, pages, flags)
    stretches = tuple(
        Stretch(place, tuple(_bits(text, points, begin, stop))) for place, begin, stop in _stretches(places, start, end)
    )
    is_whole = (start, end) == (0, len(text))
    return SourcePane(stretches, is_whole, points.line_at(start), points.line_at(max(start, end - 1)))


def _stretches(places: Sequence[Place], start: int, end: int) -> Iterator[tuple[Place | None, int, int]]:
    at = start
    for place in sorted(place for place in places if place.start < end and max(place.end, place.start + 1) > start):
        begin, stop = max(place.start, at), min(max(place.end, at), end)
        if begin > at:
            yield None, at, min(begin, end)
        if begin <= end:
            yield place, min(begin, end), stop
            at = max(at, stop)
    if at < end:
        yield None, at, end


def _bits(text: str, points: _Points, start: int, end: int) -> Iterator[Bit]:
    at = start
    for offset, _, bit in points.between(start, end):
        if offset > at:
            yield Bit("text", text[at:offset])
            at = offset
        yield bit
    if at < end:
        yield Bit("text", text[at:end])

"""Which part of a source the page shows: all of a short one; of a long one the pages that the text stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from resolutions.admin.review.places import Place, window_of
from resolutions.models import Version

SHORT = 60_000  # characters: ten printed pages
STEP = 5  # pages that a link shows
MOST = 12  # pages on one page of the desk


@dataclass(frozen=True, slots=True)
class Window:
    """[start, end) of the source; its pages from `first` to `last` of `count`; `own` are those the text stands on."""

    start: int
    end: int
    first: int
    last: int
    count: int
    own: tuple[int, int]
    is_whole: bool

    @property
    def before(self) -> str:
        """The pages before, as a query has them: "7-11"; "" where there are none."""
        return f"{max(1, self.first - STEP)}-{self.first - 1}" if self.first > 1 else ""

    @property
    def after(self) -> str:
        return f"{self.last + 1}-{min(self.count, self.last + STEP)}" if self.last < self.count else ""

    @property
    def own_pages(self) -> str:
        """Those of the text itself, where others are shown."""
        return "" if (self.first, self.last) == self.own or self.is_whole else f"{self.own[0]}-{self.own[1]}"


def choose_window(version: Version, places: Sequence[Place], query: QueryDict) -> Window:
    """`?pages=7-11` shows those pages, `?source=whole` all of it; else what belongs to the text.

    A short source is shown whole, where it holds no other text.
    """
    text, pages = version.source_text, version.source_pages
    is_short = len(text) <= SHORT and version.source is not None and version.source.versions.count() == 1
    begins = sorted({0, *pages})
    own = _own_pages(begins, places)
    if query.get("source") == "whole" or (is_short and "pages" not in query):
        return Window(0, len(text), 1, len(begins), len(begins), own, is_whole=True)
    if len(begins) == 1:
        start, end = window_of(text, places)
        return Window(start, end, 1, 1, 1, own, is_whole=(start, end) == (0, len(text)))
    first, last = _asked(query.get("pages", ""), len(begins)) or own
    last = min(last, first + MOST - 1)
    end = begins[last] if last < len(begins) else len(text)
    return Window(begins[first - 1], end, first, last, len(begins), own, is_whole=(first, last) == (1, len(begins)))


def _own_pages(begins: Sequence[int], places: Sequence[Place]) -> tuple[int, int]:
    if not places:
        return 1, min(len(begins), MOST)
    first = bisect_right(begins, min(place.start for place in places))
    last = bisect_right(begins, max(max(place.end - 1, place.start) for place in places))
    return first, last


def _asked(pages: str, count: int) -> tuple[int, int] | None:
    first, _, last = pages.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal() and len(pages) < 12):
        return None
    begin = min(max(int(first), 1), count)
    return begin, min(max(int(last or first), begin), count)

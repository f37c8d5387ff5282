"""The pages of a list, as links: the first, the last, those near, and whether texts came or went since it was begun.

A list is made anew for every page, so a text that is published between two pages moves the others by a place. The
links carry the generation of the index; where it has changed the page says so, and the reader decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Results

NEAR = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """number: from 1; skips: whether pages between the link before and this one are left out."""

    number: int
    query: str
    is_here: bool
    skips: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the others of its list."""

    request: SearchRequest
    page: int
    pages: int
    generation: str

    @classmethod
    def of(cls, results: Results) -> Paging:
        return cls(results.request, results.page, results.pages, results.generation)

    @property
    def links(self) -> tuple[PageLink, ...]:
        near = range(max(1, self.page - NEAR), min(self.pages, self.page + NEAR) + 1)
        numbers = sorted({1, *near, self.pages})
        before = (0, *numbers)
        return tuple(
            PageLink(number, self.query(number), number == self.page, number > last + 1)
            for last, number in zip(before, numbers, strict=False)
        )

    @property
    def previous(self) -> str | None:
        return self.query(self.page - 1) if self.page > 1 else None

    @property
    def next(self) -> str | None:
        return self.query(self.page + 1) if self.page < self.pages else None

    @property
    def has_moved(self) -> bool:
        """Whether the index changed since the page that led here."""
        return self.request.is_begun_before(self.generation)

    @property
    def restart(self) -> str:
        """The first page of the list as it is now."""
        return self.query(1)

    def query(self, number: int) -> str:
        return self.request.page_query(number, self.generation)

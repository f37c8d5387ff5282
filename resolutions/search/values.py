"""All values of one facet over what is found, page by page: for facets that have more than a page of results shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.search.find import find
from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Facet, FacetValue, Results
from resolutions.search.terms.words import fold
from resolutions.search.trees import hierarchy

PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class FacetPage:
    """A part of the values of a facet. contains: what a label must hold; below: the parent that a value must have.

    matching: what fulfils both and is not chosen. What is chosen is on every page, so that none takes a choice back.
    """

    results: Results
    facet: Facet
    matching: Sequence[FacetValue]
    contains: str = ""
    below: str = ""
    asked_page: int = 1

    @property
    def request(self) -> SearchRequest:
        return self.results.request

    @property
    def page(self) -> int:
        return min(max(1, self.asked_page), self.pages)

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.matching) // PER_PAGE))

    @property
    def values(self) -> Sequence[FacetValue]:
        return self.matching[(self.page - 1) * PER_PAGE : self.page * PER_PAGE]

    @property
    def previous(self) -> str | None:
        return self._query(self.page - 1) if self.page > 1 else None

    @property
    def next(self) -> str | None:
        return self._query(self.page + 1) if self.page < self.pages else None

    @property
    def query(self) -> str:
        return self._query(self.page)

    @property
    def others(self) -> list[tuple[str, str]]:
        """What the address asks besides this facet."""
        return self.request.on_page(1).pairs(without=self.facet.name)

    def _query(self, page: int) -> str:
        return self.request.values_query(
            self.facet.name, contains=self.contains, below=self.below, page=page if page > 1 else 0
        )


def find_values(request: SearchRequest, name: str, *, contains: str = "", below: str = "", page: int = 1) -> FacetPage:
    """The values of the facet of this name, which has to be one of the registry."""
    results = find(request, facets=(name,), with_highlights=False)
    [facet] = results.facets
    parents = hierarchy(results.generation).parents.get(name, {}) if below else {}
    sought = _folded(contains)
    matching = [
        value
        for value in facet.values
        if not value.is_selected
        and sought in _folded(str(value.label))
        and (not below or parents.get(value.value) == below)
    ]
    return FacetPage(results, facet, matching, contains, below, page)


def _folded(words: str) -> str:
    return " ".join(map(fold, words.split()))

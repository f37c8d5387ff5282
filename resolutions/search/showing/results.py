"""What a search gives to a page or an API, with every address that a reader may want next. Nothing of it is changed.

What a page has dozens or hundreds of is not frozen all the same: a frozen object takes four times as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import repeat
from typing import NamedTuple

import numpy as np
from django.utils.safestring import SafeString
from numpy.typing import NDArray

from resolutions.search.facets import FacetKind, Labels
from resolutions.search.finding.ranking import Sort
from resolutions.search.index.snapshot import Snapshot
from resolutions.search.request import PAGE_SIZE, UNITS, SearchRequest
from resolutions.structure.identity import Identity


@dataclass(slots=True, unsafe_hash=True)
class FoundNote:
    """A note whose words match, under the paragraph that calls it."""

    token: str
    marker: str
    path: str
    html: SafeString


@dataclass(slots=True, unsafe_hash=True)
class FoundParagraph:
    """A paragraph in full. part: preamble, operative, annex, or "" for a note that nothing calls; number as printed."""

    token: str
    path: str
    part: str
    number: str
    language: str
    html: SafeString
    notes: tuple[FoundNote, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """A resolution with its best paragraphs in printed order; `matching` counts all paragraphs that match.

    cited_by: how many other texts cite it, where the list is sorted by that; else None.
    """

    identity: Identity
    name: str
    title: str
    title_html: SafeString
    path: str
    language: str
    languages: tuple[str, ...]
    date: date | None
    date_basis: str
    paragraphs: tuple[FoundParagraph, ...]
    matching: int
    is_specimen: bool
    cited_by: int | None = None


class FacetValue(NamedTuple):
    """A value and how many resolutions have it; `query` is the query string that chooses or frees it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # of texts; nobody counts the fields
    is_selected: bool
    facet: str
    request: SearchRequest

    @property
    def query(self) -> str:
        return self.request.toggled(self.facet, self.value).query_string


_MADE = partial(tuple.__new__, FacetValue)  # as FacetValue._make, at a third of its price


@dataclass(frozen=True)
class Facet:
    """A facet with all values that occur or are chosen, in their own order or the most frequent first.

    The values are made when somebody looks at them: counts are cheap, and a facet may have thousands.
    """

    name: str
    request: SearchRequest = field(repr=False)
    counts: Mapping[str, int]
    kind: FacetKind = field(repr=False, compare=False)
    labels_of: Callable[[str], Labels] = field(default=lambda _facet: {}, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        kind: FacetKind,
        request: SearchRequest,
        counted: tuple[Sequence[str], NDArray[np.int64]],
        snapshot: Snapshot,
    ) -> Facet:
        """counted: all values there are, and how many resolutions have each."""
        names, counts = counted
        held = counts.nonzero()[0]
        occurring = dict(zip([names[number] for number in held.tolist()], counts[held].tolist(), strict=True))
        return cls(kind.name, request, occurring, kind, snapshot.labels)

    @cached_property
    def label(self) -> str:
        """Its name in the language of the page."""
        return str(self.kind.label)

    @property
    def is_ordered(self) -> bool:
        return self.kind.is_ordered

    @cached_property
    def values(self) -> tuple[FacetValue, ...]:
        labels, selected = self.labels_of(self.name), self.request.chosen.get(self.name, ())
        names, counts = self._in_order(labels, selected)
        are_selected = [name in selected for name in names] if selected else repeat(False)
        columns = (names, map(labels.get, names, names), counts, are_selected, repeat(self.name), repeat(self.request))
        return tuple(map(_MADE, zip(*columns, strict=False)))

    def _in_order(self, labels: Labels, selected: Sequence[str]) -> tuple[Sequence[str], Sequence[int]]:
        """Values, and how many resolutions have each."""
        counts = {**dict.fromkeys(selected, 0), **self.counts} if selected else self.counts
        if self.is_ordered:
            names = [value for value in labels if value in counts]
            names += sorted(counts.keys() - labels.keys()) if len(names) < len(counts) else []
        else:
            names = sorted(counts)
            names.sort(key=counts.__getitem__, reverse=True)
        return names, [counts[name] for name in names]

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.is_selected)

    @property
    def clear_query(self) -> str:
        """The query string without this facet."""
        return self.request.without_facets(self.name).query_string


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search that does find something: `words` say what it changes."""

    words: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit or an order that may be chosen."""

    value: str
    is_selected: bool
    query: str


@dataclass(frozen=True, slots=True)
class Results:
    """reading: how the query was read, one sentence; notes: what was left out of query and address, and why.

    generation: names the state of the index that answered.
    """

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    reading: str
    notes: tuple[str, ...]
    suggestions: tuple[Suggestion, ...] = ()
    generation: str = field(default="", compare=False)

    @property
    def page(self) -> int:
        return self.request.page

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        """The number of the first hit on this page, from 1; 0 where nothing was found."""
        return (self.page - 1) * PAGE_SIZE + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1 if self.total else 0

    @property
    def previous_query(self) -> str | None:
        return self.request.on_page(self.page - 1).query_string if self.page > 1 else None

    @property
    def next_query(self) -> str | None:
        return self.request.on_page(self.page + 1).query_string if self.page < self.pages else None

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for facet in self.facets for value in facet.selected)

    @property
    def units(self) -> tuple[Choice, ...]:
        at = self.request
        return tuple(Choice(unit, unit == at.unit, at.in_unit(unit).query_string) for unit in UNITS)

    @property
    def sorts(self) -> tuple[Choice, ...]:
        at = self.request
        return tuple(Choice(sort.value, sort == at.sort, at.sorted_by(sort).query_string) for sort in Sort)

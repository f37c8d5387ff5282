"""Everything that a search finds, in its order, with what matches in each text: for exports, which have no pages.

All of it is of one generation: keys are gathered at once, a few bytes a paragraph, so that a text that is published
while a long export is written changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from resolutions.models.search import SearchDocument
from resolutions.search.counting import Result
from resolutions.search.fields import understood
from resolutions.search.find import _known, _narrows_paragraphs, _searched
from resolutions.search.language import parse_query
from resolutions.search.query import Query
from resolutions.search.request import SearchRequest
from resolutions.search.showing import best_slots
from resolutions.search.snapshot import Numbers, Snapshot, current, generation
from resolutions.search.texts import TITLE_ROW
from resolutions.search.vocabulary import vocabulary_of
from resolutions.search.wording import reading

_TRIES = 3
_NOTHING = np.zeros(0, np.int64)


@dataclass(frozen=True, eq=False)
class Whole:
    """request: as understood; resolutions: primary keys in the order of the page.

    matching: resolution -> keys of what matches, in printed order: of clauses, negative ones of notes. Empty where
    nothing was asked of paragraphs, or they were not wanted.
    """

    request: SearchRequest
    reading: str
    generation: str
    resolutions: Sequence[int]
    matching: Mapping[int, Numbers]

    def parts(self, size: int) -> Iterator[dict[int, list[int]]]:
        """The result in parts of so many texts: resolution -> keys of what matches."""
        for start in range(0, len(self.resolutions), size):
            part = self.resolutions[start : start + size]
            yield {resolution: self.matching.get(resolution, _NOTHING).tolist() for resolution in part}


def find_whole(request: SearchRequest, *, with_places: bool = True, every_paragraph: bool = False) -> Whole:
    """All pages of a search as one. A rebuild that ends meanwhile makes it begin again, as in `find`.

    with_places: whether what matches is told; every_paragraph: where nothing is asked of paragraphs all of them match,
    instead of none.
    """
    for _again in range(_TRIES):
        snapshot = current()
        searched = search_whole(request, snapshot)
        whole = _whole(searched, with_places=with_places, every_paragraph=every_paragraph)
        if generation() == snapshot.generation:
            break
    return whole


@dataclass(frozen=True, eq=False)
class Searched:
    """A search before anything of it is shown. order: numbers of the documents found; scores: points of slots."""

    snapshot: Snapshot
    request: SearchRequest
    query: Query
    result: Result
    order: Numbers
    scores: NDArray[np.float64]

    @property
    def are_paragraphs_sought(self) -> bool:
        return self.query.seeks_paragraphs or _narrows_paragraphs(self.request)

    def slots(self) -> dict[int, Numbers]:
        """Document -> the slots that match, counted from its first."""
        found = self.result.all
        return {
            int(document): np.sort(best_slots(int(document), self.scores, found, self.snapshot))
            for document in self.order
        }


def search_whole(request: SearchRequest, snapshot: Snapshot) -> Searched:
    """What a request finds in one generation of the index; of no page."""
    query = understood(parse_query(request.q), vocabulary_of(snapshot))
    chosen, _notes = _known(request, snapshot)
    asked = replace(request, chosen=chosen)
    result, order, scores = _searched(asked, query, chosen, snapshot)
    return Searched(snapshot, asked, query, result, order, scores)


def _whole(searched: Searched, *, with_places: bool, every_paragraph: bool) -> Whole:
    is_shown = with_places and (searched.are_paragraphs_sought or every_paragraph)
    return Whole(
        request=searched.request.on_page(1),
        reading=reading(searched.query, searched.request.unit),
        generation=searched.snapshot.generation,
        resolutions=searched.snapshot.resolutions[searched.order].tolist(),
        matching=_matching(searched.slots(), searched.snapshot) if is_shown else {},
    )


def _matching(slots: Mapping[int, Numbers], snapshot: Snapshot) -> dict[int, Numbers]:
    """Resolution -> keys; slots: document -> those that match, counted from its first. Titles are no paragraphs."""
    if not slots:
        return {}
    documents = {int(snapshot.first_block[document]): document for document in slots}
    rows = SearchDocument.objects.values_list("first_block", "rows")
    found: dict[int, Numbers] = {}
    for first, stored in rows.iterator(chunk_size=500):
        if first in documents:
            document = documents[first]
            keys = np.frombuffer(bytes(stored), "<i8")[slots[document]]
            found[int(snapshot.resolutions[document])] = keys[keys != TITLE_ROW]
    return found

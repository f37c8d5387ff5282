"""Everything that a search finds, in its order, with what matches in each text: for exports, which have no pages.

All of it is of one generation: keys are gathered at once, a few bytes a paragraph, so that a text that is published
while a long export is written changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from resolutions.models.search import SearchDocument
from resolutions.search.fields import understood
from resolutions.search.find import _known, _narrows_paragraphs, _searched
from resolutions.search.language import parse_query
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


def find_whole(
    request: SearchRequest, *, with_places: bool = True, every_paragraph: bool = False, only: int | None = None
) -> Whole:
    """All pages of a search as one. A rebuild that ends meanwhile makes it begin again, as in `find`.

    with_places: whether what matches is told; every_paragraph: where nothing is asked of paragraphs all of them match,
    instead of none; only: the key of the one resolution that is looked at.
    """
    for _again in range(_TRIES):
        snapshot = current()
        whole = _Looking(snapshot, with_places, every_paragraph, only).whole(request)
        if generation() == snapshot.generation:
            break
    return whole


@dataclass(frozen=True, slots=True)
class _Looking:
    snapshot: Snapshot
    with_places: bool
    every_paragraph: bool
    only: int | None

    def whole(self, request: SearchRequest) -> Whole:
        snapshot, query = self.snapshot, understood(parse_query(request.q), vocabulary_of(self.snapshot))
        chosen, _notes = _known(request, snapshot)
        asked = replace(request, chosen=chosen, page=1)
        result, order, scores = _searched(asked, query, chosen, snapshot)
        if self.only is not None:
            order = order[snapshot.resolutions[order] == self.only]
        is_sought = query.seeks_paragraphs or _narrows_paragraphs(asked) or self.every_paragraph
        slots = {
            int(document): np.sort(best_slots(int(document), scores, result.all, snapshot))
            for document in (order if is_sought and self.with_places else ())
        }
        return Whole(
            request=asked,
            reading=reading(query, asked.unit),
            generation=snapshot.generation,
            resolutions=snapshot.resolutions[order].tolist(),
            matching=_matching(slots, snapshot),
        )


def _matching(slots: Mapping[int, Numbers], snapshot: Snapshot) -> dict[int, Numbers]:
    """Resolution -> keys; slots: document -> those that match, counted from its first. Titles are no paragraphs."""
    if not slots:
        return {}
    documents = {int(snapshot.first_block[document]): document for document in slots}
    rows = SearchDocument.objects.values_list("first_block", "rows")
    rows = rows.filter(first_block__in=list(documents)) if len(documents) == 1 else rows
    found: dict[int, Numbers] = {}
    for first, stored in rows.iterator(chunk_size=500):
        if first in documents:
            document = documents[first]
            keys = np.frombuffer(bytes(stored), "<i8")[slots[document]]
            found[int(snapshot.resolutions[document])] = keys[keys != TITLE_ROW]
    return found

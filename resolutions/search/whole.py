"""Everything that a search finds, in its order, with what matches in each text: for exports, which have no pages.

All of it is of one generation: keys are gathered at once, a few bytes a paragraph, so that a text that is published
while a long export is written changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from resolutions.models.search import SearchDocument
from resolutions.search.asking.wording import reading
from resolutions.search.index.snapshot import Numbers, Snapshot
from resolutions.search.request import SearchRequest
from resolutions.search.searching import Search, searched
from resolutions.search.texts import TITLE_ROW

_NOTHING = np.zeros(0, np.int64)
_FEW = 900  # documents that are asked for one by one; of more all are read


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
    return searched(request, lambda search: _whole(search, with_places=with_places, every_paragraph=every_paragraph))


def _whole(search: Search, *, with_places: bool, every_paragraph: bool) -> Whole:
    is_shown = with_places and (search.seeks_paragraphs or every_paragraph)
    slots = search.slots(search.order.all.tolist()) if is_shown else {}
    return Whole(
        request=search.request.on_page(1),
        reading=reading(search.query, search.request.unit),
        generation=search.snapshot.generation,
        resolutions=search.resolutions.tolist(),
        matching=_matching({document: np.sort(held) for document, held in slots.items()}, search.snapshot),
    )


def _matching(slots: Mapping[int, Numbers], snapshot: Snapshot) -> dict[int, Numbers]:
    """Resolution -> keys; slots: document -> those that match, counted from its first. Titles are no paragraphs."""
    if not slots:
        return {}
    documents = {int(snapshot.first_block[document]): document for document in slots}
    rows = SearchDocument.objects.values_list("first_block", "rows")
    rows = rows.filter(first_block__in=list(documents)) if len(documents) <= _FEW else rows
    found: dict[int, Numbers] = {}
    for first, stored in rows.iterator(chunk_size=500):
        if first in documents:
            document = documents[first]
            keys = np.frombuffer(bytes(stored), "<i8")[slots[document]]
            found[int(snapshot.resolutions[document])] = keys[keys != TITLE_ROW]
    return found

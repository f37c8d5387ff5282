"""All paragraphs of one text that match a search, in printed order: what a list of texts has no room for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from resolutions.search.highlight import Highlighter
from resolutions.search.indexing import SLOTS
from resolutions.search.request import SearchRequest
from resolutions.search.results import Hit
from resolutions.search.showing import Showing, best_slots
from resolutions.search.snapshot import Numbers, current, generation
from resolutions.search.whole import Searched, search_whole
from resolutions.search.wording import reading

PER_PAGE = 50
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Within:
    """A part of the paragraphs; `hit` is None where the text does not match. total: of all parts."""

    request: SearchRequest
    reading: str
    hit: Hit | None
    total: int
    generation: str

    @property
    def page(self) -> int:
        return self.request.page

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def find_within(request: SearchRequest, resolution: int) -> Within:
    """The page asked for of what matches in the resolution with this key; beyond the last page, that one."""
    for _again in range(_TRIES):
        snapshot = current()
        within = _within(search_whole(request, snapshot), resolution)
        if generation() == snapshot.generation:
            break
    return within


def _within(searched: Searched, resolution: int) -> Within:
    snapshot, request = searched.snapshot, searched.request
    document = _document(searched, resolution)
    slots = _slots(searched, document)
    pages = max(1, -(-len(slots) // PER_PAGE))
    asked = request.on_page(min(request.page, pages))
    part = slots[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    query = searched.query
    showing = Showing(
        snapshot,
        Highlighter(query, snapshot.languages),
        Highlighter(query, snapshot.languages, in_titles=True),
        request.chosen.get("language", ()),
    )
    blocks = {int(snapshot.first_block[document]): part} if document is not None and len(part) else {}
    hits = showing.hits(blocks, with_paragraphs=True, most=PER_PAGE)
    hit = replace(hits[0], matching=len(slots)) if hits else None
    return Within(asked, reading(query, asked.unit), hit, len(slots), snapshot.generation)


def _document(searched: Searched, resolution: int) -> int | None:
    for document in searched.order:
        if searched.snapshot.resolutions[document] == resolution:
            return int(document)
    return None


def _slots(searched: Searched, document: int | None) -> Numbers:
    """The paragraphs of a document that match, without titles, counted from its first slot."""
    if document is None:
        return np.zeros(0, np.int64)
    snapshot = searched.snapshot
    slots = np.sort(best_slots(document, searched.scores, searched.result.all, snapshot))
    at = slots + int(snapshot.first_block[document]) * SLOTS
    is_title = (snapshot.titles[at >> 6] >> (at & 63).astype(np.uint64)) & np.uint64(1) == 1
    return slots[~is_title]

"""All paragraphs of one text that match a search, in printed order: what a list of texts has no room for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from resolutions.search.asking.wording import reading
from resolutions.search.index.indexing import SLOTS
from resolutions.search.index.snapshot import Numbers
from resolutions.search.request import SearchRequest
from resolutions.search.searching import Search, searched
from resolutions.search.showing.highlight import Highlighter
from resolutions.search.showing.hits import Showing
from resolutions.search.showing.results import Hit

PER_PAGE = 50


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
    return searched(request, lambda search: _within(search, resolution))


def _within(search: Search, resolution: int) -> Within:
    snapshot, request = search.snapshot, search.request
    document = _document(search, resolution)
    slots = _slots(search, document)
    pages = max(1, -(-len(slots) // PER_PAGE))
    asked = request.on_page(min(request.page, pages))
    part = slots[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    query = search.query
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


def _document(search: Search, resolution: int) -> int | None:
    found = np.flatnonzero((search.snapshot.resolutions == resolution) & search.result.all.documents)
    return int(found[0]) if len(found) else None


def _slots(search: Search, document: int | None) -> Numbers:
    """The paragraphs of a document that match, without titles, counted from its first slot."""
    if document is None:
        return np.zeros(0, np.int64)
    snapshot = search.snapshot
    slots = np.sort(search.slots([document])[document])
    at = slots + int(snapshot.first_block[document]) * SLOTS
    is_title = (snapshot.titles[at >> 6] >> (at & 63).astype(np.uint64)) & np.uint64(1) == 1
    return slots[~is_title]

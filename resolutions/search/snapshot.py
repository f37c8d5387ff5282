"""The arrays that a process keeps in memory, read again when the index has a new generation.

Documents are named by their first block: arrays over documents have an entry for every block, of which only first
blocks count. Slots are named by their number; slot >> 6 is the block.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock

import numpy as np
from django.db import connection
from django.db.models import Count, F
from django.utils.translation import get_language
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.models import CrossReference
from resolutions.models.search import SearchDocument, SearchFacet
from resolutions.search.facets import BY_NAME, FACETS, FacetKind, Labels, Scope, Slugs
from resolutions.search.indexing import SLOTS

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
LABELS_LIVE = 60  # seconds; names of sessions and conventions are corrected without a new generation
_TRIES = 3


@dataclass(frozen=True, eq=False)
class FacetArrays:
    """A facet's values, and where each holds.

    rows: one bit row over documents a value, packed in uint64. slots: value -> slots, empty for a resolution's facet.
    pairs: all (slot, cell) of a paragraph's facet, sorted by cell; a cell is a value in a document.
    """

    values: tuple[str, ...]
    rows: NDArray[np.uint64]
    slots: Mapping[str, BitMap]
    pair_slots: Numbers
    pair_cells: Numbers
    cell_values: Numbers

    def row(self, value: str) -> NDArray[np.uint64]:
        return self.rows[self.values.index(value)]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One generation of the index."""

    generation: str
    blocks: int
    live: BitMap
    document_of: Numbers  # block -> first block of its document, -1 where none is
    documents: Mask
    resolutions: Numbers  # these four: first block -> value
    days: Numbers
    ranks: Numbers
    specimens: Mask
    run_starts: Numbers
    run_ends: Numbers
    run_reach_from: Numbers  # one longer than runs
    run_reach: Numbers
    lengths: NDArray[np.float32]  # slot -> number of words that count for it
    titles: Mapping[int, Sequence[str]]
    spellings: Mapping[str, Sequence[int]]
    facets: Mapping[str, FacetArrays]
    terms: dict[object, BitMap] = field(default_factory=dict)  # what postings.py has read, for this generation
    moved: Mapping[str, Slugs] = field(default_factory=dict)  # facet -> value of old addresses -> the one it is now
    _labels: dict[tuple[str, str], tuple[float, Labels]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.facets["language"].values

    @cached_property
    def live_mask(self) -> Mask:
        return mask_of(self.live, self.blocks * SLOTS)

    @cached_property
    def mean_length(self) -> float:
        return float(self.lengths.sum(dtype=np.float64) / max(1, len(self.live))) or 1.0

    @cached_property
    def citations(self) -> Numbers:
        """First block -> how many other resolutions cite it; asked for only when results are sorted by it."""
        rows = (
            CrossReference.objects.of_published()
            .standing()
            .filter(resolution__search_document__isnull=False)
            .exclude(resolution=F("version__resolution"))
            .values_list("resolution__search_document__first_block")
            .annotate(Count("version__resolution", distinct=True))
        )
        counts = np.zeros(self.blocks, np.int64)
        for block, count in rows.order_by():
            if block < self.blocks:
                counts[block] = count
        return counts

    def now_called(self, facet: str, values: Sequence[str]) -> tuple[str, ...]:
        """Values of an address, those of terms that were merged by the names that they have now."""
        moved = self.moved.get(facet, {})
        return tuple(dict.fromkeys(moved.get(value, value) for value in values))

    def labels(self, facet: str) -> Labels:
        """Every value of a facet that may be chosen, and its name in the language of the page."""
        key = (facet, get_language() or "")
        held = self._labels.get(key)
        if held is None or held[0] < time.monotonic() - LABELS_LIVE:
            held = self._labels[key] = (time.monotonic(), BY_NAME[facet].labels())
        return held[1]


_held: Snapshot | None = None
_loading = Lock()


def current() -> Snapshot:
    """The arrays of the index as it is now: one small query when nothing has changed."""
    global _held
    held = _held
    if held is not None and held.generation == generation():
        return held
    with _loading:
        if _held is None or _held.generation != generation():
            _held = _load()
        return _held


def generation() -> str:
    with connection.cursor() as cursor:  # twice in every search, so without the machinery of a queryset
        cursor.execute("select generation from resolutions_searchstate where id = 1")
        row = cursor.fetchone()
    return row[0] if row else ""


def mask_of(bits: BitMap, length: int) -> Mask:
    mask = np.zeros(length, np.bool_)
    mask[numbers(bits)] = True
    return mask


def numbers(bits: BitMap) -> NDArray[np.uint32]:
    """The members of a bitmap in order, without a copy."""
    return np.frombuffer(bits.to_array(), np.uint32)


def packed(mask: Mask) -> NDArray[np.uint64]:
    """A row of bits from a mask over documents."""
    return np.packbits(np.pad(mask, (0, -len(mask) % SLOTS)), bitorder="little").view(np.uint64)


def _load() -> Snapshot:
    """Reads all rows; reads them again if somebody published in between."""
    for _ in range(_TRIES):
        before = generation()
        snapshot = _read(before)
        if generation() == before:
            break
    return snapshot


def _read(at: str) -> Snapshot:
    rows = list(SearchDocument.objects.order_by("first_block"))
    blocks = max((row.first_block + row.blocks for row in rows), default=0)
    live, document_of, lengths = BitMap(), np.full(blocks, -1, np.int64), np.zeros(blocks * SLOTS, np.float32)
    titles: dict[int, Sequence[str]] = {}
    spellings: dict[str, list[int]] = {}
    for row in rows:
        live.add_range(row.first_block * SLOTS, row.first_block * SLOTS + len(bytes(row.rows)) // 8)
        document_of[row.first_block : row.first_block + row.blocks] = row.first_block
        titles[row.first_block] = row.titles
        for spelling in row.spellings:
            spellings.setdefault(spelling, []).append(row.first_block)
    runs = _runs(rows)
    counts = np.diff(runs[2])
    np.add.at(lengths, runs[3], np.repeat(runs[1] - runs[0], counts))
    firsts = np.array([row.first_block for row in rows], np.int64)
    documents = np.zeros(blocks, np.bool_)
    documents[firsts] = True
    order = {key: rank for rank, key in enumerate(sorted(row.order for row in rows))}
    return Snapshot(
        generation=at,
        blocks=blocks,
        live=live,
        document_of=document_of,
        documents=documents,
        resolutions=_spread(blocks, firsts, [row.resolution_id for row in rows]),
        days=_spread(blocks, firsts, [(row.date or date.min).toordinal() for row in rows]),
        ranks=_spread(blocks, firsts, [order[row.order] for row in rows]),
        specimens=_spread(blocks, firsts, [row.is_specimen for row in rows]).astype(np.bool_),
        run_starts=runs[0],
        run_ends=runs[1],
        run_reach_from=runs[2],
        run_reach=runs[3],
        lengths=lengths,
        titles=titles,
        spellings=spellings,
        facets=_facets(blocks, live, document_of, documents),
        moved={kind.name: kind.moved() for kind in FACETS},
    )


def _spread(blocks: int, firsts: Numbers, values: Sequence[int]) -> Numbers:
    spread = np.zeros(blocks, np.int64)
    spread[firsts] = np.array(values, np.int64)
    return spread


def _runs(rows: Sequence[SearchDocument]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Where runs begin and end, and which slots each reaches: run i reaches reach[from[i]:from[i + 1]]."""
    starts, ends, counts, reach = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(1, np.int64)], []
    for row in rows:
        bounds = np.frombuffer(bytes(row.starts), np.uint32).astype(np.int64) + row.first_position
        starts.append(bounds[:-1])
        ends.append(bounds[1:] - 1)  # the gap after each run
        counts.append(np.frombuffer(bytes(row.counts), np.uint32).astype(np.int64))
        reach.append(np.frombuffer(bytes(row.reach), np.uint32).astype(np.int64) + row.first_block * SLOTS)
    reached = np.concatenate(reach) if reach else np.zeros(0, np.int64)
    return np.concatenate(starts), np.concatenate(ends), np.cumsum(np.concatenate(counts)), reached


def _facets(blocks: int, live: BitMap, document_of: Numbers, documents: Mask) -> dict[str, FacetArrays]:
    found: dict[str, dict[str, BitMap]] = {kind.name: {} for kind in FACETS}
    firsts = BitMap(np.flatnonzero(documents).astype(np.uint32))
    for facet, value, bits in SearchFacet.objects.order_by("facet", "value").values_list("facet", "value", "bits"):
        if facet in found:
            is_whole = BY_NAME[facet].scope == Scope.RESOLUTION
            held = BitMap.deserialize(bytes(bits)) & (firsts if is_whole else live)
            if held:
                found[facet][value] = held
    for kind in FACETS:
        _take_up(found[kind.name], kind)
    return {name: _facet_arrays(BY_NAME[name].scope, bits, blocks, document_of) for name, bits in found.items()}


def _take_up(found: dict[str, BitMap], kind: FacetKind) -> None:
    """Gives what a value of old addresses has to the one it is now, and what a value has to all broader ones."""
    for old, new in kind.moved().items():
        if old in found:
            found[new] = found.get(new, BitMap()) | found.pop(old)
    broader = kind.broader()
    for value, held in [*found.items()] if broader else ():
        above, seen = broader.get(value), {value}
        while above is not None and above not in seen:
            found[above] = found.get(above, BitMap()) | held
            seen.add(above)
            above = broader.get(above)


def _facet_arrays(scope: Scope, bits: Mapping[str, BitMap], blocks: int, document_of: Numbers) -> FacetArrays:
    words = -(-blocks // SLOTS)
    rows = np.zeros((len(bits), words), np.uint64)
    slots, cells = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for index, held in enumerate(bits.values()):
        where = numbers(held).astype(np.int64)
        owners = where if scope == Scope.RESOLUTION else document_of[where >> 6]
        mask = np.zeros(blocks, np.bool_)
        mask[owners] = True
        rows[index] = packed(mask)
        if scope == Scope.PARAGRAPH:
            slots.append(where)
            cells.append(owners + index * blocks)
    cell_keys, pair_cells = np.unique(np.concatenate(cells), return_inverse=True)
    return FacetArrays(
        values=tuple(bits),
        rows=rows,
        slots=bits if scope == Scope.PARAGRAPH else {},
        pair_slots=np.concatenate(slots),
        pair_cells=pair_cells,
        cell_values=cell_keys // max(1, blocks),
    )

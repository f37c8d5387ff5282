"""From the rows of the index to the arrays of a process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.models.search import SearchDocument, SearchFacet, SearchState
from resolutions.search.arrays import FacetArrays, Snapshot, Words, row_of
from resolutions.search.facets import BY_NAME, FACETS, FacetKind, Scope
from resolutions.search.indexing import SLOTS
from resolutions.search.norms import MOST_WORDS, norms_of
from resolutions.search.texts import TITLE_ROW

Integers = NDArray[np.int32]


def load(generation: str) -> Snapshot:
    """Everything that the rows hold."""
    rows = list(SearchDocument.objects.order_by("first_block"))
    state = SearchState.objects.first() or SearchState()
    blocks = state.next_block
    document_of = np.full(blocks, -1, np.int32)
    used, is_title = np.zeros(blocks * SLOTS, np.bool_), np.zeros(blocks * SLOTS, np.bool_)
    spellings: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        document_of[row.first_block : row.first_block + row.blocks] = number
        keys = np.frombuffer(bytes(row.rows), "<i8")
        first = row.first_block * SLOTS
        used[first : first + len(keys)] = True
        is_title[first : first + len(keys)] = keys == TITLE_ROW
        for spelling in row.spellings:
            spellings.setdefault(spelling, []).append(number)
    firsts = np.array([row.first_block for row in rows], np.int32)
    lengths, run_slot, continues, reach_run, reach_from, reach_slot = _runs(rows, blocks, state.next_position >> 8)
    days = np.array([(row.date or date.min).toordinal() for row in rows], np.int32)
    order = {key: rank for rank, key in enumerate(sorted(row.order for row in rows))}
    ranks = np.array([order[row.order] for row in rows], np.int32)
    tie = np.zeros(len(rows), np.int32)
    tie[np.lexsort((ranks, -days))] = np.arange(len(rows), dtype=np.int32)
    return Snapshot(
        generation=generation,
        blocks=blocks,
        documents=len(rows),
        document_of=document_of,
        live=row_of(used),
        titles=row_of(is_title),
        norms=norms_of(lengths, firsts.astype(np.int64) * SLOTS),
        first_block=firsts,
        alive=np.ones(len(rows), np.bool_),
        resolutions=np.array([row.resolution_id for row in rows], np.int64),
        days=days,
        ranks=ranks,
        tie=tie,
        specimens=np.array([row.is_specimen for row in rows], np.bool_),
        title_words=[row.titles for row in rows],
        run_slot=run_slot,
        continues=continues,
        reach_run=reach_run,
        reach_from=reach_from,
        reach_slot=reach_slot,
        spellings=spellings,
        facets=_facets(document_of, used),
        moved={kind.name: kind.moved() for kind in FACETS},
    )


def _runs(
    rows: Sequence[SearchDocument], blocks: int, size: int
) -> tuple[NDArray[np.uint16], Integers, Integers, Integers, Integers, Integers]:
    lengths = np.zeros(blocks * SLOTS, np.int64)
    run_slot = np.full(size, -1, np.int32)
    continues: list[int] = []
    reaching: list[tuple[int, list[int]]] = []
    for row in rows:
        starts = np.frombuffer(bytes(row.starts), "<u4").astype(np.int64) + row.first_position
        counts, words = np.frombuffer(bytes(row.counts), "<u4").reshape(2, -1)
        ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
        reach = np.frombuffer(bytes(row.reach), "<u4").astype(np.int64) + row.first_block * SLOTS
        for at in range(len(starts) - 1):
            slots = reach[int(ends[at]) : int(ends[at + 1])]
            lengths[slots] += words[at]
            first, end = int(starts[at] >> 8), int(starts[at + 1] >> 8)
            run_slot[first:end] = slots[0]
            continues += range(first + 1, end)
            reaching += [(run, slots.tolist()) for run in range(first, end) if len(slots) > 1]
    return (
        np.minimum(lengths, MOST_WORDS).astype(np.uint16),
        run_slot,
        np.array(continues, np.int32),
        np.array([run for run, _ in reaching], np.int32),
        np.cumsum([0, *(len(slots) for _, slots in reaching)]).astype(np.int32),
        np.array([slot for _, slots in reaching for slot in slots], np.int32),
    )


def _facets(document_of: Integers, used: NDArray[np.bool_]) -> dict[str, FacetArrays]:
    found: dict[str, dict[str, BitMap]] = {kind.name: {} for kind in FACETS}
    firsts = BitMap(np.flatnonzero(np.diff(document_of, prepend=-1) > 0).astype(np.uint32))
    live = BitMap(np.flatnonzero(used).astype(np.uint32))
    for facet, value, bits in SearchFacet.objects.order_by("facet", "value").values_list("facet", "value", "bits"):
        if facet in found:
            is_whole = BY_NAME[facet].scope == Scope.RESOLUTION
            held = BitMap.deserialize(bytes(bits)) & (firsts if is_whole else live)
            if held:
                found[facet][value] = held
    for kind in FACETS:
        _take_up(found[kind.name], kind)
    return {name: _facet_arrays(BY_NAME[name].scope, bits, document_of) for name, bits in found.items()}


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


def _facet_arrays(scope: Scope, bits: Mapping[str, BitMap], document_of: Integers) -> FacetArrays:
    documents, blocks = int(document_of.max(initial=-1)) + 1, len(document_of)
    rows = np.zeros((len(bits), -(-documents // SLOTS)), np.uint64)
    keys, masks = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
    for index, held in enumerate(bits.values()):
        where = np.frombuffer(held.to_array(), np.uint32).astype(np.int64)
        mask = np.zeros(documents, np.bool_)
        mask[document_of[where if scope == Scope.RESOLUTION else where >> 6]] = True
        rows[index] = row_of(mask)
        if scope == Scope.PARAGRAPH:
            words = _words(where, blocks)
            keys.append(np.flatnonzero(words) * len(bits) + index)
            masks.append(words[words != 0])
    cells = np.concatenate(keys)
    order = np.argsort(cells, kind="stable")
    cells, size = cells[order], max(1, len(bits))
    return FacetArrays(
        values=tuple(bits),
        numbers={value: number for number, value in enumerate(bits)},
        rows=rows,
        cell_from=np.searchsorted(cells, np.arange(blocks + 1) * size).astype(np.int32),
        cell_value=(cells % size).astype(np.uint16 if size <= 65_536 else np.uint32),
        cell_mask=np.concatenate(masks)[order],
    )


def _words(slots: NDArray[np.int64], blocks: int) -> Words:
    used = np.zeros(blocks * SLOTS, np.bool_)
    used[slots] = True
    return row_of(used)

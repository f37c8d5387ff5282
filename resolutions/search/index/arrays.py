"""The shape of the index in memory: arrays over documents, blocks, slots and runs.

Documents are numbered 0, 1, 2 … in the order of their blocks, so that arrays over documents are small; a document that
was taken out keeps its number until the index is merged. A slot has a number too: slot >> 6 is its block, slot & 63 its
bit. A set of slots is one uint64 a block ("words"), a set of documents one bit a document in uint64 (a "row"): bit n of
word w, counted from the lowest, is number 64 * w + n.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np
from django.db.models import Count, F
from django.utils.translation import get_language
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.models import CrossReference
from resolutions.search.facets import BY_NAME, Labels, Slugs
from resolutions.search.index.pieces import SLOTS
from resolutions.search.index.spellings import Spellings

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]
Number = TypeVar("Number", np.uint32, np.int32)
LABELS_LIVE = 60  # seconds; names of sessions and conventions are corrected without a new generation


@dataclass(frozen=True, eq=False)
class FacetArrays:
    """A facet's V values, and where each holds. D documents, C cells; a cell is a value in a block.

    values: V names, numbered as they stand; no order is promised, and a value that no living document has any more may
        still stand here.
    numbers: name -> number, of values that a living document has, and no others.
    rows: uint64[V, ceil(D / 64)], bit = document: the living documents that have the value anywhere.
    cell_from: int32[blocks + 1]: block b has the cells cell_from[b] : cell_from[b + 1], in no order
        of values.
    cell_value: uint16[C] (uint32 where there are more values): the number of the value.
    cell_mask: uint64[C], bit = slot of the block: the slots that have the value; never 0, never of a dead document.
    Of a facet of resolutions there are no cells: cell_from is all 0.
    """

    values: tuple[str, ...]
    numbers: Mapping[str, int]
    rows: Words
    cell_from: NDArray[np.int32]
    cell_value: NDArray[np.unsignedinteger]
    cell_mask: Words

    def row(self, value: str) -> Words:
        """uint64[ceil(D / 64)]: the documents that have a value; of a value that none has, no document."""
        number = self.numbers.get(value)
        return self.rows[number] if number is not None else np.zeros(self.rows.shape[1], np.uint64)


@dataclass(frozen=True, eq=False)
class Reach:
    """Which slots the words of a run count for; arrays as in Snapshot."""

    run_slot: NDArray[np.int32]
    reach_run: NDArray[np.int32]
    reach_from: NDArray[np.int32]
    reach_slot: NDArray[np.int32]

    @cached_property
    def is_wide(self) -> Mask:
        """bool[R]: whether a run counts for several slots."""
        is_wide = np.zeros(len(self.run_slot), np.bool_)
        is_wide[self.reach_run] = True
        return is_wide

    def slots_of(self, places: NDArray[np.uint32]) -> NDArray[np.int32]:
        """Slots for which words at sorted places count, sorted, each once; none of a dead document.

        Rows may be newer than the arrays: places in runs that these do not know yet are left out.
        """
        runs = unique_sorted(places >> np.uint32(8))
        runs = runs[: np.searchsorted(runs, len(self.run_slot))]
        own = self.run_slot[runs]
        if int(own.min(initial=0)) < 0:
            own, runs = own[own >= 0], runs[own >= 0]
        wide = runs[self.is_wide[runs]]
        if not len(wide):
            return own if is_sorted(own) else distinct(own)
        at = np.searchsorted(self.reach_run, wide.astype(np.int32))
        begin, sizes = self.reach_from[at], self.reach_from[at + 1] - self.reach_from[at]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        found = np.concatenate([own, self.reach_slot[np.repeat(begin, sizes) + within]])
        found.sort(kind="stable")
        return unique_sorted(found)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One generation of the index. `blocks` and `documents` (D) count dead ones too. Never write into an array.

    Over blocks (B): document_of int32[B]: number of the document, -1 where it is dead. live uint64[B]: slots in use.
        titles uint64[B]: those slots that are a title, in any language.
    Over slots: norms float32[B * 64]: factor of BM25 by length (norms.py), titles weighed; of no meaning where not live.
    Over documents: first_block int32[D], ascending. alive bool[D]. resolutions int64[D]: primary key. days int32[D]:
        date.toordinal(), 1 where there is no date. ranks int32[D]: place by body, session, kind and number. tie int32[D]:
        place in the order newest first, then by rank; it breaks every tie. specimens bool[D]. title_words: for each the
        titles of its texts as folded words joined by one space. All these have entries for dead documents too.
    Over runs (R); a run is words that stand together (a paragraph, a title, a note, a cell of a table). The place of a
        word is uint32 (run << 8) | offset: words that follow one another have places that do, and there is a gap of one
        place at least after the last word, so that nothing reaches from one run into the next. A run of 256 words or
        more takes the next numbers as well: `continues` int32[], sorted, lists every number that goes on with the one
        before it. run_slot int32[R]: its own slot, -1 of a dead document. Runs that count for other slots too (opening
        words for their items, a note for its callers) stand in reach_run int32[N], sorted, each with all its slots, its
        own among them: reach_run[i] has reach_slot[reach_from[i] : reach_from[i + 1]]; reach_from int32[N + 1],
        reach_slot int32[].
    """

    generation: str
    base: str  # generation of the last rebuild or merge: rows of terms with segment < base_segment stay while it does
    base_segment: int
    blocks: int
    documents: int
    document_of: NDArray[np.int32]
    live: Words
    titles: Words
    norms: NDArray[np.float32]
    first_block: NDArray[np.int32]
    alive: Mask
    resolutions: Numbers
    days: NDArray[np.int32]
    ranks: NDArray[np.int32]
    tie: NDArray[np.int32]
    specimens: Mask
    title_words: Sequence[Sequence[str]]
    run_slot: NDArray[np.int32]
    continues: NDArray[np.int32]
    reach_run: NDArray[np.int32]
    reach_from: NDArray[np.int32]
    reach_slot: NDArray[np.int32]
    spellings: Spellings  # designation or symbol as typed and folded -> numbers of documents
    facets: Mapping[str, FacetArrays]
    orders: Sequence[str]  # of each document: what its rank is by
    stored: Mapping[str, FacetArrays] = field(default_factory=dict)  # facets of vocabularies as texts have them
    broader: Mapping[str, Slugs] = field(default_factory=dict)  # facet -> value -> the next broader one
    moved: Mapping[str, Slugs] = field(default_factory=dict)  # facet -> value of old addresses -> the one it is now
    terms: dict[object, BitMap] = field(default_factory=dict)  # what postings.py has read, for this generation
    _labels: dict[tuple[str, str], tuple[float, Labels]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.facets["language"].numbers)

    @cached_property
    def alive_row(self) -> Words:
        """uint64[ceil(D / 64)]: the living documents."""
        return row_of(self.alive)

    @cached_property
    def specimen_row(self) -> Words:
        """uint64[ceil(D / 64)]: the living documents that are specimens."""
        return row_of(self.specimens & self.alive)

    @cached_property
    def living(self) -> int:
        """How many documents there are."""
        return int(np.count_nonzero(self.alive))

    @cached_property
    def slots(self) -> int:
        """How many slots are in use."""
        return int(np.bitwise_count(self.live).sum())

    @cached_property
    def citations(self) -> Numbers:
        """Document -> how many other resolutions cite it; asked for only when results are sorted by it."""
        rows = (
            CrossReference.objects.of_published()
            .standing()
            .filter(resolution__search_document__isnull=False)
            .exclude(resolution=F("version__resolution"))
            .values_list("resolution__search_document__first_block")
            .annotate(Count("version__resolution", distinct=True))
        )
        counts = np.zeros(self.documents, np.int64)
        for block, count in rows.order_by():
            if block < self.blocks and self.document_of[block] >= 0:
                counts[self.document_of[block]] = count
        return counts

    def named(self, spelling: str) -> list[int]:
        """The living documents with this designation or symbol."""
        return [number for number in self.spellings.get(spelling, ()) if self.alive[number]]

    def run_of(self, places: NDArray[np.uint32]) -> NDArray[np.int64]:
        """The run of each place, long runs by their first number: two places are near only where these are the same."""
        runs = (places >> 8).astype(np.int64)
        if not len(self.continues):
            return runs
        at = np.searchsorted(self.continues, runs, side="right") - 1
        goes_on = (at >= 0) & (self.continues[at] == runs)
        return np.where(goes_on, self._heads[at], runs)

    @cached_property
    def _heads(self) -> Numbers:
        """The first number of the run that each of `continues` belongs to."""
        numbers = self.continues.astype(np.int64)
        is_second = np.diff(numbers, prepend=-9) != 1
        return (numbers - 1)[is_second][np.cumsum(is_second) - 1]

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.run_slot, self.reach_run, self.reach_from, self.reach_slot)

    def slots_of(self, places: NDArray[np.uint32]) -> NDArray[np.int32]:
        """The living slots that words at these sorted places count for, sorted, each once."""
        return self.reach.slots_of(places)

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


def row_of(mask: Mask) -> Words:
    """A row of bits from a mask over documents."""
    row = np.zeros(-(-len(mask) // SLOTS), np.uint64)
    row.view(np.uint8)[: -(-len(mask) // 8)] = np.packbits(mask, bitorder="little")
    return row


def mask_of(row: Words, length: int) -> Mask:
    """A mask over documents from a row of bits; over slots from words."""
    return np.unpackbits(row.view(np.uint8), count=length, bitorder="little").view(np.bool_)


def is_sorted(numbers: NDArray[np.int32]) -> bool:
    """Whether each is greater than the one before."""
    return bool((numbers[1:] > numbers[:-1]).all())


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Numbers in order, each once: np.unique takes ten times as long."""
    return unique_sorted(np.sort(numbers))


def unique_sorted(numbers: NDArray[Number]) -> NDArray[Number]:
    """Numbers that never fall, each once."""
    is_new = np.ones(len(numbers), np.bool_)
    is_new[1:] = numbers[1:] != numbers[:-1]
    return numbers[is_new]

"""Counting a facet of paragraphs: how many documents have each value in a slot of the result.

Frequent values have their slots as words, one uint64 a block, and are counted a value at a time; the cells of the others
are listed by value. A result that touches few blocks is counted by the cells of these blocks alone, and so are blocks
that came after the arrangement was made: it serves the next generations too, as long as its blocks have what they had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.search.finding.slotsets import Cells, first_of_each
from resolutions.search.index.arrays import FacetArrays, Words, distinct

Counts = NDArray[np.int64]
Blocks = NDArray[np.int64]
_FREQUENT = 16  # a value that one block in so many has is worth a row of words
_CHEAP = 40  # a cell of a block that is looked at costs as much as so many words of a row
_FEW = 50  # blocks: fewer are counted by their cells
_MANY = 32  # one block in so many: the slots of a value are put together for all
_LOW = np.uint64(0xFFFFFFFF)
_TAIL = 16  # later blocks may be one in so many


@dataclass(frozen=True, eq=False)
class Arranged:
    """The cells of a facet by value. `rest` are those of values that are not frequent, from rest_from of each on.

    words: of frequent values, a row each: uint32 where few blocks have more than 32 slots. apart: these blocks.
    """

    arrays: FacetArrays
    frequent: NDArray[np.int64]
    words: NDArray[np.unsignedinteger[Any]]
    apart: Blocks
    rest_values: NDArray[np.int64]
    rest_from: NDArray[np.int64]
    rest_block: NDArray[np.int32]
    rest_mask: Words

    @property
    def blocks(self) -> int:
        return len(self.arrays.cell_from) - 1

    @classmethod
    def of(cls, arrays: FacetArrays) -> Arranged:
        blocks = len(arrays.cell_from) - 1
        counts = np.bincount(arrays.cell_value, minlength=len(arrays.values))
        is_frequent = counts * _FREQUENT > blocks
        rows = np.where(is_frequent, np.cumsum(is_frequent) - 1, -1)[arrays.cell_value]
        block_of, held = blocks_of_cells(arrays), rows >= 0
        apart = distinct(block_of[arrays.cell_mask > _LOW]).astype(np.int64)
        kind: type[np.unsignedinteger[Any]] = np.uint32
        if len(apart) * _FREQUENT > blocks:
            apart, kind = apart[:0], np.uint64
        words = np.zeros((int(is_frequent.sum()), blocks), kind)
        words[rows[held], block_of[held]] = arrays.cell_mask[held]
        rest = np.flatnonzero(~held)
        rest = rest[np.argsort(arrays.cell_value[rest], kind="stable")]
        values = np.flatnonzero(~is_frequent & (counts > 0))
        begins = np.append(0, np.cumsum(counts[values]))
        mask = arrays.cell_mask[rest]
        return cls(arrays, np.flatnonzero(is_frequent), words, apart, values, begins, block_of[rest], mask)

    def counts(self, found: Words, others: Blocks, size: int) -> Counts:
        """Value -> blocks of `found` that have it in a slot found, without the others, which are counted otherwise."""
        counts = np.zeros(size, np.int64)
        low = found[: self.blocks].astype(self.words.dtype)
        low[others[: np.searchsorted(others, self.blocks)]] = 0
        buffer = np.empty_like(low)
        for number, row in zip(self.frequent.tolist(), self.words, strict=True):
            counts[number] = np.count_nonzero(np.bitwise_and(row, low, out=buffer))
        if len(self.rest_values):
            hits = (low[self.rest_block] & self.rest_mask) != 0
            counts[self.rest_values] = np.add.reduceat(hits, self.rest_from[:-1], dtype=np.int64)
        return counts

    @property
    def is_full(self) -> bool:
        """Whether all values are frequent."""
        return not len(self.rest_values)

    @cached_property
    def by_block(self) -> NDArray[np.unsignedinteger[Any]]:
        """The words of frequent values, those of a block side by side."""
        return np.ascontiguousarray(self.words.T)

    def counts_of(self, found: Cells, size: int) -> Counts:
        """Value -> arranged blocks that have it in a slot found."""
        low = found.masks.astype(self.words.dtype)
        counts = np.zeros(size, np.int64)
        counts[self.frequent] = ((self.by_block.take(found.blocks, axis=0) & low[:, None]) != 0).sum(axis=0)
        return counts

    def add_slots(self, number: int, found: Words) -> None:
        """Adds the slots that have a value to the first blocks of `found`."""
        row, at = np.searchsorted(self.frequent, number), np.searchsorted(self.rest_values, number)
        if row < len(self.frequent) and self.frequent[row] == number:
            found[: self.blocks] |= self.words[row]
        elif at < len(self.rest_values) and self.rest_values[at] == number:
            cells = slice(self.rest_from[at], self.rest_from[at + 1])
            found[self.rest_block[cells]] |= self.rest_mask[cells]

    def still_holds(self, arrays: FacetArrays, is_dead: NDArray[np.bool_]) -> bool:
        """Whether the living blocks have what they had, and few have come."""
        before, blocks = self.arrays, self.blocks
        if (
            not blocks <= len(is_dead) <= blocks + blocks // _TAIL
            or before.values != arrays.values[: len(before.values)]
        ):
            return False
        sizes, kept = np.diff(before.cell_from), ~is_dead[:blocks]
        if not np.array_equal(sizes[kept], np.diff(arrays.cell_from[: blocks + 1])[kept]):
            return False
        cells = slice(0, int(arrays.cell_from[blocks]))
        value, mask = before.cell_value, before.cell_mask
        if cells.stop != len(value):
            of_living = np.repeat(kept, sizes)
            value, mask = value[of_living], mask[of_living]
        return np.array_equal(value, arrays.cell_value[cells]) and np.array_equal(mask, arrays.cell_mask[cells])


@dataclass(frozen=True, eq=False)
class Tally:
    """A facet of one snapshot. is_shared: block -> whether its document has others too; is_dead: whether none has it."""

    arrays: FacetArrays
    is_shared: NDArray[np.bool_]
    is_dead: NDArray[np.bool_]
    document_of: NDArray[np.int32]
    before: Arranged | None = None

    @cached_property
    def arranged(self) -> Arranged:
        if self.before is not None and self.before.still_holds(self.arrays, self.is_dead):
            return self.before
        return Arranged.of(self.arrays)

    @cached_property
    def _unarranged(self) -> Blocks:
        """The blocks that are not arranged, or stand apart."""
        return np.append(self.arranged.apart, np.arange(self.arranged.blocks, len(self.is_dead)))

    @cached_property
    def _others(self) -> Blocks:
        """These, and the blocks of documents of several."""
        is_other = self.is_shared & ~self.is_dead
        is_other[self._unarranged] = True
        return is_other.nonzero()[0]

    def slots_with(self, numbers: Sequence[int]) -> Words:
        """The slots that have any of these values."""
        found = np.zeros(len(self.is_dead), np.uint64)
        for number in numbers:
            self.arranged.add_slots(number, found)
        found[self._unarranged] |= self._slots_at(numbers, self._unarranged)
        found[self.is_dead] = 0
        return found

    def masks_with(self, numbers: Sequence[int], blocks: Blocks) -> Words:
        """uint64[len(blocks)]: the slots of these living blocks that have any of these values."""
        if len(blocks) * _MANY < len(self.is_dead):
            return self._slots_at(numbers, blocks)
        return self.slots_with(numbers)[blocks]

    def _slots_at(self, numbers: Sequence[int], blocks: Blocks) -> Words:
        wanted = np.zeros(len(self.arrays.values), np.bool_)
        wanted[list(numbers)] = True
        at, value, mask = self._cells(blocks)
        held = wanted[value]
        found = np.zeros(len(blocks), np.uint64)
        np.bitwise_or.at(found, at[held], mask[held])
        return found

    def counts(self, found: Cells) -> Counts:
        """Value -> documents that have it in a slot found."""
        size, blocks = len(self.arrays.values), len(self.is_dead)
        if len(found.blocks) * len(self.arrays.cell_value) * _CHEAP < size * blocks**2:
            is_together = self.arranged.is_full and len(found.blocks) >= _FEW
            return self._counted_together(found) if is_together else self._counted(found)
        words = found.words(blocks)
        return self.arranged.counts(words, self._others, size) + self._counted_others(words)

    def _counted_together(self, found: Cells) -> Counts:
        """By rows of all values for each block; blocks that are not arranged by their cells."""
        is_other = self._is_other[found.blocks]
        inner = found.where(~is_other)
        counts = self.arranged.counts_of(inner, len(self.arrays.values))
        return counts + self._counted(found.where(is_other)) if is_other.any() else counts

    @cached_property
    def _is_other(self) -> NDArray[np.bool_]:
        is_other = np.zeros(len(self.is_dead), np.bool_)
        is_other[self._others] = True
        return is_other

    @cached_property
    def _pairs(self) -> tuple[Blocks, Words, NDArray[np.intp], NDArray[np.intp]]:
        """The cells of the other blocks by document and value: block, mask; where each pair begins, and its value."""
        at, value, mask = self._cells(self._others)
        block = self._others[at]
        pairs = self.document_of[block].astype(np.int64) * len(self.arrays.values) + value
        order = np.argsort(pairs, kind="stable")
        begins = first_of_each(pairs[order])
        return block[order], mask[order], begins, value[order][begins].astype(np.intp)

    def _counted_others(self, found: Words) -> Counts:
        block, mask, begins, values = self._pairs
        size = len(self.arrays.values)
        if not len(begins):
            return np.zeros(size, np.int64)
        held = np.logical_or.reduceat((mask & found[block]) != 0, begins)
        return np.bincount(values[held], minlength=size)

    def _counted(self, found: Cells) -> Counts:
        """By the cells of these blocks; of documents of several blocks each pair of document and value once."""
        size = len(self.arrays.values)
        at, value, mask = self._cells(found.blocks)
        held = (mask & found.masks[at]).nonzero()[0]
        value, is_shared = value[held], self.is_shared[found.blocks]
        if not is_shared.any():
            return np.bincount(value, minlength=size)
        at = at[held]
        is_shared = is_shared[at]
        owners = self.document_of[found.blocks[at[is_shared]]].astype(np.int64)
        once = distinct(owners * size + value[is_shared]) % size
        return np.bincount(value[~is_shared], minlength=size) + np.bincount(once, minlength=size)

    def _cells(self, blocks: Blocks) -> tuple[NDArray[np.int64], NDArray[Any], Words]:
        """Of each cell of these blocks: which of the blocks it belongs to, its value, its mask."""
        begins = self.arrays.cell_from[blocks].astype(np.int64)
        sizes = self.arrays.cell_from[blocks + 1] - begins
        at = np.repeat(begins - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
        return np.repeat(np.arange(len(blocks)), sizes), self.arrays.cell_value[at], self.arrays.cell_mask[at]


def blocks_of_cells(arrays: FacetArrays) -> NDArray[np.int32]:
    return np.repeat(np.arange(len(arrays.cell_from) - 1, dtype=np.int32), np.diff(arrays.cell_from))

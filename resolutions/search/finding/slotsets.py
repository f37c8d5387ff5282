"""Sets of slots in two forms: a bitmap where they are few, words (one uint64 a block) where they are many.

Bitmaps of many slots are slow to intersect, words of few are slow to make; each operation takes what it is given and
gives the form that came out cheapest. Nothing here is changed in place.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.search.index.arrays import Mask, Numbers, Snapshot, Words, distinct

Slots = BitMap | Words
_FEW = 20_000  # slots: fewer are set one by one
_MANY = 8  # slots for so many blocks, from which words are faster than a bitmap
_RUNS = 12347  # low half of the first word of a bitmap with runs, which are never stored
_BITSET = 4096  # members of a container of 65,536 from which it is stored as bits
_CONTAINER = 1024  # blocks of a container
_BIT = np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A set of slots block by block. blocks: int64[N], ascending; masks: uint64[N], bit = slot, none of them 0."""

    blocks: Numbers
    masks: Words

    def where(self, kept: Mask) -> Cells:
        return self if kept.all() else Cells(self.blocks[kept], self.masks[kept])

    def within(self, masks: Words) -> Cells:
        """Of each block only these slots."""
        left = self.masks & masks
        return Cells(self.blocks, left).where(left != 0)

    def masks_at(self, blocks: Numbers) -> Words:
        """uint64[len(blocks)]: the slots of these blocks, which ascend."""
        if blocks is self.blocks:
            return self.masks
        if not len(self.blocks):
            return np.zeros(len(blocks), np.uint64)
        at = np.searchsorted(self.blocks, blocks)
        at[at == len(self.blocks)] = 0
        return np.where(self.blocks[at] == blocks, self.masks[at], np.uint64(0))

    def words(self, blocks: int) -> Words:
        """One uint64 a block."""
        if len(self.blocks) == blocks:
            return self.masks
        words = np.zeros(blocks, np.uint64)
        words[self.blocks] = self.masks
        return words


def cells_of(slots: Slots) -> Cells:
    if not isinstance(slots, BitMap):
        blocks = (slots != 0).nonzero()[0]
        return Cells(blocks, slots if len(blocks) == len(slots) else slots[blocks])
    members = array_of(slots)
    if not len(members):
        return Cells(np.zeros(0, np.int64), np.zeros(0, np.uint64))
    blocks = (members >> np.uint32(6)).astype(np.int64)
    bits = _BIT << (members & np.uint32(63)).astype(np.uint64)
    begins = first_of_each(blocks)
    return Cells(blocks[begins], np.bitwise_or.reduceat(bits, begins))


def first_of_each(numbers: Numbers) -> Numbers:
    """Where each number begins among numbers that never fall."""
    is_first = np.empty(len(numbers), np.bool_)
    is_first[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    return is_first.nonzero()[0]


def settled(slots: BitMap, blocks: int) -> Slots:
    """In the form with which work is done faster."""
    return words_of(slots, blocks) if _MANY * len(slots) > blocks else slots


def size_of(slots: Slots) -> int:
    """Bytes of memory, about."""
    return 2 * len(slots) + 64 if isinstance(slots, BitMap) else slots.nbytes


def count(slots: Slots) -> int:
    return len(slots) if isinstance(slots, BitMap) else int(np.bitwise_count(slots).sum(dtype=np.int64))


def most(slots: Slots) -> int:
    """How many there may be, told without counting."""
    return len(slots) if isinstance(slots, BitMap) else len(slots) << 6


def both(one: Slots, other: Slots) -> Slots:
    if isinstance(one, BitMap):
        return one & other if isinstance(other, BitMap) else _where(one, other, is_in=True)
    return _where(other, one, is_in=True) if isinstance(other, BitMap) else one & other


def either(all_slots: Iterable[Slots], blocks: int) -> Slots:
    held = list(all_slots)
    bitmaps = [each for each in held if isinstance(each, BitMap)]
    found = BitMap.union(BitMap(), *bitmaps)
    if len(bitmaps) == len(held):
        return settled(found, blocks)
    words = words_of(found, blocks)
    for each in held:
        if not isinstance(each, BitMap):
            words = words | each
    return words


def without(one: Slots, other: Slots) -> Slots:
    if isinstance(one, BitMap):
        return one - other if isinstance(other, BitMap) else _where(one, other, is_in=False)
    return one & ~words_of(other, len(one))


def _where(few: BitMap, words: Words, *, is_in: bool) -> BitMap:
    slots = array_of(few)
    bits = (words[slots >> np.uint32(6)] >> (slots & np.uint32(63)).astype(np.uint64)) & _BIT
    return bitmap_of_sorted(slots[bits == is_in])


def bitmap_of_sorted(members: NDArray[np.uint32]) -> BitMap:
    return BitMap(array("I", members.tobytes()))


def gathered(members: NDArray[np.integer[Any]], blocks: int) -> Slots:
    """From slots in any order, of which those beyond the last block are left out."""
    kept = members.astype(np.uint32, copy=False)
    kept = kept[kept < blocks << 6]
    if len(kept) < _FEW:
        return bitmap_of_sorted(distinct(kept))
    words = _scattered(kept, blocks)
    return bitmap_of_sorted(distinct(kept)) if _MANY * count(words) <= blocks else words


def array_of(bitmap: BitMap) -> NDArray[np.uint32]:
    """The members in order, without a copy."""
    return np.frombuffer(bitmap.to_array(), np.uint32)


def words_of(slots: Slots, blocks: int) -> Words:
    """One uint64 a block. Words that are given are given back."""
    if not isinstance(slots, BitMap):
        return slots
    if len(slots) < _FEW:
        words = np.zeros(blocks, np.uint64)
        members = array_of(slots)
        bits = _BIT << (members & np.uint32(63)).astype(np.uint64)
        np.bitwise_or.at(words, members >> np.uint32(6), bits)
        return words
    stored = slots.serialize()
    if int.from_bytes(stored[:2], "little") == _RUNS or int.from_bytes(stored[4:8], "little") * _BITSET > 2 * len(
        slots
    ):
        return _scattered(array_of(slots), blocks)
    return _unpacked(stored, blocks)


def _scattered(members: NDArray[np.uint32], blocks: int) -> Words:
    mask = np.zeros(blocks << 6, np.uint8)
    mask[members] = 1
    return np.packbits(mask, bitorder="little").view(np.uint64)


def _unpacked(stored: bytes, blocks: int) -> Words:
    """From the portable form of a bitmap, whose dense containers are words already.

    https://github.com/RoaringBitmap/RoaringFormatSpec
    """
    containers = int.from_bytes(stored[4:8], "little")
    described = np.frombuffer(stored, "<u2", 2 * containers, 8).reshape(-1, 2).astype(np.int64)
    offsets = np.frombuffer(stored, "<u4", containers, 8 + 4 * containers).tolist()
    words = np.zeros(-(-blocks // _CONTAINER) * _CONTAINER, np.uint64)
    for (key, last), offset in zip(described.tolist(), offsets, strict=True):
        part = words[key * _CONTAINER : (key + 1) * _CONTAINER]
        if last >= _BITSET:
            part[:] = np.frombuffer(stored, "<u8", _CONTAINER, offset)
        else:
            part[:] = _scattered(np.frombuffer(stored, "<u2", last + 1, offset).astype(np.uint32), _CONTAINER)
    return words[:blocks]


def owners_of(words: Words, snapshot: Snapshot, later: NDArray[np.int64]) -> Mask:
    """The documents that have any of these slots, which are living ones. `later`: blocks that are not their first."""
    is_held = words != 0
    owners: Mask = is_held[snapshot.first_block]
    owners[snapshot.document_of[later[is_held[later]]]] = True
    return owners

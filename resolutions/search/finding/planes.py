"""Norms as planes of bits: sums and greatest norms over any set of slots are a few operations on words.

A plane holds one binary digit of the quantised norm of each slot, one uint64 a block. So the work does not grow with the
number of slots, and what comes out are whole numbers, the same on every machine.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from resolutions.search.index.arrays import Words
from resolutions.search.index.norms import K1, B

DIGITS = 7
TOP = (K1 + 1) / (1 + K1 * (1 - B))  # the norm of a paragraph without words
STEP = TOP / (2**DIGITS - 1)
_TOGETHER = 8192  # blocks: what is made for them stays in the fast memory of a processor


def planes_of(levels: NDArray[np.uint8]) -> Words:
    """uint64[DIGITS, blocks], the lowest digit first, of one level a slot."""
    digits = [np.packbits((levels >> digit) & 1, bitorder="little").view(np.uint64) for digit in range(DIGITS)]
    return np.stack(digits)


def levels_of(norms: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(np.minimum(norms, TOP) / STEP).astype(np.uint8)


def sums(words: Words, planes: Words) -> NDArray[np.uint16]:
    """Of each block the sum of the norms of these slots, in steps."""
    total = np.zeros(len(words), np.uint16)
    for start in range(0, len(words), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        _add_sums(words[part], planes[:, part], total[part])
    return total


def _add_sums(words: Words, planes: Words, total: NDArray[np.uint16]) -> None:
    held, count = np.empty_like(words), np.empty(len(words), np.uint8)
    for plane in planes[::-1]:
        np.bitwise_count(np.bitwise_and(words, plane, out=held), out=count)
        np.add(total, total, out=total)
        np.add(total, count, out=total)


def greatest(words: Words, planes: Words) -> NDArray[np.uint8]:
    """Of each block the greatest norm of these slots, in steps."""
    best = np.zeros(len(words), np.uint8)
    for start in range(0, len(words), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        _add_greatest(words[part], planes[:, part], best[part])
    return best


def _add_greatest(words: Words, planes: Words, best: NDArray[np.uint8]) -> None:
    """Digit by digit, the highest first: only slots with the digit are left, if there are any."""
    left, held, has_none = words.copy(), np.empty_like(words), np.empty(len(words), np.bool_)
    for plane in planes[::-1]:
        np.equal(np.bitwise_and(left, plane, out=held), 0, out=has_none)
        np.multiply(left, has_none, out=left)
        np.bitwise_or(left, held, out=left)
        np.add(best, best, out=best)
        np.add(best, ~has_none, out=best)

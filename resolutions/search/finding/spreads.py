"""Counting a facet of resolutions: how many documents of a result have each value.

A facet of which every document has one value at most is a number for each document, and counted in one go however many
values there are. Any other is one row of bits a value, counted against the row of what was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from resolutions.search.index.arrays import FacetArrays, Mask, Numbers, Words

_TOGETHER = 64  # values counted at once: their rows stay in the fast memory of a processor
_SPARSE = 4  # of a row with fewer words than one in so many only these are looked at
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Spread:
    """A facet over the documents of one snapshot."""

    arrays: FacetArrays
    documents: int

    def counts(self, numbers: Numbers, row: Words) -> Counts:
        """Value -> documents that have it, of a result given as ascending numbers and as a row."""
        if self._value_of is None:
            return _counted(self.arrays.rows, row)
        return np.bincount(self._value_of.take(numbers), minlength=len(self.arrays.values) + 1)[:-1]

    @cached_property
    def _value_of(self) -> NDArray[np.intp] | None:
        """Document -> number of its value, of those without one the next number; None where documents have several."""
        rows = self.arrays.rows
        times = int(np.bitwise_count(rows).sum(dtype=np.int64))
        if not len(rows) or times != int(np.bitwise_count(np.bitwise_or.reduce(rows)).sum(dtype=np.int64)):
            return None
        value, at = np.nonzero(rows)
        held = np.flatnonzero(_bits(rows[value, at]))
        value_of = np.full(self.documents, len(rows), np.intp)
        value_of[(at[held >> 6] << 6) + (held & 63)] = value[held >> 6]
        return value_of


def _bits(words: Words) -> Mask:
    return np.unpackbits(words.view(np.uint8), bitorder="little").view(np.bool_)


def _counted(rows: Words, row: Words) -> Counts:
    at = np.flatnonzero(row)
    if len(at) * _SPARSE < len(row):
        rows, row = rows.take(at, axis=1), row[at]
    counts = np.empty(len(rows), np.int64)
    for start in range(0, len(rows), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        counts[part] = np.bitwise_count(rows[part] & row).sum(axis=1, dtype=np.uint32)
    return counts

"""Facets over a whole result: counts of resolutions for every value, with the other values of a chosen facet countable.

Values of one facet are alternatives, facets narrow each other. When paragraphs are sought, the facets of paragraphs
must hold for the very paragraph that matches: "requests" and "article 38" in one. When resolutions are sought, each
must hold somewhere in the resolution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.query import Node
from resolutions.search.facets import BY_NAME, FACETS, Scope
from resolutions.search.finding.fields import slots_of_documents, slots_with
from resolutions.search.finding.matching import matching_row, matching_slots
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.prepared import prepared, tally_of
from resolutions.search.finding.slotsets import owners_of, words_of
from resolutions.search.index.snapshot import Mask, Snapshot, Words, mask_of, row_of

_TOGETHER = 64  # values counted at once: their rows stay in the fast memory of a processor
Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Found:
    """What matches: the row of documents, and the slots that do; `words` is None where all slots of the documents do."""

    snapshot: Snapshot
    row: Words
    words: Words | None = None

    @cached_property
    def documents(self) -> Mask:
        return mask_of(self.row, self.snapshot.documents)

    @cached_property
    def total(self) -> int:
        return int(np.bitwise_count(self.row).sum(dtype=np.int64))

    @cached_property
    def blocks(self) -> NDArray[np.int64]:
        """Where any slot matches."""
        return np.flatnonzero(self.slots != 0)

    @cached_property
    def slots(self) -> Words:
        """The slots that match, one uint64 a block."""
        return slots_of_documents(self.documents, self.snapshot) if self.words is None else self.words


@dataclass(frozen=True, eq=False)
class Result:
    """A query and the chosen values of facets over one snapshot. `seen` hides documents from everything."""

    snapshot: Snapshot
    root: Node | None
    is_paragraph: bool
    chosen: Chosen
    seen: Mask

    @cached_property
    def postings(self) -> Postings:
        return Postings(self.snapshot)

    @cached_property
    def _base(self) -> Found:
        """What the words alone find."""
        this, seen = self.snapshot, row_of(self.seen)
        if self.root is None:
            return Found(this, seen)
        if self.is_paragraph:
            return Found(this, seen, words_of(matching_slots(self.root, self.postings), this.blocks))
        return Found(this, seen & matching_row(self.root, self.postings))

    def found(self, *, without: str = "") -> Found:
        """What fulfils words and facets, but for one facet."""
        row, words = self._base.row, self._base.words
        for name, values in self.chosen.items():
            if name == without or not values:
                continue
            if self.is_paragraph and BY_NAME[name].scope == Scope.PARAGRAPH:
                held = slots_with(name, values, self.snapshot)
                words = held if words is None else words & held
            else:
                row = row & _row_with(name, values, self.snapshot)
        if words is None:
            return Found(self.snapshot, row)
        return self._owned(row, words)

    def _owned(self, row: Words, words: Words) -> Found:
        """Slots of these documents, and the documents that have any of them."""
        this = self.snapshot
        owners = row_of(owners_of(words, this, prepared(this).later))
        if not np.array_equal(owners & row, owners):
            words = words & slots_of_documents(mask_of(row, this.documents), this)
        return Found(this, owners & row, words)

    @cached_property
    def all(self) -> Found:
        return self.found()

    def counts(self, facet: str) -> tuple[tuple[str, ...], NDArray[np.int64]]:
        """The values of a facet, and how many resolutions have each, had no value of this facet been chosen."""
        found = self.found(without=facet) if self.chosen.get(facet) else self.all
        arrays = self.snapshot.facets[facet]
        if found.words is not None and BY_NAME[facet].scope == Scope.PARAGRAPH:
            return arrays.values, tally_of(facet, self.snapshot).counts(found.words, found.blocks)
        return arrays.values, _counted(arrays.rows, found.row)

    def all_counts(self) -> dict[str, dict[str, int]]:
        """Facet -> value -> number of resolutions, of values that occur."""
        held = {kind.name: self.counts(kind.name) for kind in FACETS}
        return {
            name: {value: count for value, count in zip(values, counts.tolist(), strict=True) if count}
            for name, (values, counts) in held.items()
        }


def _counted(rows: Words, row: Words) -> NDArray[np.int64]:
    """How many documents of a row each value has; of a row with few documents only its words are looked at."""
    at = np.flatnonzero(row)
    if len(at) * 4 < len(row):
        rows, row = rows.take(at, axis=1), row[at]
    counts = np.empty(len(rows), np.int64)
    for start in range(0, len(rows), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        counts[part] = np.bitwise_count(rows[part] & row).sum(axis=1, dtype=np.uint32)
    return counts


def _row_with(name: str, values: tuple[str, ...], snapshot: Snapshot) -> Words:
    arrays = snapshot.facets[name]
    row = np.zeros(arrays.rows.shape[1], np.uint64)
    for value in values:
        row |= arrays.row(value)
    return row

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
from pyroaring import BitMap

from resolutions.search.facets import BY_NAME, FACETS, Scope
from resolutions.search.indexing import SLOTS
from resolutions.search.matching import matching_documents, matching_slots
from resolutions.search.postings import Postings, numbers
from resolutions.search.query import Node
from resolutions.search.snapshot import Mask, Snapshot, mask_of, row_of

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Found:
    """What matches: documents, and the slots that do (those of paragraphs that match, or all of the documents)."""

    documents: Mask
    slots: Mask

    @property
    def total(self) -> int:
        return int(np.count_nonzero(self.documents))


@dataclass(frozen=True, eq=False)
class Result:
    """A query and the chosen values of facets over one snapshot. `seen` hides documents from everything."""

    snapshot: Snapshot
    root: Node | None
    is_paragraph: bool
    chosen: Chosen
    seen: Mask

    @cached_property
    def _postings(self) -> Postings:
        return Postings(self.snapshot)

    @cached_property
    def _base(self) -> Found:
        """What the words alone find."""
        this = self.snapshot
        if self.root is None:
            return Found(self.seen, mask_of(this.live, this.blocks * SLOTS))
        if self.is_paragraph:
            slots = _slot_mask(matching_slots(self.root, self._postings), this)
            return Found(self.seen, slots)
        return Found(self.seen & matching_documents(self.root, self._postings), mask_of(this.live, this.blocks * SLOTS))

    def found(self, *, without: str = "") -> Found:
        """What fulfils words and facets, but for one facet."""
        documents, slots = self._base.documents, self._base.slots
        for name, values in self.chosen.items():
            if name == without or not values:
                continue
            if self.is_paragraph and BY_NAME[name].scope == Scope.PARAGRAPH:
                slots = slots & self._slots_with(name, values)
            else:
                documents = documents & self._documents_with(name, values)
        owners = np.repeat(documents_by_block(self.snapshot, documents), SLOTS)
        slots = slots & owners
        if self.is_paragraph:
            documents = documents & _owning(self.snapshot, slots)
        return Found(documents, slots)

    @cached_property
    def all(self) -> Found:
        return self.found()

    def counts(self, facet: str) -> dict[str, int]:
        """Value -> number of resolutions, had no value of this facet been chosen; only what occurs."""
        found = self.found(without=facet) if self.chosen.get(facet) else self.all
        arrays = self.snapshot.facets[facet]
        if self.is_paragraph and BY_NAME[facet].scope == Scope.PARAGRAPH:
            words, blocks = row_of(found.slots), np.repeat(np.arange(self.snapshot.blocks), np.diff(arrays.cell_from))
            holds = arrays.cell_mask & words[blocks] != 0
            owners = self.snapshot.document_of[blocks[holds]].astype(np.int64)
            pairs = np.unique(owners * len(arrays.values) + arrays.cell_value[holds])
            counts = np.bincount(pairs % max(1, len(arrays.values)), minlength=len(arrays.values))
        else:
            counts = np.bitwise_count(arrays.rows & row_of(found.documents)).sum(axis=1, dtype=np.int64)
        return {value: int(count) for value, count in zip(arrays.values, counts.tolist(), strict=True) if count}

    def all_counts(self) -> dict[str, dict[str, int]]:
        return {kind.name: self.counts(kind.name) for kind in FACETS}

    def _slots_with(self, name: str, values: tuple[str, ...]) -> Mask:
        arrays, words = self.snapshot.facets[name], np.zeros(self.snapshot.blocks, np.uint64)
        held = np.isin(arrays.cell_value, [arrays.numbers[value] for value in values if value in arrays.numbers])
        blocks = np.repeat(np.arange(self.snapshot.blocks), np.diff(arrays.cell_from))[held]
        np.bitwise_or.at(words, blocks, arrays.cell_mask[held])
        return mask_of(words, self.snapshot.blocks * SLOTS)

    def _documents_with(self, name: str, values: tuple[str, ...]) -> Mask:
        arrays = self.snapshot.facets[name]
        row = np.zeros(arrays.rows.shape[1], np.uint64)
        for value in values:
            row |= arrays.row(value)
        return mask_of(row, self.snapshot.documents)


def _slot_mask(slots: BitMap, snapshot: Snapshot) -> Mask:
    mask = np.zeros(snapshot.blocks * SLOTS, np.bool_)
    mask[numbers(slots)] = True
    return mask


def documents_by_block(snapshot: Snapshot, documents: Mask) -> Mask:
    """Block -> whether it is a block of one of these documents."""
    if not snapshot.documents:
        return np.zeros(snapshot.blocks, np.bool_)
    return documents[snapshot.document_of] & (snapshot.document_of >= 0)


def _owning(snapshot: Snapshot, slots: Mask) -> Mask:
    blocks = slots.reshape(-1, SLOTS).any(axis=1)
    documents = np.zeros(snapshot.documents, np.bool_)
    documents[snapshot.document_of[blocks]] = True
    return documents & snapshot.alive

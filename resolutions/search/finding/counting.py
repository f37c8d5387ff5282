"""Facets over a whole result: counts of resolutions for every value, with the other values of a chosen facet countable.

Values of one facet are alternatives, facets narrow each other. When paragraphs are sought, the facets of paragraphs
must hold for the very paragraph that matches: "requests" and "article 38" in one. When resolutions are sought, each
must hold somewhere in the resolution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.query import Node
from resolutions.search.facets import BY_NAME, FACETS, Scope
from resolutions.search.finding.found import Found, FoundDocuments, FoundSlots
from resolutions.search.finding.matching import matching_row, matching_slots
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.prepared import spread_of, tally_of
from resolutions.search.finding.slotsets import Cells, cells_of
from resolutions.search.index.snapshot import Mask, Snapshot, Words, mask_of, row_of

Chosen = Mapping[str, tuple[str, ...]]


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
    def _cells(self) -> Cells | None:
        """The slots that the words alone find, where slots are sought by words."""
        if self.root is None or not self.is_paragraph:
            return None
        return cells_of(matching_slots(self.root, self.postings))

    @cached_property
    def _row(self) -> Words:
        """The documents that are seen, and hold the words where these need not stand in one paragraph."""
        seen = row_of(self.seen)
        return seen if self.root is None or self.is_paragraph else seen & matching_row(self.root, self.postings)

    @cached_property
    def _rows(self) -> Mapping[str, Words]:
        """Facet -> the documents that have one of its values that are chosen, where these may stand anywhere."""
        chosen = {name: values for name, values in self.chosen.items() if values and not self._is_of_paragraphs(name)}
        return {name: _row_with(name, values, self.snapshot) for name, values in chosen.items()}

    @cached_property
    def _masks(self) -> Mapping[str, Words]:
        """Facet -> the slots with one of its values that are chosen, where it must hold for the paragraph that matches.

        One uint64 for each block of the cells that the words find, or for each block there is.
        """
        made = {}
        for name, values in self.chosen.items():
            if values and self._is_of_paragraphs(name):
                tally, held = tally_of(name, self.snapshot), self.snapshot.facets[name].numbers
                numbers = [held[value] for value in values if value in held]
                cells = self._cells
                made[name] = tally.slots_with(numbers) if cells is None else tally.masks_with(numbers, cells.blocks)
        return made

    def _is_of_paragraphs(self, facet: str) -> bool:
        return self.is_paragraph and BY_NAME[facet].scope == Scope.PARAGRAPH

    def found(self, *, without: str = "") -> Found:
        """What fulfils words and facets, but for one facet."""
        rows = [row for name, row in self._rows.items() if name != without]
        masks = [held for name, held in self._masks.items() if name != without]
        row, cells = reduce(np.bitwise_and, rows, self._row), self._cells
        if masks:
            held = reduce(np.bitwise_and, masks)
            cells = cells_of(held) if cells is None else cells.within(held)
        return FoundDocuments(self.snapshot, row) if cells is None else self._owned(row, cells)

    def _owned(self, row: Words, cells: Cells) -> FoundSlots:
        """Slots of these documents."""
        documents = mask_of(row, self.snapshot.documents)
        return FoundSlots(self.snapshot, cells.where(documents[self.snapshot.document_of[cells.blocks]]))

    @cached_property
    def all(self) -> Found:
        return self.found()

    def counts(self, facet: str) -> tuple[tuple[str, ...], NDArray[np.int64]]:
        """The values of a facet, and how many resolutions have each, had no value of this facet been chosen."""
        found = self.found(without=facet) if self.chosen.get(facet) else self.all
        values = self.snapshot.facets[facet].values
        if isinstance(found, FoundSlots) and BY_NAME[facet].scope == Scope.PARAGRAPH:
            return values, tally_of(facet, self.snapshot).counts(found.cells)
        return values, spread_of(facet, self.snapshot).counts(found.numbers, found.row)

    def all_counts(self) -> dict[str, dict[str, int]]:
        """Facet -> value -> number of resolutions, of values that occur."""
        held = {kind.name: self.counts(kind.name) for kind in FACETS}
        return {
            name: {value: count for value, count in zip(values, counts.tolist(), strict=True) if count}
            for name, (values, counts) in held.items()
        }


def _row_with(name: str, values: tuple[str, ...], snapshot: Snapshot) -> Words:
    arrays = snapshot.facets[name]
    row = np.zeros(arrays.rows.shape[1], np.uint64)
    for value in values:
        row |= arrays.row(value)
    return row

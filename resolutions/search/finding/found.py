"""What matches in one generation of the index: documents whole, or certain slots of documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from resolutions.search.finding.slotsets import Cells
from resolutions.search.index.arrays import unique_sorted
from resolutions.search.index.snapshot import Mask, Numbers, Snapshot, Words, mask_of, row_of


@dataclass(frozen=True, eq=False)
class FoundDocuments:
    """All slots of the documents of a row."""

    snapshot: Snapshot
    row: Words

    @cached_property
    def documents(self) -> Mask:
        return mask_of(self.row, self.snapshot.documents)

    @cached_property
    def numbers(self) -> Numbers:
        """The documents in ascending order."""
        return np.flatnonzero(self.documents)

    @cached_property
    def total(self) -> int:
        return int(np.bitwise_count(self.row).sum(dtype=np.int64))

    def masks_at(self, blocks: Numbers) -> Words:
        """uint64[len(blocks)]: the slots of these blocks that match."""
        owners = self.snapshot.document_of[blocks]
        is_held = self.documents[owners] & (owners >= 0)
        return np.where(is_held, self.snapshot.live[blocks], np.uint64(0))


@dataclass(frozen=True, eq=False)
class FoundSlots:
    """Slots of living documents, and the documents that have any of them."""

    snapshot: Snapshot
    cells: Cells

    @cached_property
    def numbers(self) -> Numbers:
        """The documents in ascending order."""
        return unique_sorted(self.snapshot.document_of[self.cells.blocks]).astype(np.int64)

    @cached_property
    def documents(self) -> Mask:
        documents = np.zeros(self.snapshot.documents, np.bool_)
        documents[self.numbers] = True
        return documents

    @cached_property
    def row(self) -> Words:
        return row_of(self.documents)

    @property
    def total(self) -> int:
        return len(self.numbers)

    def masks_at(self, blocks: Numbers) -> Words:
        """uint64[len(blocks)]: the slots of these blocks that match."""
        return self.cells.masks_at(blocks)


Found = FoundDocuments | FoundSlots

"""What a process makes of a generation of the index when it is first asked for, and keeps as long as that."""

from __future__ import annotations

from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.search.finding.planes import DIGITS, STEP, greatest, levels_of, planes_of
from resolutions.search.finding.spreads import Spread
from resolutions.search.finding.tallies import Tally
from resolutions.search.index.arrays import Mask, Numbers, Snapshot, Words
from resolutions.search.index.indexing import SLOTS
from resolutions.search.rows import fetch

_CITED = """
    select x.resolution_id, count(distinct v.resolution_id)
    from resolutions_version v cross join resolutions_crossreference x
    where v.state = 'published' and x.version_id = v.id and x.status <> 'rejected'
        and x.resolution_id is not null and x.resolution_id <> v.resolution_id
    group by x.resolution_id
"""
RECENCY = 1 / (300 * 365.25)  # points a day


class Prepared:
    """Belongs to one snapshot. What two threads make at the same time is the same twice."""

    def __init__(self, snapshot: Snapshot, before: Prepared | None) -> None:
        self.blocks, self.documents = snapshot.blocks, snapshot.documents
        self._norms, self._first_block = snapshot.norms, snapshot.first_block
        self._document_of = snapshot.document_of
        self._resolutions = snapshot.resolutions
        self._tie, self._ranks = snapshot.tie, snapshot.ranks
        self._held: dict[str, Numbers] = {}
        self._before = before if before and "planes" in before.__dict__ else None
        self._alive, self._specimens, self._days = snapshot.alive, snapshot.specimens, snapshot.days
        self.tallies: dict[str, Tally] = {}
        self.spreads: dict[str, Spread] = {}
        self.former: dict[str, Tally] = {**before.former, **before.tallies} if before else {}

    @cached_property
    def is_dead(self) -> NDArray[np.bool_]:
        """Block -> whether no document has it any more."""
        return self._document_of < 0

    @cached_property
    def dead(self) -> BitMap:
        """Slots that words in the database may still name although their document was taken out."""
        gone = np.flatnonzero(self.is_dead)
        dead = BitMap()
        if len(gone):
            for part in np.split(gone, np.flatnonzero(np.diff(gone) != 1) + 1):
                dead.add_range(int(part[0]) * SLOTS, (int(part[-1]) + 1) * SLOTS)
        return dead

    @cached_property
    def is_shared(self) -> NDArray[np.bool_]:
        """Block -> whether its document has other blocks too."""
        owners = np.where(self._document_of >= 0, self._document_of, self.documents)
        return np.bincount(owners, minlength=self.documents + 1)[owners] > 1

    @cached_property
    def sizes(self) -> Numbers:
        """Document -> how many blocks it has; 0 where it is dead."""
        owners = self._document_of[~self.is_dead]
        return np.bincount(owners, minlength=self.documents)

    @cached_property
    def is_first(self) -> NDArray[np.bool_]:
        """Block -> whether it is the first of a living document."""
        is_first = np.zeros(self.blocks, np.bool_)
        is_first[self._first_block] = True
        return is_first & ~self.is_dead

    @cached_property
    def later(self) -> Numbers:
        """The blocks of living documents that are not their first."""
        return np.flatnonzero(~self.is_first & ~self.is_dead)

    @cached_property
    def recency(self) -> NDArray[np.float64]:
        """Document -> its points for being young."""
        return self._days.astype(np.float64) * RECENCY

    @cached_property
    def shown(self) -> Mask:
        """bool[D]: the living documents that are no specimens."""
        return self._alive & ~self._specimens

    @cached_property
    def peaks(self) -> NDArray[np.float32]:
        """Block -> the greatest norm that any of its slots has in the planes."""
        return (greatest(np.bitwise_or.reduce(self.planes), self.planes) * STEP).astype(np.float32)

    @cached_property
    def planes(self) -> Words:
        """uint64[DIGITS, blocks], the lowest digit first. Titles of first texts have none: they are weighed apart."""
        before, self._before = self._before, None
        same = before.blocks if before and before._is_begun_alike(self) else 0
        held = before.planes if before else np.zeros((DIGITS, 0), np.uint64)
        levels = levels_of(self._norms[same * SLOTS :])
        titles = self._first_block[self._first_block >= same].astype(np.int64) - same
        levels[titles * SLOTS] = 0
        return np.concatenate([held[:, :same], planes_of(levels)], axis=1)

    def _is_begun_alike(self, later: Prepared) -> bool:
        """Whether a later generation has the same slots and titles, and maybe more of them."""
        return np.array_equal(self._norms, later._norms[: len(self._norms)]) and np.array_equal(
            self._first_block, later._first_block[: len(self._first_block)]
        )

    def documents_by(self, order: str) -> Numbers:
        """All documents by "date", the newest first, by "number", or by how many others cite them ("cited")."""
        held = self._held.get(order)
        if held is None:
            keys = {"date": (self._tie,), "number": (self._ranks,)}
            held = self._held[order] = np.lexsort(keys.get(order) or (self._tie, -self._cited))
        return held

    @cached_property
    def _cited(self) -> Numbers:
        """Document -> how many other resolutions cite it, in texts that readers see."""
        counts = {int(key): int(count) for key, count in fetch(_CITED)}
        return np.array([counts.get(key, 0) for key in self._resolutions.tolist()], np.int64)


_prepared: WeakKeyDictionary[Snapshot, Prepared] = WeakKeyDictionary()
_last: list[Prepared] = []


def prepared(snapshot: Snapshot) -> Prepared:
    """What belongs to this snapshot; what was made for the one before is made use of."""
    held = _prepared.get(snapshot)
    if held is None:
        held = _prepared[snapshot] = Prepared(snapshot, _last[0] if _last else None)
        _last[:] = [held]
    return held


def tally_of(facet: str, snapshot: Snapshot) -> Tally:
    """Made when it is first asked for, out of what was made for the generation before."""
    ready = prepared(snapshot)
    held = ready.tallies.get(facet)
    if held is None:
        before = ready.former.get(facet)
        held = ready.tallies[facet] = Tally(
            snapshot.facets[facet],
            ready.is_shared,
            ready.is_dead,
            snapshot.document_of,
            before.arranged if before is not None and "arranged" in before.__dict__ else None,
        )
    return held


def spread_of(facet: str, snapshot: Snapshot) -> Spread:
    ready = prepared(snapshot)
    held = ready.spreads.get(facet)
    if held is None:
        held = ready.spreads[facet] = Spread(snapshot.facets[facet], snapshot.documents)
    return held

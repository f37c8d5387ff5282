"""Reading words of the index: the rows of all segments that fit, taken together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.search.blobs import bitmap_of, united
from resolutions.search.rows import fetch

SlotsOf = Callable[[NDArray[np.uint32]], NDArray[np.int32]]


def places_where(condition: str, values: Sequence[str]) -> NDArray[np.uint32]:
    """The places of all words that fulfil a condition of SQL, sorted, each once; those of dead documents too."""
    rows = fetch(f"select positions from resolutions_searchterm where {condition}", values)  # noqa: S608 - conditions are ours, values are given apart
    return united([bytes(row[0]) for row in rows])


def slots_where(condition: str, values: Sequence[str], slots_of: SlotsOf) -> BitMap:
    """The slots of all words and symbols that fulfil a condition of SQL; those of dead documents too.

    slots_of: Snapshot.slots_of. A rare word has a row without slots: they follow from its places.
    """
    columns = "slots, case when length(slots) = 0 then positions end"
    rows = fetch(f"select {columns} from resolutions_searchterm where {condition}", values)  # noqa: S608 - conditions are ours, values are given apart
    places = united([bytes(row[1]) for row in rows if not row[0] and row[1]])
    found = [bitmap_of(bytes(row[0])) for row in rows if row[0]]
    found += [BitMap(slots_of(places).tolist())] if len(places) else []
    return BitMap.union(*found) if found else BitMap()

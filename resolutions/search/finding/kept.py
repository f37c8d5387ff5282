"""What was read last of an index, within so many bytes; shared by the threads of a process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

ROOM = 128 << 20  # bytes that a process keeps
GENERATIONS = 2  # of the index that are kept beside each other: a replica may be one behind


class Kept:
    """What belongs to older generations goes when a newer one comes, and what was not asked for longest when room lacks."""

    def __init__(self, room: int) -> None:
        self.room, self.held = room, 0
        self._lock = Lock()
        self._things: OrderedDict[tuple[str, object], tuple[int, Any]] = OrderedDict()
        self._generations: list[str] = []

    def get(self, generation: str, key: object) -> Any:
        with self._lock:
            found = self._things.get((generation, key))
            if found is None:
                return None
            self._things.move_to_end((generation, key))
            return found[1]

    def put(self, generation: str, key: object, size: int, thing: object) -> None:
        with self._lock:
            if generation not in self._generations:
                self._begin(generation)
            self.held += size - self._things.pop((generation, key), (0,))[0]
            self._things[generation, key] = (size, thing)
            while self.held > self.room:
                _, (old, _thing) = self._things.popitem(last=False)
                self.held -= old

    def _begin(self, generation: str) -> None:
        """Lets go of what belongs to no generation that is still kept."""
        self._generations = [*self._generations, generation][-GENERATIONS:]
        gone = [key for key in self._things if key[0] not in self._generations]
        self.held -= sum(self._things.pop(key)[0] for key in gone)


KEPT = Kept(ROOM)

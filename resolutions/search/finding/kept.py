"""What was read last, within so many bytes; shared by the threads of a process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

ROOM = 128 << 20  # bytes that a process keeps


class Kept:
    def __init__(self, room: int) -> None:
        self.room, self.held = room, 0
        self._lock = Lock()
        self._things: OrderedDict[object, tuple[int, Any]] = OrderedDict()

    def get(self, key: object) -> Any:
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[1]

    def put(self, key: object, size: int, thing: object) -> None:
        with self._lock:
            self.held += size - self._things.pop(key, (0,))[0]
            self._things[key] = (size, thing)
            while self.held > self.room:
                _, (old, _thing) = self._things.popitem(last=False)
                self.held -= old


KEPT = Kept(ROOM)

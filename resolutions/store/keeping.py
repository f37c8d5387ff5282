"""What was found lately, kept in the process as long as it is certain to be still so.

The lists of the most cited things are thousands of rows that hardly ever change and are asked for page by page. An
entry counts as long as the same references stand (how many, the latest, the generation of the index, which every
publication and every verdict changes), and never longer than a minute: names and dates of sessions may be corrected.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """The latest answers by what was asked; `most` of them, each for `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._answers: OrderedDict[Hashable, tuple[Hashable, float, Found]] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: Hashable, state: Hashable, find: Callable[[], Found]) -> Found:
        """The answer that was found in the same state of things, or the one that `find` gives now."""
        with self._lock:
            held = self._answers.get(asked)
        if held is not None and held[0] == state and time.monotonic() - held[1] < self._seconds:
            return held[2]
        found = find()
        with self._lock:
            self._answers[asked] = (state, time.monotonic(), found)
            self._answers.move_to_end(asked)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return found

    def forget(self) -> None:
        with self._lock:
            self._answers.clear()

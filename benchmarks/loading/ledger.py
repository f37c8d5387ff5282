"""What was published when, so that each count that a reader is given can be judged.

A count of the new texts, asked from one moment to another, is right if it lies between what was confirmed before the
first and what was begun before the second: the readers and the publisher do not wait for each other.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable
from threading import Lock


class Ledger:
    """Moments at which publications were begun and confirmed, in seconds of one clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._begun: list[float] = []
        self._confirmed: list[float] = []
        self.refused = 0

    def begin(self) -> None:
        with self._lock:
            self._begun.append(self._clock())

    def confirm(self) -> None:
        with self._lock:
            self._confirmed.append(self._clock())

    def refuse(self) -> None:
        """A publication that failed; it is begun again."""
        with self._lock:
            self.refused += 1

    @property
    def confirmed(self) -> int:
        return len(self._confirmed)

    def least(self, asked_at: float) -> int:
        """The count that an answer must reach which was asked for at this moment."""
        with self._lock:
            return bisect_left(self._confirmed, asked_at)

    def most(self, answered_at: float) -> int:
        """The count that it may not exceed if it was there at this moment."""
        with self._lock:
            return bisect_left(self._begun, answered_at)

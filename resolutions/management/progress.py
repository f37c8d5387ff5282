"""How far a long run is, on one line of a terminal that is written over and over."""

from __future__ import annotations

import time
from typing import TextIO

_PAUSE = 0.2  # seconds between two lines
_WIDTH = 100


class Progress:
    """n of m, how many a second, what remains; written only where somebody looks on or asked for it."""

    def __init__(self, out: TextIO, total: int, *, is_shown: bool) -> None:
        self.total = total
        self.done = 0
        self._out = out
        self._is_shown = is_shown
        self._begun = self._told = time.monotonic()

    def step(self, name: str) -> None:
        self.done += 1
        now = time.monotonic()
        if self._is_shown and (now - self._told > _PAUSE or self.done == self.total):
            self._told = now
            self._out.write(f"\r\x1b[K{self.line(now - self._begun, name)[:_WIDTH]}")
            self._out.flush()

    def clear(self) -> None:
        """Makes room for a line of another kind."""
        if self._is_shown:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def line(self, seconds: float, name: str) -> str:
        speed = self.done / max(seconds, 0.001)
        left = int((self.total - self.done) / max(speed, 0.001))
        return f"{self.done:,}/{self.total:,}  {speed:.1f}/s  {left // 60}:{left % 60:02} left  {name}"

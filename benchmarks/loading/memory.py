"""How much memory processes take, looked at once a second, and whether it grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

MAY_GROW = 2.0  # megabytes a minute, as least squares see it after the warm-up
WARM_UP = 1 / 3  # of the run: until every process has met every kind of page, and keeps what it keeps


class Memory:
    """Looks at processes until it is ended; samples: process -> (seconds, megabytes)."""

    def __init__(self, processes: Callable[[], Sequence[int]]) -> None:
        self._processes, self._ended = processes, Event()
        self.samples: dict[int, list[tuple[float, float]]] = {}
        self._thread = Thread(target=self._look, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join(10)

    def _look(self) -> None:
        began = time.monotonic()
        while not self._ended.wait(1.0):
            for process in self._processes():
                taken = resident(process)
                if taken is not None:
                    self.samples.setdefault(process, []).append((time.monotonic() - began, taken))


def resident(process: int) -> float | None:
    """Megabytes of a process in memory; None when it is no more."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().split("\n")
    except (FileNotFoundError, ProcessLookupError):
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), None)


def settled(samples: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The samples after the warm-up."""
    until = samples[-1][0] * WARM_UP if samples else 0.0
    return [sample for sample in samples if sample[0] >= until]


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """Megabytes a minute by least squares: [(0, 100), (60, 103)] -> 3.0."""
    if len(samples) < 2:
        return 0.0
    mean_x, mean_y = (sum(values) / len(samples) for values in zip(*samples, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in samples)
    return 60 * sum((x - mean_x) * (y - mean_y) for x, y in samples) / spread if spread else 0.0

"""How much memory processes take, looked at once a second, and whether it grows.

What counts is the memory that a process has for itself (RssAnon). The pages of the database file that SQLite has mapped
are told beside it (RssFile): they are the kernel's, the same for all workers, as large as the file at most, and given up
when something else needs the room.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from threading import Event, Thread

MAY_GROW = 2.0  # megabytes a minute after the warm-up: sixty new texts a minute are themselves one of them
WARM_UP = 1 / 3  # of the run: until every process has met every kind of page, and keeps what it keeps
LONG_ENOUGH = 120.0  # seconds; within less the caches of processes and connections are still filling
_MOST = 150  # samples between which slopes are taken


@dataclass(frozen=True, slots=True)
class Sample:
    """Of one process at one moment: seconds since the beginning; megabytes of its own and of mapped files."""

    at: float
    own: float
    mapped: float


class Memory:
    """Looks at processes until it is ended; samples: process -> what was seen, in order."""

    def __init__(self, processes: Callable[[], Sequence[int]]) -> None:
        self._processes, self._ended = processes, Event()
        self.samples: dict[int, list[Sample]] = {}
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
                    self.samples.setdefault(process, []).append(Sample(time.monotonic() - began, *taken))


def resident(process: int) -> tuple[float, float] | None:
    """Megabytes of its own and of mapped files that a process has in memory; None when it is no more."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().split("\n")
    except (FileNotFoundError, ProcessLookupError):
        return None
    sizes = {
        name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines) if "kB" in rest
    }
    return (sizes["RssAnon"], sizes["RssFile"]) if "RssAnon" in sizes else None


def settled(samples: Sequence[Sample]) -> list[Sample]:
    """The samples after the warm-up."""
    until = samples[-1].at * WARM_UP if samples else 0.0
    return [sample for sample in samples if sample.at >= until]


def slope(samples: Sequence[Sample]) -> float:
    """Megabytes a minute that a process grows by: the median of the slopes between any two moments (Theil and Sen).

    A page in the making and the arrays of a new generation come and go within a second: least squares follow such peaks,
    the median does not. 100 MB at second 0 and 103 at 60 -> 3.0.
    """
    few = samples[:: len(samples) // _MOST + 1]
    return median([60 * (b.own - a.own) / (b.at - a.at) for a, b in combinations(few, 2)] or [0.0])


def grown(samples: dict[int, list[Sample]], seconds: float) -> dict[int, float]:
    """The processes that grow, with megabytes a minute; {} of a run that is too short to tell."""
    if seconds < LONG_ENOUGH:
        return {}
    slopes = {process: slope(settled(seen)) for process, seen in samples.items()}
    return {process: one for process, one in slopes.items() if one > MAY_GROW}

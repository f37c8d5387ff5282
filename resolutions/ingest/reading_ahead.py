"""The next sources are read in processes of their own while this one stores what was read before them.

Reading is a third of the work of a batch, and needs no database; on two cores it costs nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

AHEAD = 8  # sources that are read and wait: enough never to wait for one, few enough for any memory
AHEAD_BYTES = 16 * 1024 * 1024
MOST = 4  # processes; the one that stores cannot keep up with more
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Begun(Generic[T]):
    """A task whose outcome is there, or will be; `size` in bytes is what waiting for it costs."""

    outcome: Callable[[], T]
    size: int = 0


def spare_processes(*, is_storing: bool = True) -> int:
    """How many processes may read beside the one that stores, or that only shows what was read."""
    return max(1, min((os.cpu_count() or 1) - is_storing, MOST))


def in_turn(begun: Iterable[Begun[T]], ahead: int = AHEAD) -> Iterator[T]:
    """The outcomes in the order of the tasks, while up to `ahead` more are begun."""
    waiting: deque[Begun[T]] = deque()
    for task in begun:
        waiting.append(task)
        while len(waiting) > ahead or (len(waiting) > 1 and sum(one.size for one in waiting) > AHEAD_BYTES):
            yield waiting.popleft().outcome()
    while waiting:
        yield waiting.popleft().outcome()

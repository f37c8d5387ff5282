"""The next files are read in processes of their own while this one stores what was read before them.

Reading is a third of the work of a batch, and needs no database; on two cores it costs nothing.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

AHEAD = 8  # files that are read and wait: enough never to wait for one, few enough for any memory
MOST = 4  # processes; the one that stores cannot keep up with more
T = TypeVar("T")

_reader: list[Callable[[Path], Any]] = []  # of a reading process, given once and not with every file


def spare_processes() -> int:
    """How many processes may read beside the one that stores: 0 on a machine with one core."""
    return min((os.cpu_count() or 1) - 1, MOST)


def read_ahead(paths: Iterable[Path], read: Callable[[Path], T], processes: int) -> Iterator[T]:
    """`read(path)` of each, in order. `read` and what it gives must be picklable.

    Where a reading process is ended from outside, this one reads the rest.
    """
    waiting: deque[tuple[Path, Future[T]]] = deque()
    context = multiprocessing.get_context("spawn")  # a fork would share the database connection
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(read,)) as pool:
        for path in paths:
            waiting.append((path, _submitted(pool, path)))
            if len(waiting) > AHEAD:
                yield _result(*waiting.popleft(), read)
        while waiting:
            yield _result(*waiting.popleft(), read)


def _submitted(pool: ProcessPoolExecutor, path: Path) -> Future[T]:
    try:
        return pool.submit(_read, path)
    except BrokenProcessPool as fault:
        broken: Future[T] = Future()
        broken.set_exception(fault)
        return broken


def _result(path: Path, future: Future[T], read: Callable[[Path], T]) -> T:
    try:
        return future.result()
    except BrokenProcessPool:
        return read(path)


def _begin(read: Callable[[Path], object]) -> None:
    _reader.append(read)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its next file for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _read(path: Path) -> Any:
    return _reader[0](path)

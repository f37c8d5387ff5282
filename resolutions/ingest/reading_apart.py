"""Reading processes, seen from the one that wants something read: begun when first needed, ended when they overstep.

A process of its own is the only thing that can be stopped, whatever library hangs in it. It costs a fifth of a second
to begin and serves for many sources.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from resolutions.errors import NoReadingProcess, ReadingEnded

_TOP = Path(__file__).resolve().parents[2]  # what `resolutions` is imported from
_BEGINNING = 120.0  # seconds for a process to be there, on the slowest machine
_ENDING = 5.0  # seconds that a process may take to end
MEMORY = 1024 * 1024 * 1024  # bytes of address space that a reading process may have
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """What one source may cost. A small one is given up sooner: nothing in it can be worth a minute."""

    seconds: float = 60.0
    memory: int = MEMORY

    def seconds_for(self, size: int) -> float:
        """8 seconds, and one more for every 10,000 bytes: a hundred times what reading takes."""
        return min(self.seconds, 8 + size / 10_000)


class ReadingProcess(Generic[T]):
    """One process, begun anew whenever the last one ended. `read` must be picklable, and what goes in and comes out."""

    def __init__(self, read: Callable[[Any], T], patience: Patience) -> None:
        self._read = read
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._is_closed = False

    def read(self, task: object, size: int) -> T:
        """What `read(task)` gives over there. Raises ReadingEnded where it took too much or the process broke down.

        A process that was killed from outside is no fault of the source: it is read once more.
        """
        try:
            return self._asked(task, self._patience.seconds_for(size))
        except _KilledFromOutside:
            pass
        try:
            return self._asked(task, self._patience.seconds_for(size))
        except _KilledFromOutside as fault:
            raise ReadingEnded(_BROKE_DOWN) from fault

    def kill(self) -> None:
        """For good. May be called while another thread waits for an answer: it gets none."""
        self._is_closed = True
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        if self._process is None or self._connection is None:
            return
        self._process.kill()
        self._process.wait()
        self._connection.close()
        self._process = self._connection = None

    def _asked(self, task: object, seconds: float) -> T:
        if self._is_closed:
            raise ReadingEnded(_BROKE_DOWN)
        connection = self._connection or self._begun()
        try:
            connection.send(task)
            if not connection.poll(seconds):
                raise ReadingEnded(_too_long(seconds))
            outcome, is_spent = connection.recv()
        except (EOFError, OSError) as fault:
            was_killed = self._exit_status() == -signal.SIGKILL and not self._is_closed
            self.end()
            raise _KilledFromOutside if was_killed else ReadingEnded(_BROKE_DOWN) from fault
        except ReadingEnded:
            self.end()
            raise
        if is_spent:
            self.end()
        return outcome

    def _exit_status(self) -> int | None:
        """Of a process that closed the connection; it ends right after."""
        try:
            return self._process.wait(_ENDING) if self._process else None
        except subprocess.TimeoutExpired:
            return None

    def _begun(self) -> Connection:
        """Raises NoReadingProcess where the machine has no room for one."""
        here, there = Pipe()
        command = [sys.executable, "-m", "resolutions.ingest.reading_process", str(there.fileno()), str(os.getpid())]
        try:
            with there:
                self._process = subprocess.Popen(  # noqa: S603  (of this very program)
                    command,
                    pass_fds=[there.fileno()],
                    env={**os.environ, "PYTHONPATH": _search_path()},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    process_group=0,  # Ctrl-C is for the one that stores; it ends the others itself
                )
            if self._is_closed:  # while it was begun: `kill` saw no process to end
                self._process.kill()
            self._connection = here
            here.send((self._read, self._patience.memory))
            if not here.poll(_BEGINNING):
                raise EOFError
            here.recv()
        except (EOFError, OSError) as fault:
            self.end()
            raise NoReadingProcess(_NOT_BEGUN) from fault
        return here


class ReadingRoom(Generic[T]):
    """Several reading processes; a task goes to the first that is free."""

    def __init__(self, read: Callable[[Any], T], processes: int, patience: Patience) -> None:
        self._processes = [ReadingProcess(read, patience) for _ in range(processes)]
        self._free: queue.SimpleQueue[ReadingProcess[T]] = queue.SimpleQueue()
        for process in reversed(self._processes):
            self._free.put(process)
        self._threads = ThreadPoolExecutor(processes)

    def submit(self, task: object, size: int) -> Future[T]:
        return self._threads.submit(self._read, task, size)

    def _read(self, task: object, size: int) -> T:
        process = self._free.get()
        try:
            return process.read(task, size)
        finally:
            self._free.put(process)

    def __enter__(self) -> ReadingRoom[T]:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
        self._threads.shutdown(wait=True)
        for process in self._processes:
            process.end()


class _KilledFromOutside(Exception):
    """A process that was ended by somebody else: the machine ran out of memory, or a person stopped it."""


_NOT_BEGUN = (
    "No process could be begun to read in. See whether the machine has memory left and the log says more; what was done "
    "is stored, and the rest waits."
)
_BROKE_DOWN = (
    "The process that read it broke down. Nothing of it is stored. Save the file anew, in another format if there is "
    "one; if it is an ordinary file, report it."
)


def too_much_memory(memory: int = MEMORY) -> str:
    return (
        f"Reading it took more than {memory / 1e6:.0f} million bytes of memory and was ended. Nothing of it is stored. "
        "Split it into one file a session or a resolution."
    )


def _too_long(seconds: float) -> str:
    return (
        f"Reading it took longer than {seconds:.0f} seconds and was ended. Nothing of it is stored. Split the file, or "
        "save it in another format; if it is an ordinary file, report it."
    )


def _search_path() -> str:
    return os.pathsep.join([str(_TOP), *filter(None, [os.environ.get("PYTHONPATH", "")])])

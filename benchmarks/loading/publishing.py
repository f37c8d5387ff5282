"""One text a second: tells the publisher's process what to publish and keeps the ledger."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from benchmarks.loading.ledger import Ledger
from resolutions.tests.replicas.serving import TOP, environment

FIRST = 5_001  # numbers of the new texts, which no corpus has
EVERY = 1.0  # seconds


class Publishing:
    """A thread that publishes as long as it is not ended; `after` is called with the number of each confirmed text."""

    def __init__(self, process: subprocess.Popen[str], ledger: Ledger, after: Callable[[int], None]) -> None:
        self._process, self.ledger, self._after = process, ledger, after
        self.milliseconds: list[float] = []
        self.said: set[str] = set()
        self._ended = Event()
        self._thread = Thread(target=self._run, name="publishing", daemon=True)

    def start(self) -> None:
        """Returns when the publisher is ready for the first."""
        self._said()
        self._thread.start()

    def end(self) -> None:
        """After this nothing more is begun, and what was begun is settled."""
        self._ended.set()
        self._thread.join(60)

    @property
    def numbers(self) -> range:
        """Of all texts that were confirmed."""
        return range(FIRST, FIRST + self.ledger.confirmed)

    def _run(self) -> None:
        number = FIRST
        while not self._ended.is_set():
            due = time.monotonic() + EVERY
            self.ledger.begin()
            while not self._is_published(number):
                self.ledger.refuse()
                if self._ended.wait(0.2):
                    return
            self.ledger.confirm()
            self._after(number)
            number += 1
            self._ended.wait(max(0.0, due - time.monotonic()))

    def _is_published(self, number: int) -> bool:
        print(number, file=self._process.stdin, flush=True)
        said = self._said()
        if "refused" in said:
            self.said.add(said["refused"])
            return False
        if "ms" in said:
            self.milliseconds.append(said["ms"])
        return True

    def _said(self) -> dict[str, Any]:
        line: str = next(iter(self._process.stdout or ()), '{"refused": "the publisher ended"}')
        told: dict[str, Any] = json.loads(line)
        return told


@contextmanager
def publishing(ledger: Ledger, after: Callable[[int], None], **given: str) -> Iterator[Publishing]:
    """Ready to start; its process ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.loading.publisher"],
        cwd=TOP,
        env=environment(**given),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    one = Publishing(process, ledger, after)
    try:
        yield one
    finally:
        one.end()
        process.terminate()
        process.wait(30)

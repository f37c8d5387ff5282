"""Readers: connections that are kept open, each asking one thing after another and judging every answer."""

from __future__ import annotations

import http.client
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, Thread


@dataclass(frozen=True, slots=True)
class Answer:
    """began, ended: of the request, in seconds of the monotonic clock."""

    status: int
    headers: dict[str, str]
    body: bytes
    began: float
    ended: float


class Connection:
    """One connection to loopback that is kept, and opened again where the server has closed it while nobody asked."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: http.client.HTTPConnection | None = None
        self.opened = 0

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Raises OSError or HTTPException where there is no answer on a connection that was just opened."""
        was_open, began = self._open is not None, time.monotonic()
        try:
            return self._asked(path, headers or {}, began)
        except (OSError, http.client.HTTPException):
            self.close()
            if not was_open:
                raise
            return self._asked(path, headers or {}, began)

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _asked(self, path: str, headers: dict[str, str], began: float) -> Answer:
        if self._open is None:
            self._open = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
            self.opened += 1
        self._open.request("GET", path, headers=headers)
        response = self._open.getresponse()
        body = response.read()
        named = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, named, body, began, time.monotonic())


Asked = Callable[[Connection, random.Random], list[str]]  # asks one thing; the sentences of what was wrong


@dataclass
class Tally:
    """What all readers together saw: seconds of every answer by its kind, and every fault."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, seconds: float, faults: Sequence[str]) -> None:
        with self._lock:
            self.seconds[kind].append(seconds)
            self.faults += [f"{kind}: {fault}" for fault in faults]

    @property
    def answers(self) -> int:
        return sum(map(len, self.seconds.values()))


class Readers:
    """So many connections, each in a thread of its own; what each asks is drawn with these weights."""

    def __init__(self, port: int, mix: dict[str, tuple[int, Asked]], count: int = 16, seed: int = 1) -> None:
        self.tally = Tally()
        self._mix, self._ended = mix, Event()
        self._threads = [
            Thread(target=self._read, args=(Connection(port), random.Random(seed * 1000 + at)), daemon=True)
            for at in range(count)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> Tally:
        self._ended.set()
        for thread in self._threads:
            thread.join(60)
        return self.tally

    def _read(self, connection: Connection, dice: random.Random) -> None:
        kinds = list(self._mix)
        weights = [self._mix[kind][0] for kind in kinds]
        while not self._ended.is_set():
            kind = dice.choices(kinds, weights)[0]
            began = time.monotonic()
            try:
                faults = self._mix[kind][1](connection, dice)
            except (OSError, http.client.HTTPException) as fault:
                connection.close()
                faults = [f"no answer: {type(fault).__name__} {fault}"]
                time.sleep(0.05)
            self.tally.note(kind, time.monotonic() - began, faults)

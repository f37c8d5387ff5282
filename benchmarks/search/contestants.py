"""Whoever takes part in a run: a process of its own, or a server that is asked over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from benchmarks.search.errors import BenchmarkError
from benchmarks.search.processes import LOOPBACK, end
from benchmarks.search.queries import Query

TOP = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One asking: milliseconds on the clock and of the processor (nan over HTTP), and what was answered, if it says."""

    ms: float
    cpu: float = float("nan")
    total: int = -1
    digest: str = ""


class Asked(Protocol):
    def __call__(self, query: Query) -> Sample: ...


@dataclass(frozen=True, slots=True)
class Contestant:
    """name: what tables call it; rounds: how many of the rounds it takes part in (slow ones in few)."""

    name: str
    ask: Asked
    queries: Sequence[Query]
    rounds: int = 5


class Worker:
    """The other end of worker.py."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process, self.log = process, log

    def say(self, **asked: Any) -> dict[str, Any]:
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise BenchmarkError("The process has no pipes.")
        try:
            if asked:
                stdin.write(json.dumps(asked).encode() + b"\n")
                stdin.flush()
            line = stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            raise BenchmarkError(f"A contestant ended before it answered; the end of {self.log} says why.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def asking(self, way: str) -> Asked:
        def ask(query: Query) -> Sample:
            answer = self.say(way=way, query=query.to_json())
            return Sample(answer["ms"], answer["cpu"], answer.get("total", -1), answer.get("digest", ""))

        return ask


@contextmanager
def working(name: str, folder: Path, env: Mapping[str, str], log: Path, module: str = "worker") -> Iterator[Worker]:
    """A worker for as long as the body runs; it is ready when the body begins."""
    command = [sys.executable, "-m", f"benchmarks.search.{module}", name, str(folder)]
    with log.open("ab") as said:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, **env},
            cwd=TOP,
            start_new_session=True,
        )
        try:
            worker = Worker(process, log)
            worker.say()
            yield worker
        finally:
            end(process)


def over_http(port: int, address: Callable[[Query], str], total: Callable[[bytes], int]) -> Asked:
    """Asks a server: from the connection to the last byte of the answer. A connection each, the same for everybody."""

    def ask(query: Query) -> Sample:
        path = address(query)
        began = time.perf_counter()
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=600)
        connection.request("GET", path, headers={"Connection": "close"})
        answer = connection.getresponse()
        body = answer.read()
        spent = (time.perf_counter() - began) * 1000
        connection.close()
        if answer.status != 200:
            raise BenchmarkError(f"{path} gave {answer.status}: {body[:200]!r}")
        return Sample(spent, total=total(body))

    return ask

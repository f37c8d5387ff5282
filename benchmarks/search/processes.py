"""Processes of a run: started on loopback, on free ports, and ended by their own id, also after Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.search.errors import BenchmarkError

LOOPBACK = "127.0.0.1"
_PATIENCE = 120.0  # seconds until a server answers
_GRACE = 10.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks a process to end, and ends it where it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def running(
    command: Sequence[str], log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for as long as the body runs; what it says goes to `log`. It has a session of its own: Ctrl-C is ours."""
    with log.open("ab") as said:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env=_environment(env),
            start_new_session=True,
        )
        try:
            yield process
        finally:
            end(process)


@contextmanager
def serving(
    command: Sequence[str], port: int, log: Path, env: Mapping[str, str] | None = None, path: str = "/"
) -> Iterator[subprocess.Popen[bytes]]:
    """The same for a server; the body begins when it answers at `path`, whatever the answer."""
    with running(command, log, env) as process:
        deadline = time.monotonic() + _PATIENCE
        while True:
            if process.poll() is not None:
                raise BenchmarkError(f"{command[0]} ended with {process.returncode} before it answered; see {log}.")
            try:
                get(port, path)
                break
            except (OSError, http.client.HTTPException):
                if time.monotonic() > deadline:
                    raise BenchmarkError(f"{command[0]} does not answer within {_PATIENCE:.0f} s; see {log}.") from None
                time.sleep(0.1)
        yield process


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], bytes]:
    """(status, headers, body) over a connection of its own."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=300)
    try:
        connection.request("GET", path, headers=dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(more or {})}


def end_on_signals() -> None:
    """SIGTERM ends a run as Ctrl-C does: by the way out, past every `finally`."""

    def leave(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)

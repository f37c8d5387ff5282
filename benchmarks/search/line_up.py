"""Starts the contestants that the chosen gates need, and no others."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.search import gates
from benchmarks.search.archives import Corpus
from benchmarks.search.contestants import Asked, Contestant, Worker, over_http, working
from benchmarks.search.dialects import archive_address, archive_json_address, datasette_address
from benchmarks.search.peers import datasette_site
from benchmarks.search.processes import LOOPBACK, free_port, serving
from benchmarks.search.queries import Query

SLOW_ROUNDS = 1
Start = Callable[["_Hall"], Asked]


def gunicorn(port: int, workers: int = 1) -> list[str]:
    """As docs/operating.md runs it, with as many workers as are measured."""
    program = str(Path(sys.executable).with_name("gunicorn"))
    where = [
        "archive.wsgi",
        "--bind",
        f"{LOOPBACK}:{port}",
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--keep-alive",
        "30",
    ]
    return [program, *where, "--log-level", "error"]


class _Hall:
    """What runs so far: each process is started once, when the first contestant needs it."""

    def __init__(self, corpus: Corpus, stack: ExitStack) -> None:
        self.corpus, self.stack = corpus, stack
        self.log = corpus.data / "processes.log"
        self.workers: dict[str, Worker] = {}
        self.ports: dict[str, int] = {}

    def worker(self, name: str, kind: str, env: dict[str, str]) -> Worker:
        if name not in self.workers:
            started = working(kind, self.corpus.folder, env, self.log)
            self.workers[name] = self.stack.enter_context(started)
        return self.workers[name]

    def archive_port(self) -> int:
        if "archive" not in self.ports:
            port = self.ports["archive"] = free_port()
            started = serving(gunicorn(port), port, self.log, self.corpus.sqlite_env, "/healthz")
            self.stack.enter_context(started)
        return self.ports["archive"]

    def datasette_port(self) -> int:
        if "datasette" not in self.ports:
            port = self.ports["datasette"] = free_port()
            command = datasette_site.command(Path(sys.executable), self.corpus.datasette, port)
            self.stack.enter_context(serving(command, port, self.log, path="/-/versions.json"))
        return self.ports["datasette"]


def _in_process(way: str) -> Start:
    return lambda hall: hall.worker("sqlite", "archive", hall.corpus.sqlite_env).asking(way)


def _on_postgresql(way: str) -> Start:
    return lambda hall: hall.worker("postgresql", "archive", hall.corpus.postgresql_env).asking(way)


def _peer(kind: str) -> Start:
    return lambda hall: hall.worker(kind, kind, hall.corpus.sqlite_env).asking("page")


def _ordinary(hall: _Hall) -> Asked:
    return hall.worker("ordinary", "ordinary", hall.corpus.ordinary_env).asking("page")


def _served(address: Callable[[Query], str], total: Callable[[bytes], int]) -> Start:
    return lambda hall: over_http(hall.archive_port(), address, total)


def _json_served(unit: str) -> Start:
    return _served(lambda query: f"/api/search?{archive_json_address(query, unit)}", _total)


def _datasette(hall: _Hall) -> Asked:
    def address(query: Query) -> str:
        return datasette_address(query, datasette_site.DATABASE, datasette_site.TABLE)

    return over_http(hall.datasette_port(), address, datasette_site.total)


def _total(body: bytes) -> int:
    return int(json.loads(body)["total"])


def contestants(at: str = "") -> dict[str, tuple[Start, int]]:
    """Name -> how it is started, and in how many rounds it takes part; `at` is the size where it is not the run's own."""
    found: dict[str, tuple[Start, int]] = {gates.datasette(at): (_datasette, SLOW_ROUNDS)}
    for unit in gates.UNITS:
        found[gates.page("SQLite", unit, at)] = (_in_process(f"page {unit}"), sys.maxsize)
        found[gates.json_page(unit, at)] = (_json_served(unit), sys.maxsize)
        if not at:
            found[gates.plain(unit)] = (_in_process(f"plain {unit}"), sys.maxsize)
            found[gates.whole(unit)] = (_in_process(f"whole {unit}"), sys.maxsize)
            found[gates.page("PostgreSQL", unit)] = (_on_postgresql(f"page {unit}"), sys.maxsize)
    if not at:
        found[gates.HTML] = (_served(lambda query: f"/search?{archive_address(query, 'paragraph')}", len), sys.maxsize)
        found[gates.FTS5] = (_peer("fts5"), sys.maxsize)
        found[gates.TANTIVY] = (_peer("tantivy"), sys.maxsize)
        found[gates.ORDINARY] = (_ordinary, SLOW_ROUNDS)
    return found


@contextmanager
def lined_up(names: set[str], corpus: Corpus, small: Corpus | None) -> Iterator[list[Contestant]]:
    """The contestants of these names, ready to be asked; `small` is the corpus of those that are asked at S."""
    with ExitStack() as stack:
        found: list[Contestant] = []
        for each, at in ((corpus, ""), (small, "S")):
            if each is None:
                continue
            hall = _Hall(each, stack)
            for name, (start, rounds) in contestants(at).items():
                if name in names and name not in {one.name for one in found}:
                    found.append(Contestant(name, start(hall), each.queries, rounds))
        yield found

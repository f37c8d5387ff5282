"""Sixteen connections read and search for five minutes while a text is published every second.

    benchmarks/run --line load          or          python -m benchmarks.load [--seconds 60] [--postgresql]

gunicorn serves the archive as docs/operating.md runs it, over a corpus of invented texts (a copy of the archive that
DATABASE_URL names where that is an SQLite file; else S, made anew). Every answer is judged: no error; the count of the
new texts is never lower than confirmed, higher than begun, or lower than before; words of the old texts are in as many
as ever; facets add up; a text just confirmed is found by the next request. What memory each worker has for itself may
not grow after the first third of the run (loading/memory.py says how that is judged; not in runs under two minutes).
Exits with 1 where anything of this is missed.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.loading import figures
from benchmarks.loading.ledger import Ledger
from benchmarks.loading.memory import Memory, grown
from benchmarks.loading.publishing import publishing
from benchmarks.loading.questions import Known, Questions
from benchmarks.loading.readers import Connection, Readers
from benchmarks.search.processes import end_on_signals
from resolutions.tests.replicas.clusters import running_cluster
from resolutions.tests.replicas.serving import run_python, served

SECONDS, CONNECTIONS, WORKERS, THREADS = 300, 16, 2, 4
SIZE = "S"


@contextmanager
def archive(is_postgresql: bool) -> Iterator[str]:
    """The address of a filled archive that may be written to."""
    with tempfile.TemporaryDirectory(prefix="archive-load-") as folder:
        given = os.environ.get("DATABASE_URL", "")
        path = Path(folder, "archive.sqlite3")
        if is_postgresql:
            with running_cluster(has_replica=False) as cluster:
                filled(cluster.primary.url)
                yield cluster.primary.url
            return
        if given.startswith("sqlite:///") and Path(given.removeprefix("sqlite:///")).exists():
            _copy(Path(given.removeprefix("sqlite:///")), path)
        else:
            filled(f"sqlite:///{path}")
        yield f"sqlite:///{path}"


def _copy(source: Path, path: Path) -> None:
    """By SQLite itself: what stands in the log beside the file is a part of it."""
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as held, closing(sqlite3.connect(path)) as made:
        held.backup(made)


def filled(url: str, size: str = SIZE) -> None:
    """Makes the corpus and its index in an empty database."""
    for step in (("fill", size), ("index",)):
        run_python("-m", "benchmarks.search.build", *step, DATABASE_URL=url)


@contextmanager
def static() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="archive-static-") as folder:
        run_python("manage.py", "collectstatic", "--no-input", "-v", "0", STATIC_ROOT=folder)
        yield {"STATIC_ROOT": folder}


def measure(seconds: float = SECONDS, connections: int = CONNECTIONS, is_postgresql: bool = False) -> dict[str, Any]:
    """Runs the load and gives all its figures; `faults` and `grown` are empty where all is well."""
    ledger = Ledger()
    with ExitStack() as held:
        url = held.enter_context(archive(is_postgresql))
        files = held.enter_context(static())
        site = held.enter_context(served(WORKERS, THREADS, DATABASE_URL=url, **files))
        checking = Connection(site.port)
        questions = Questions(Known.of(checking), ledger)
        found: list[str] = []
        texts = held.enter_context(
            publishing(ledger, lambda number: found.extend(questions.found_at_once(checking, number)), DATABASE_URL=url)
        )
        readers, memory = Readers(site.port, questions.mix(), connections), Memory(site.workers)
        memory.start()
        texts.start()
        readers.start()
        time.sleep(seconds)
        texts.end()
        tally = readers.end()
        memory.end()
        last = questions.count(checking, None)  # type: ignore[arg-type]
    return {
        "seconds": tally.seconds,
        "faults": [*tally.faults, *found, *last, *sorted(texts.said)],
        "published": ledger.confirmed,
        "milliseconds": texts.milliseconds,
        "memory": memory.samples,
        "grown": grown(memory.samples, seconds),
        "rate": tally.answers / seconds,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
    asked = parser.parse_args()
    end_on_signals()
    result = measure(asked.seconds, asked.connections, asked.postgresql)
    is_met = not result["faults"] and not result["grown"] and result["published"] > 0
    print(f"{asked.connections} connections for {asked.seconds:.0f} s: {result['rate']:.0f} answers a second")
    print("\n".join(figures.times(result["seconds"])))
    took = result["milliseconds"]
    print(
        f"texts published: {result['published']}; each p50 {figures.share(took, 0.5):.0f} ms"
        if took
        else "none published"
    )
    print("\n".join(figures.memory(result["memory"], asked.seconds)))
    print("\n".join(figures.faults(result["faults"])))
    print("met" if is_met else "MISSED")
    return not is_met


if __name__ == "__main__":
    sys.exit(main())

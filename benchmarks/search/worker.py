"""A contestant in a process of its own: reads questions from standard input, a line each, and answers with the time.

    python -m benchmarks.search.worker archive|fts5|tantivy|ordinary FOLDER

The time is taken here, around the asking alone, so that what goes through the pipe costs nobody anything. As in a
server, what a process keeps for good is frozen before the first question.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from archive.memory import settle
from benchmarks.search.queries import Query

Answer = dict[str, Any]
Ask = Callable[[str, Query], Answer]


def _timed(ask: Callable[[], Any]) -> tuple[Any, Answer]:
    cpu, began = time.process_time(), time.perf_counter()
    found = ask()
    wall = time.perf_counter() - began
    return found, {"ms": wall * 1000, "cpu": (time.process_time() - cpu) * 1000}


def _archive(folder: Path) -> Ask:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    ours = importlib.import_module("benchmarks.search.ours")  # models can be imported from here on
    archive = ours.Archive()

    def ask(way: str, query: Query) -> Answer:
        said = ours.Way.of(way)
        (results, shown), answer = _timed(lambda: archive.ask(query, said))
        return {
            **answer,
            "total": results.total,
            "digest": ours.digest(results, shown),
            "generation": results.generation,
        }

    return ask


def _peer(peer: Any) -> Ask:
    def ask(way: str, query: Query) -> Answer:
        if way == "total":
            return {"total": peer.total(query)}
        return _timed(lambda: peer.ask(query))[1]

    return ask


def _fts5(folder: Path) -> Ask:
    fts5 = importlib.import_module("benchmarks.search.peers.fts5")
    return _peer(fts5.Fts5(folder / "fts5.sqlite3"))


def _tantivy(folder: Path) -> Ask:
    tantivy_index = importlib.import_module("benchmarks.search.peers.tantivy_index")
    return _peer(tantivy_index.Tantivy(folder / "tantivy", folder / "texts.sqlite3"))


def _ordinary(folder: Path) -> Ask:
    site = importlib.import_module("benchmarks.search.peers.ordinary.site")
    site.configure(os.environ["DATABASE_URL"])
    return _peer(site.Ordinary())


CONTESTANTS: dict[str, Callable[[Path], Ask]] = {
    "archive": _archive,
    "fts5": _fts5,
    "tantivy": _tantivy,
    "ordinary": _ordinary,
}


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    ask = CONTESTANTS[name](folder)
    settle()  # as archive/wsgi.py does
    print(json.dumps({"ready": name}), file=answers)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(ask(asked["way"], Query.from_json(asked["query"]))), file=answers)


if __name__ == "__main__":
    main()

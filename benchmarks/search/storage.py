"""Gate 8: how large the index is, and how long it takes to make it, beside FTS5's over the same text.

Both are built in the run itself, one right after the other, in scratch copies. The archive's time has all in it that the
command `rebuild_search_index` does, reading the texts from their rows too.
"""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg

from benchmarks.search.archives import Corpus, archive_env, remove, step
from benchmarks.search.corpus import SIZES
from benchmarks.search.peers import fts5
from benchmarks.search.targets import Finding

_SQLITE = (
    "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN "
    "(SELECT name FROM sqlite_master WHERE tbl_name LIKE 'resolutions|_search%' ESCAPE '|')"
)
_POSTGRESQL = (
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
    "WHERE c.relkind = 'r' AND c.relname LIKE 'resolutions|_search%' ESCAPE '|'"
)
_FTS5 = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'found|_%' ESCAPE '|'"
Spent = tuple[float, float]
ROUNDS = {"T": 1, "S": 3, "L": 1}


def measured(corpus: Corpus) -> Iterator[Finding]:
    """Sizes on both databases, then the time to build."""
    size, text = corpus.size, corpus.bytes_of_text
    said = f"{text:,} bytes of text"
    yield Finding(8, "bytes of index / bytes of text", _bytes(corpus) / text, size, "SQLite", said)
    with closing(sqlite3.connect(corpus.folder / "fts5.sqlite3")) as database:
        peer = database.execute(_FTS5).fetchone()[0]
    yield Finding(8, "bytes of FTS5 / bytes of text", peer / text, size, "FTS5")
    if corpus.server is not None:
        with psycopg.connect(corpus.postgresql_env["DATABASE_URL"]) as connection:
            row = connection.execute(_POSTGRESQL).fetchone()
        yield Finding(8, "bytes of index / bytes of text", float(row[0]) / text if row else 0.0, size, "PostgreSQL")
    yield from _built(corpus)


def _bytes(corpus: Corpus) -> float:
    with closing(sqlite3.connect(corpus.archive)) as database:
        return float(database.execute(_SQLITE).fetchone()[0])


def _built(corpus: Corpus) -> Iterator[Finding]:
    """The shortest of some rounds on the clock; the processor's time tells how far the machine was busy with others."""
    ours: list[Spent] = []
    theirs: list[Spent] = []
    scratch = corpus.folder / "scratch-fts5.sqlite3"
    for _ in range(ROUNDS[corpus.size]):
        copy = corpus.copy_of_archive()
        env = archive_env(f"sqlite:///{copy}", corpus.data)
        ours.append(_spent(lambda env=env: step("index", env=env)))
        remove(copy, scratch)
        theirs.append(_spent(lambda: fts5.build(corpus.texts, scratch)))
        remove(scratch)
    thousands = SIZES[corpus.size] / 1000
    for figure, at in (("seconds of build / seconds of FTS5", 0), ("of the processor", 1)):
        one, other = (min(spent[at] for spent in times) for times in (ours, theirs))
        said = f"{one / thousands:.2f} s and {other / thousands:.2f} s for 1,000 texts"
        yield Finding(8, figure, one / other, corpus.size, "SQLite", said)


def _spent(build: Callable[[], float]) -> Spent:
    """Seconds on the clock, as the step itself counts them, and of the processor, with those of its processes."""
    before = _processor()
    return build(), _processor() - before


def _processor() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

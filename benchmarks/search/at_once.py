"""Gate 9: one process publishes a text, another finds it with its next search.

Both work on a scratch copy of the archive. The text is a new one of the corpus with a word that no other has.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.search.archives import Corpus, archive_env, remove
from benchmarks.search.contestants import working
from benchmarks.search.queries import Query
from benchmarks.search.targets import Finding

TEXTS = 9  # the first of them is not counted: it is when a process reads its vocabularies
UNIQUE = ("zyq", "zyw", "zyx", "zyj", "zyv", "zyk", "zyf", "zyp", "zyb")


@dataclass(frozen=True, slots=True)
class _Try:
    milliseconds: float
    before: int
    after: int
    search: float


def measured(corpus: Corpus) -> Iterator[Finding]:
    with _scratch_sqlite(corpus) as env:
        yield from _findings(_tries(corpus, env), corpus.size, "SQLite")
    if corpus.server is not None:
        with _scratch_postgresql(corpus) as env:
            yield from _findings(_tries(corpus, env), corpus.size, "PostgreSQL")


def _findings(tries: list[_Try], size: str, of: str) -> Iterator[Finding]:
    spent = [one.milliseconds for one in tries]
    yield Finding(9, "milliseconds to publish", median(spent), size, of, f"longest {max(spent):.0f}")
    missing = sum(one.before != 0 or one.after != 1 for one in tries)
    yield Finding(9, "texts not found at once", float(missing), size, of, f"of {len(tries)}")
    searches = [one.search for one in tries]
    yield Finding(9, "milliseconds of the next search", median(searches), size, of, f"longest {max(searches):.0f}")


def _tries(corpus: Corpus, env: dict[str, str]) -> list[_Try]:
    log = corpus.data / "processes.log"
    with (
        working(corpus.size, corpus.folder, env, log, module="publisher") as publisher,
        working("archive", corpus.folder, env, log) as reader,
    ):
        search = reader.asking("page paragraph")
        search(Query("rare", words=("warm",)))
        out = []
        for place in range(TEXTS):
            word = f"{UNIQUE[place]}ungal"
            sought = Query("rare", words=(word,))
            publisher.say(do="draft", place=place, word=word)
            before = search(sought).total
            milliseconds = float(publisher.say(do="publish")["ms"])
            after = search(sought)
            out.append(_Try(milliseconds, before, after.total, after.ms))
    return out[1:]


@contextmanager
def _scratch_sqlite(corpus: Corpus) -> Iterator[dict[str, str]]:
    copy = corpus.copy_of_archive()
    try:
        yield archive_env(f"sqlite:///{copy}", corpus.data)
    finally:
        remove(copy)


@contextmanager
def _scratch_postgresql(corpus: Corpus) -> Iterator[dict[str, str]]:
    server, name = corpus.server, "scratch"
    if server is None:
        raise ValueError("There is no PostgreSQL in this run.")
    server.drop(name)
    server.create(name, corpus.postgresql_name)
    try:
        yield archive_env(server.url(name), corpus.data)
    finally:
        server.drop(name)

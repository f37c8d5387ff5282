"""What is accepted beside the ten gates: each line is a command of its own that prints its figures and exits with 1 where
it is not met.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.search.archives import Corpus, archive_env, say
from benchmarks.search.contestants import TOP
from benchmarks.search.real_archive import ensure_real_archive, ensure_second
from benchmarks.search.report import Line

REAL, CORPUS, OWN = "real", "corpus", "own"  # the archive that a line reads: real texts, a corpus, one that it makes


@dataclass(frozen=True, slots=True)
class Measurement:
    """A module that measures and what it reads; needs_server: it compares with PostgreSQL; is_timed: it takes --seconds."""

    words: str
    module: str
    reads: str
    needs_server: bool = False
    has_second: bool = False
    is_timed: bool = False


LINES = {
    "real": Measurement("search as a page and as JSON over real texts", "benchmarks.search.real", REAL),
    "ranking": Measurement(
        "nDCG@10 over the judged queries, beside FTS5 and ts_rank_cd", "benchmarks.ranking", REAL, needs_server=True
    ),
    "agreement": Measurement(
        "facets and totals of 2,000 searches against brute force, on both databases",
        "benchmarks.agreement",
        REAL,
        has_second=True,
    ),
    "load": Measurement(
        "five minutes of reading and searching while texts are published", "benchmarks.load", CORPUS, is_timed=True
    ),
    "replica": Measurement("the primary is lost in the middle of the load", "benchmarks.replica", OWN, is_timed=True),
}


def accepted(name: str, corpus: Corpus, archive: str | None, seconds: float | None = None) -> Line:
    """Runs one line; what it prints goes to the terminal as it comes. A line that could not be measured is not met.

    seconds: how long a load lasts, if not as long as it should.
    """
    line = LINES[name]
    if not (TOP / Path(*line.module.split(".")).with_suffix(".py")).exists():
        return Line(name, f"{line.words}: not measured, {line.module} is not there", is_met=False)
    if line.needs_server and corpus.server is None:
        return Line(name, f"{line.words}: not measured without PostgreSQL", is_met=False)
    url = _archive(line, corpus, archive)
    if url is None:
        return Line(
            name, f"{line.words}: not measured, no real texts here; give an archive: --archive URL", is_met=False
        )
    arguments = ["--second", ensure_second(url, corpus)] if line.has_second and corpus.server else []
    if line.is_timed and seconds:
        arguments = ["--seconds", str(seconds)]
    say(f"{name}: {line.words}{f', but for {seconds:.0f} s' if line.is_timed and seconds else ''} …")
    done = subprocess.run(
        [sys.executable, "-m", line.module, *arguments],
        cwd=TOP,
        env={**os.environ, **archive_env(url, corpus.data), **_libpq(corpus)},
        check=False,
    )
    return Line(name, f"{line.words}: {'met' if done.returncode == 0 else 'MISSED'}", done.returncode == 0)


def _archive(line: Measurement, corpus: Corpus, given: str | None) -> str | None:
    """The database that a line reads, made where it is not there."""
    if line.reads == REAL:
        return given or ensure_real_archive(corpus.data)
    if line.reads == CORPUS:
        corpus.build(only_archive=True)
    return f"sqlite:///{corpus.archive}"


def _libpq(corpus: Corpus) -> dict[str, str]:
    """The variables by which any client finds the server of this run."""
    if corpus.server is None:
        return {}
    url = corpus.server.url("postgres")
    parts = urlsplit(url)
    named = {"PGHOST": str(parts.hostname), "PGPORT": str(parts.port), "PGUSER": str(parts.username)}
    return {**named, "PGDATABASE": "postgres", "POSTGRES_URL": url}

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
from benchmarks.search.errors import BenchmarkError
from benchmarks.search.real_archive import ensure_real_archive
from benchmarks.search.report import Line


@dataclass(frozen=True, slots=True)
class Measurement:
    """A module that measures, its arguments, and whether it reads the archive with real texts."""

    words: str
    module: str
    arguments: tuple[str, ...] = ()
    needs_real: bool = False


LINES = {
    "real": Measurement("search as a page and as JSON over real texts", "benchmarks.search.real", (), needs_real=True),
    "ranking": Measurement(
        "nDCG@10 over the judged queries, beside FTS5 and ts_rank_cd", "benchmarks.ranking", (), needs_real=True
    ),
    "agreement": Measurement("facets and totals against brute force, on both databases", "benchmarks.agreement"),
    "load": Measurement("five minutes of reading and searching while texts are published", "benchmarks.load"),
    "replica": Measurement("the primary is lost in the middle of the load", "benchmarks.replica"),
}


def accepted(name: str, corpus: Corpus, archive: str | None) -> Line:
    """Runs one line; what it prints goes to the terminal as it comes."""
    line = LINES[name]
    if not (TOP / Path(*line.module.split(".")).with_suffix(".py")).exists():
        return Line(name, f"{line.words}: {line.module} is not there.", None)
    env = _environment(corpus, archive, line)
    if env is None:
        return Line(name, f"{line.words}: no real texts here. Give an archive that holds some: --archive URL", None)
    say(f"{name}: {line.words} …")
    done = subprocess.run(
        [sys.executable, "-m", line.module, *line.arguments], cwd=TOP, env={**os.environ, **env}, check=False
    )
    return Line(name, f"{line.words}: {'met' if done.returncode == 0 else 'MISSED'}", done.returncode == 0)


def _environment(corpus: Corpus, archive: str | None, line: Measurement) -> dict[str, str] | None:
    """The database that the line reads, and libpq's variables of the server of this run."""
    url = archive or (ensure_real_archive(corpus.data) if line.needs_real else f"sqlite:///{corpus.archive}")
    if url is None:
        return None
    env = archive_env(url, corpus.data)
    if corpus.server is not None:
        parts = urlsplit(corpus.server.url("postgres"))
        env |= {"PGHOST": str(parts.hostname), "PGPORT": str(parts.port), "PGUSER": str(parts.username)}
        env |= {"PGDATABASE": "postgres", "PGPASSWORD": "trusted", "POSTGRES_URL": corpus.server.url("postgres")}
    elif line.module == "benchmarks.ranking":
        raise BenchmarkError("The line “ranking” compares with PostgreSQL: leave --without-postgresql out.")
    return env

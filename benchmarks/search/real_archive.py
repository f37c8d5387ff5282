"""An archive filled from the real texts that lie in ../shared/corpus, read and published as an archivist would.

Real texts are no part of the project: where the folder is absent, there is no such archive.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.search.archives import archive_env, remove, say, settle
from benchmarks.search.contestants import TOP
from benchmarks.search.errors import BenchmarkError

CORPUS = TOP.parent / "shared" / "corpus"


def ensure_real_archive(data: Path) -> str | None:
    """The database URL of the archive, which is made where it is not there; None without real texts."""
    path = data / "real.sqlite3"
    if not CORPUS.is_dir():
        return None
    if not path.exists():
        say("An archive of the real texts is made (some minutes) …")
        fresh = path.with_name("real-fresh.sqlite3")
        remove(fresh)
        env = archive_env(f"sqlite:///{fresh}", data)
        _manage("migrate", "--verbosity", "0", env=env)
        _manage("load_facts", env=env)
        _manage("ingest_resolutions", str(CORPUS), env=env, allowed=(0, 1))  # 1: some sources could not be read
        _manage("publish_resolutions", "--all-without-errors", env=env, allowed=(0, 1))
        settle(fresh)
        fresh.rename(path)
    url = f"sqlite:///{path}"
    _manage("migrate", "--verbosity", "0", env=archive_env(url, data))
    _manage("rebuild_search_index", env=archive_env(url, data))
    return url


def _manage(*words: str, env: dict[str, str], allowed: tuple[int, ...] = (0,)) -> None:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=TOP, env={**os.environ, **env}, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in allowed:
        raise BenchmarkError(f"manage.py {words[0]} failed; what it said stands above.")

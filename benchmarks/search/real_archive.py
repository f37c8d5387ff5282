"""An archive filled from the real texts that lie in ../shared/corpus, read and published as an archivist would.

Real texts are no part of the project: where the folder is absent, there is no such archive.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

from benchmarks.search.archives import Corpus, archive_env, remove, say, settle
from benchmarks.search.contestants import TOP
from benchmarks.search.errors import BenchmarkError

CORPUS = TOP.parent / "shared" / "corpus"
SECOND = "second"


def ensure_real_archive(data: Path) -> str | None:
    """The database URL of the archive, which is made where it is not there; None without real texts."""
    path = data / "real.sqlite3"
    url = f"sqlite:///{path}"
    if path.exists():
        manage("migrate", "--verbosity", "0", env=archive_env(url, data))
        manage("rebuild_search_index", env=archive_env(url, data))
        return url
    if not CORPUS.is_dir():
        return None
    say("An archive of the real texts is made (some minutes) …")
    fresh = path.with_name("real-fresh.sqlite3")
    remove(fresh)
    env = archive_env(f"sqlite:///{fresh}", data)
    manage("migrate", "--verbosity", "0", env=env)
    manage("load_facts", env=env)
    manage("ingest_resolutions", *map(str, _folders(data)), env=env, allowed=(0, 1))  # 1: some could not be read
    manage("publish_resolutions", "--all-without-errors", env=env, allowed=(0, 1))
    settle(fresh)
    fresh.rename(path)
    return url


def _folders(data: Path) -> list[Path]:
    """The folder of texts, and what is packed in it, unpacked."""
    folders = [CORPUS]
    for packed in sorted(CORPUS.glob("*.tar.*")):
        folder = data / "real-texts" / packed.name.split(".")[0]
        if not folder.exists():
            with tarfile.open(packed) as archive:
                archive.extractall(folder, filter="data")
        folders.append(folder)
    return folders


def ensure_second(url: str, corpus: Corpus) -> str:
    """The same archive on PostgreSQL, by way of a backup; its URL."""
    server = corpus.server
    if server is None:
        raise BenchmarkError("A second database needs PostgreSQL, and the run was asked to do without it.")
    say("The archive is restored from a backup on PostgreSQL …")
    backup = corpus.data / "second.backup"
    backup.unlink(missing_ok=True)
    manage("backup_archive", str(backup), env=archive_env(url, corpus.data))
    server.drop(SECOND)
    server.create(SECOND)
    env = archive_env(server.url(SECOND), corpus.data)
    manage("migrate", "--verbosity", "0", env=env)
    manage("restore_archive", str(backup), env=env)
    backup.unlink()
    return server.url(SECOND)


def manage(*words: str, env: dict[str, str], allowed: tuple[int, ...] = (0,)) -> None:
    """A command of the archive. Raises BenchmarkError where it fails."""
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=TOP, env={**os.environ, **env}, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in allowed:
        raise BenchmarkError(f"manage.py {words[0]} failed; what it said stands above.")

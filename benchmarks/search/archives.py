"""The archives and what peers make of them, built once and kept under the scratch folder until what made them changes."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks.search import stamps
from benchmarks.search.contestants import TOP
from benchmarks.search.errors import BenchmarkError
from benchmarks.search.peers import datasette_site, fts5
from benchmarks.search.peers.texts import bytes_of_text, make_texts
from benchmarks.search.postgres import Server
from benchmarks.search.queries import OF_EACH_KIND, Query, choose, lexicon_of, values_of

_KEY = secrets.token_urlsafe(50)


def is_installed(name: str) -> bool:
    """Whether this environment has a peer; the one for tests has none."""
    return importlib.util.find_spec(name) is not None


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def archive_env(url: str, data: Path) -> dict[str, str]:
    """The archive as it runs in production, but over plain HTTP and for a reader who asks without end."""
    return {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DEBUG": "0",
        "SECRET_KEY": _KEY,
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "SECURE_SSL_REDIRECT": "0",
        "SITE_URL": "https://archive.example.org",
        "STATIC_ROOT": str(data / "static"),
        "API_RATE": "100000000/minute",
        "LOG_LEVEL": "ERROR",
        "BEHIND_TLS_PROXY": "0",
    }


def step(*words: str, env: dict[str, str]) -> float:
    """Runs one step of build.py; gives its seconds."""
    command = [sys.executable, "-m", "benchmarks.search.build", *words]
    done = subprocess.run(command, cwd=TOP, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise BenchmarkError(f"The step “{' '.join(words)}” failed; what it said stands above.")
    return float(done.stdout.split()[-1])


@dataclass
class Corpus:
    """The archive of one size on each database, its peers, its questions."""

    size: str
    data: Path
    server: Server | None = None
    each: int = OF_EACH_KIND
    made: dict[str, str | float] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.data / self.size

    @property
    def archive(self) -> Path:
        return self.folder / "archive.sqlite3"

    @property
    def texts(self) -> Path:
        return self.folder / "texts.sqlite3"

    @property
    def datasette(self) -> Path:
        return self.folder / "datasette" / f"{datasette_site.DATABASE}.sqlite3"

    @property
    def sqlite_env(self) -> dict[str, str]:
        return archive_env(f"sqlite:///{self.archive}", self.data)

    @property
    def postgresql_name(self) -> str:
        return f"archive_{self.size.lower()}"

    @property
    def ordinary_name(self) -> str:
        return f"ordinary_{self.size.lower()}"

    @property
    def postgresql_env(self) -> dict[str, str]:
        return archive_env(self._server.url(self.postgresql_name), self.data)

    @property
    def ordinary_env(self) -> dict[str, str]:
        return {"DATABASE_URL": self._server.url(self.ordinary_name)}

    @cached_property
    def queries(self) -> list[Query]:
        return choose(lexicon_of(self.archive), values_of(self.archive), self.each)

    @cached_property
    def bytes_of_text(self) -> int:
        return bytes_of_text(self.texts)

    @property
    def _server(self) -> Server:
        if self.server is None:
            raise BenchmarkError("This measurement needs PostgreSQL, and the run was asked to do without it.")
        return self.server

    def build(self, *, only_archive: bool = False) -> None:
        """Makes what is missing or was made by other code; only_archive: on SQLite, and no peers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = self.folder / "made.json"
        self.made = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
        for name, wanted, is_there, make in self._parts()[: 2 if only_archive else None]:
            if self.made.get(name) == wanted and is_there():
                continue
            say(f"{self.size}: {name} …")
            self.made.pop(name, None)
            began = time.perf_counter()
            seconds = make()
            self.made[name] = wanted
            self.made[f"{name}, seconds"] = round(seconds or time.perf_counter() - began, 2)
            stamp.write_text(json.dumps(self.made, indent=1), encoding="utf-8")
            say(f"{self.size}: {name}: {self.made[f'{name}, seconds']} s")

    def _parts(self) -> list[tuple[str, str, Callable[[], bool], Callable[[], float | None]]]:
        rows, peers, index = stamps.of_rows(), stamps.of_peers(), stamps.of_index()
        parts: list[tuple[str, str, Callable[[], bool], Callable[[], float | None]]] = [
            ("archive on SQLite", rows, self.archive.exists, self._fill_sqlite),
            ("index on SQLite", index, self.archive.exists, lambda: self._index(self.sqlite_env)),
            ("texts for the peers", peers, self.texts.exists, self._texts),
            ("FTS5", peers, (self.folder / "fts5.sqlite3").exists, self._fts5),
            ("datasette", peers, self.datasette.exists, self._datasette),
        ]
        if is_installed("tantivy"):
            parts.append(("tantivy", peers, (self.folder / "tantivy").exists, self._tantivy))
        if self.server is not None:
            names = self.server.names()
            parts += [
                ("archive on PostgreSQL", rows, lambda: self.postgresql_name in names, self._fill_postgresql),
                ("index on PostgreSQL", index, lambda: True, lambda: self._index(self.postgresql_env)),
                ("ordinary site", peers, lambda: self.ordinary_name in names, self._ordinary),
            ]
        return parts

    def _fill_sqlite(self) -> float:
        self.made = {}
        fresh = self.folder / "fresh.sqlite3"
        remove(fresh, self.archive)
        seconds = step("fill", self.size, env=archive_env(f"sqlite:///{fresh}", self.data))
        settle(fresh)
        fresh.rename(self.archive)
        return seconds

    def _fill_postgresql(self) -> float:
        self.made.pop("index on PostgreSQL", None)
        self._server.drop(self.postgresql_name)
        self._server.create(self.postgresql_name)
        return step("fill", self.size, env=self.postgresql_env)

    def _index(self, env: dict[str, str]) -> float:
        seconds = step("index", env=env)
        if env["DATABASE_URL"].startswith("sqlite"):
            settle(self.archive)
        return seconds

    def _texts(self) -> None:
        remove(self.texts)
        make_texts(self.archive, self.texts)

    def _fts5(self) -> float:
        path = self.folder / "fts5.sqlite3"
        remove(path)
        return fts5.build(self.texts, path)

    def _tantivy(self) -> None:
        shutil.rmtree(self.folder / "tantivy", ignore_errors=True)
        tantivy_index = importlib.import_module("benchmarks.search.peers.tantivy_index")
        tantivy_index.build(self.texts, self.folder / "tantivy")

    def _datasette(self) -> None:
        self.datasette.parent.mkdir(exist_ok=True)
        remove(self.datasette)
        datasette_site.build(self.texts, self.datasette)

    def _ordinary(self) -> float:
        self._server.drop(self.ordinary_name)
        self._server.create(self.ordinary_name)
        return step("ordinary", str(self.texts), env=self.ordinary_env)

    def copy_of_archive(self) -> Path:
        """A copy on SQLite that may be written to."""
        copy = self.folder / "scratch.sqlite3"
        remove(copy)
        settle(self.archive)
        shutil.copyfile(self.archive, copy)
        return copy


def settle(path: Path) -> None:
    """Brings what stands in the write-ahead log into the file, so that the file alone can be copied."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remove(*paths: Path) -> None:
    """Removes SQLite files with what stands beside them."""
    for path in paths:
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            each.unlink(missing_ok=True)

"""A PostgreSQL server of our own under the scratch folder, there for as long as a run lasts; its databases stay.

It has the memory that an operator would give it on a machine of this size, and everything that makes it safe left on.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.search.errors import BenchmarkError
from benchmarks.search.processes import LOOPBACK, free_port

ROLE = "archive"
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "shared_buffers": "1GB",
    "effective_cache_size": "6GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",  # for a solid-state disk, as its documentation says
    "jit": "off",  # compiling took longer than it saved in every question
    "max_parallel_workers_per_gather": "2",
}
_PATIENCE = 60.0
MISSING = "There is no PostgreSQL server here. On Debian and Ubuntu: apt-get install postgresql. Without it: --without-postgresql"


class Server:
    """A running server; databases are named by what they hold."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, database: str) -> str:
        return f"postgres://{ROLE}@{LOOPBACK}:{self.port}/{database}"

    def names(self) -> set[str]:
        with psycopg.connect(self.url("postgres")) as connection:
            return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}

    def create(self, database: str, template: str = "template0") -> None:
        """A database, or a copy of one that nobody is connected to."""
        self._say("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", database, template)

    def drop(self, database: str) -> None:
        self._say("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def rename(self, database: str, name: str) -> None:
        self._say("ALTER DATABASE {} RENAME TO {}", database, name)

    def _say(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def programs() -> Path:
    """The folder of the newest server that is installed. Raises BenchmarkError where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0)
    )
    elsewhere = shutil.which("initdb")
    if not found and not elsewhere:
        raise BenchmarkError(MISSING)
    return found[-1].parent if found else Path(str(elsewhere)).parent


@contextmanager
def server(folder: Path, log: Path) -> Iterator[Server]:
    """Starts the server of this folder, which is made where it is not there, and ends it after the body."""
    if not (folder / "PG_VERSION").exists():
        _make(folder)
    _refuse_alive(folder)
    port = free_port()
    settings = [
        part
        for name, value in {**SETTINGS, "unix_socket_directories": ""}.items()
        for part in ("-c", f"{name}={value}")
    ]
    with log.open("ab") as said:
        process = _start([programs() / "postgres", "-D", folder, "-p", port, *settings], said)
        try:
            _wait(port, process, log)
            yield Server(port)
        finally:
            process.send_signal(signal.SIGINT)  # a fast shutdown: clients are sent away, everything is written
            process.wait(120)


def _make(folder: Path) -> None:
    """PostgreSQL refuses to run as root, so the folder then belongs to the system user that Debian makes for it."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    options = ["--username", ROLE, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    with (folder.parent / "initdb.log").open("ab") as said:
        if _start([programs() / "initdb", "-D", folder, *options], said).wait() != 0:
            raise BenchmarkError(f"initdb failed; {folder.parent / 'initdb.log'} says why.")


def _start(command: Sequence[object], said: object) -> subprocess.Popen[bytes]:
    whose = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.Popen(
        [str(part) for part in command], stdout=said, stderr=said, cwd="/", start_new_session=True, **whose
    )


def _refuse_alive(folder: Path) -> None:
    """Raises BenchmarkError while a server of another run uses this folder."""
    try:
        number = int((folder / "postmaster.pid").read_text().split()[0])
        os.kill(number, 0)
    except (OSError, ValueError, IndexError):
        return
    raise BenchmarkError(f"A PostgreSQL server with process id {number} uses {folder}; another run may be under way.")


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise BenchmarkError(f"PostgreSQL ended before it answered; {log} says why.")
        try:
            psycopg.connect(host=LOOPBACK, port=port, user=ROLE, dbname="postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise BenchmarkError(f"PostgreSQL does not answer within {_PATIENCE:.0f} s; {log} says why.")

"""PostgreSQL servers of our own: a primary, and replicas that stream from it.

Each lives in a folder below a new one, speaks on a free port of loopback only, and is ended by the number of its process.
Debian's programs are used; they refuse to run as root, so that root runs them as user postgres.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

NAME = "archive"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",  # a machine that loses its power is not tested
    "shared_buffers": "64MB",
    "max_connections": "100",
    "wal_keep_size": "256MB",
    "hot_standby_feedback": "on",
    "synchronous_commit": "on",
}
_SECONDS = 60


def missing_postgresql() -> str:
    """Why no server can be run here, and what to do; "" where one can."""
    if _programs() is None:
        return "PostgreSQL's server programs are not here: apt install postgresql"
    if os.geteuid() == 0 and not _is_user("postgres"):
        return "root may not run PostgreSQL and there is no user postgres to do it: apt install postgresql"
    return ""


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Server:
    """One PostgreSQL server in a folder of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name, self.port = folder / name, name, free_port()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"postgres://postgres@{self.host}/{NAME}"

    def start(self) -> None:
        """Also after a kill: what the killed process began may take a moment to notice that it is gone."""
        wait_until(self._is_started, f"{self.name} does not start: {self.folder}.log")

    def _is_started(self) -> bool:
        given = " ".join(f"-c {key}={value}" for key, value in {**_SETTINGS, "port": self.port}.items())
        given += f" -c unix_socket_directories={self.folder.parent}"
        waits, where = ("-w", "-s", "-t", _SECONDS), ("-D", self.folder, "-l", f"{self.folder}.log")
        try:
            _run("pg_ctl", "start", *waits, *where, "-o", given)
        except subprocess.CalledProcessError:
            return False
        return True

    def kill(self) -> None:
        """As the kernel ends a process: nothing is said to anybody and nothing is written."""
        os.kill(self._process, signal.SIGKILL)
        wait_until(lambda: not self.is_answering(), f"{self.name} still answers after it was killed")

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):  # it was killed, or never started
            _run("pg_ctl", "stop", "-s", "-m", "immediate", "-D", self.folder)

    def promote(self) -> None:
        _run("pg_ctl", "promote", "-w", "-s", "-D", self.folder)

    def is_answering(self) -> bool:
        try:
            return self.ask("select 1") == 1
        except psycopg.OperationalError:
            return False

    def ask(self, statement: str, *given: object, database: str = NAME) -> object:
        """The first value that a statement gives, in a connection of its own."""
        with psycopg.connect(
            f"postgres://postgres@{self.host}/{database}", autocommit=True, connect_timeout=5
        ) as connection:
            cursor = connection.execute(statement, given)  # type: ignore[arg-type]
            return cursor.fetchone()[0] if cursor.description else None

    @property
    def _process(self) -> int:
        return int((self.folder / "postmaster.pid").read_text().split("\n")[0])


class Cluster:
    """A primary with a database, and one replica; `is_synchronous` lets no commit end before the replica has it."""

    def __init__(self, folder: Path) -> None:
        self.primary, self.replica = Server(folder, "primary"), Server(folder, "replica")

    def start(self, has_replica: bool) -> None:
        _run(
            "initdb", "-D", self.primary.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self.primary.start()
        self.primary.ask(f"create database {NAME}", database="postgres")
        if has_replica:
            self.follow()

    def follow(self) -> None:
        """Makes the replica from the primary as it is now."""
        where = f"host=127.0.0.1 port={self.primary.port} user=postgres application_name=replica"
        _run("pg_basebackup", "-R", "-X", "stream", "-c", "fast", "-D", self.replica.folder, "-d", where)
        self.replica.start()

    def make_synchronous(self) -> None:
        self.primary.ask("alter system set synchronous_standby_names = 'replica'")
        self.primary.ask("select pg_reload_conf()")
        kind = "select coalesce((select sync_state from pg_stat_replication limit 1), '')"
        wait_until(lambda: self.primary.ask(kind) == "sync", "the replica did not become synchronous")

    def make_asynchronous(self) -> None:
        """Commits end without the replica."""
        self.primary.ask("alter system reset synchronous_standby_names")
        self.primary.ask("select pg_reload_conf()")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Inside, the replica takes the primary's log but shows nothing of it."""
        self.replica.ask("select pg_wal_replay_pause()")
        state = "select pg_get_wal_replay_pause_state()"
        wait_until(lambda: self.replica.ask(state) == "paused", "the replay did not pause")
        try:
            yield
        finally:
            self.resume()

    def resume(self) -> None:
        self.replica.ask("select pg_wal_replay_resume()")

    def wait_for_replay(self) -> None:
        """Until the replica shows all that the primary has now."""
        position = self.primary.ask("select pg_current_wal_insert_lsn()")
        caught_up = f"select pg_last_wal_replay_lsn() >= '{position}'::pg_lsn"
        wait_until(lambda: self.replica.ask(caught_up) is True, "the replica did not catch up")

    @property
    def urls(self) -> dict[str, str]:
        """The archive's settings for it: whichever of both takes writes is the primary."""
        hosts = f"{self.primary.host},{self.replica.host}"
        return {
            "DATABASE_URL": f"postgres://postgres@{hosts}/{NAME}?target_session_attrs=read-write",
            "DATABASE_REPLICA_URLS": self.replica.url,
        }


@contextmanager
def running_cluster(has_replica: bool = True) -> Iterator[Cluster]:
    """A cluster for as long as the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="archive-cluster-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = Cluster(folder)
    try:
        cluster.start(has_replica)
        yield cluster
    finally:
        cluster.replica.stop()
        cluster.primary.stop()
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(is_so, complaint: str, seconds: float = 20.0) -> None:
    """Raises AssertionError with the complaint when it does not become so in time."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise AssertionError(f"{complaint}, after {seconds:.0f} seconds")
        time.sleep(0.05)


def _run(program: str, *arguments: object) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = _programs()
    assert folder is not None
    command = [*as_postgres, str(folder / program), *map(str, arguments)]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=2 * _SECONDS
    )


def _programs() -> Path | None:
    """Debian's folder of the newest version, or that of the pg_ctl in the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def _is_user(name: str) -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwnam(name))
    return False

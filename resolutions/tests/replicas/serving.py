"""The archive served by gunicorn as in production, and commands of the archive, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from resolutions.tests.replicas.clusters import free_port, wait_until

TOP = Path(__file__).resolve().parents[3]
_END = 15  # seconds
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "k8Zq3vJw5yTn7RbXc2LdHf9MgPs4Va6UeWi1OoQtYjBhNzCxKlDr",
    "ALLOWED_HOSTS": "127.0.0.1",
    "SITE_URL": "http://127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",  # what nginx would have done
    "API_RATE": "",
    "DJANGO_SETTINGS_MODULE": "archive.settings",
}


def environment(**given: str) -> dict[str, str]:
    """Nothing of this process but what programs need to be found."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, **PRODUCTION, **given}


def manage(*arguments: str, **given: str) -> str:
    """Runs a command of the archive to its end; what it printed."""
    return run_python("manage.py", *arguments, **given)


def run_python(*arguments: str, **given: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=TOP,
        env=environment(**given),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


class Served:
    """A running gunicorn and where it answers."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.port, self.process, self.log = port, process, log

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """The processes that answer, by their numbers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(one) for one in children.split()]

    def is_answering(self) -> bool:
        try:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/healthz")
            return connection.getresponse().status in (200, 503)
        except OSError:
            return False


@contextmanager
def served(workers: int = 2, threads: int = 4, **given: str) -> Iterator[Served]:
    """gunicorn with these settings; ended when the block ends."""
    port = free_port()
    command = ["-m", "gunicorn", "archive.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    command += ["--threads", str(threads), "--keep-alive", "30", "--graceful-timeout", "5", "--no-control-socket"]
    with tempfile.NamedTemporaryFile(prefix="archive-served-", suffix=".log") as log:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=TOP, env=environment(**given), stdout=log, stderr=subprocess.STDOUT
        )
        one = Served(port, process, Path(log.name))
        try:
            wait_until(lambda: process.poll() is not None or one.is_answering(), "gunicorn does not answer", 60)
            assert process.poll() is None, one.log.read_text()[-3000:]
            yield one
        finally:
            process.terminate()
            try:
                process.wait(_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(_END)

"""A throw-away archive on a port of this machine, served as in production but over plain HTTP.

It lives in a folder of its own: a SQLite file, the collected static files, the specimens. The tests and docs/screenshots.py
look at the same archive.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]
NAME, PASSWORD = "archivist", "a long word for a short test"
PATIENCE = 30  # seconds


@dataclass(frozen=True)
class ThrowawayArchive:
    """An archive in `folder`, to be served at `url`."""

    folder: Path
    url: str

    @property
    def environment(self):
        return {
            **os.environ,
            "DEBUG": "0",
            "SECRET_KEY": "only-for-the-minutes-of-a-test-run-0123456789-abcdefghij",
            "DATABASE_URL": f"sqlite:///{self.folder}/archive.sqlite3",
            "STATIC_ROOT": f"{self.folder}/static",
            "ALLOWED_HOSTS": "127.0.0.1",
            "CSRF_TRUSTED_ORIGINS": self.url,
            "SITE_URL": self.url,
            "SECURE_SSL_REDIRECT": "0",
            "SECURE_HSTS_SECONDS": "0",
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=TOP, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")

    def fill(self):
        self.manage("prepare_archive")
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.manage("createsuperuser", "--no-input", "--username", NAME, "--email", "archivist@example.org")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, process):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=5)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The archive does not answer at {url}; the server ended with {process.poll()}.")


@contextmanager
def serving(folder):
    """Fills an archive in `folder` and serves it until the block ends."""
    port = free_port()
    archive = ThrowawayArchive(Path(folder), f"http://127.0.0.1:{port}")
    archive.fill()
    command = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with (archive.folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=TOP, env=archive.environment, stdout=log, stderr=log)
        try:
            wait_for(archive.url, process)
            yield archive
        finally:
            process.terminate()
            process.wait(PATIENCE)

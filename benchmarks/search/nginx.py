"""nginx and wrk from the system: a static file over loopback, and requests a second."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.errors import BenchmarkError
from benchmarks.search.processes import LOOPBACK, free_port, serving

SECONDS, CONNECTIONS = 3, 8
_CONFIGURATION = """
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; etag on; keepalive_requests 10000000;
  types {{ text/html html; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen {host}:{port}; root {folder}/files; }}
}}
"""


def program(name: str) -> str:
    """Raises BenchmarkError with how to get it where it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/local/bin")
    if not found:
        raise BenchmarkError(f"Gate 10 needs {name}, which is not here. On Debian and Ubuntu: apt-get install {name}")
    return found


@contextmanager
def static_file(folder: Path, content: bytes, log: Path) -> Iterator[str]:
    """The address at which nginx, with one worker, hands out `content` as a file."""
    nginx = program("nginx")
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    (files / "page.html").write_bytes(content)
    for each in (folder, files):
        each.chmod(0o755)
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, host=LOOPBACK, port=port), encoding="utf-8")
    with serving([nginx, "-c", str(configuration), "-p", str(folder)], port, log, path="/page.html"):
        yield f"http://{LOOPBACK}:{port}/page.html"


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk measured: requests a second, milliseconds of the middle and of the slowest hundredth."""

    rate: float
    p50: float
    p99: float
    errors: int


def asked(address: str, headers: dict[str, str] | None = None, seconds: int = SECONDS) -> Load:
    """One thread of wrk asks over eight connections as fast as it is answered."""
    command = [program("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", address]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not rate:
        raise BenchmarkError(f"wrk measured nothing at {address}: {said[:200]}")
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Load(float(rate[1]), _at(said, 50), _at(said, 99), int(wrong[1]) if wrong else 0)


def _at(said: str, percent: int) -> float:
    found = re.search(rf"\n\s+{percent}%\s+([\d.]+)(us|ms|s)", said)
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]] if found else float("nan")

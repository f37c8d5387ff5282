"""How fast pages are: made by the ordinary ORM and a template, from a stored frame, given again, 304, and by nginx.

    DATABASE_URL=sqlite:////tmp/held.sqlite3 python benchmarks/page_speed.py [--texts 12] [--seconds 4]

Needs nginx and wrk, and an archive with published texts; `store_frames` is run first. Uncached pages are made in this
process, in turns: the peer (benchmarks/pages/peer.py: the same page, but every paragraph, note and reference got by
the ORM and written by a Django template, as a page without anything stored would be; and, for comparison, the text
alone without what stands around it), and ours through the whole stack, which keeps nothing between two pages. What is
given again is asked for over loopback by 16 connections: gunicorn with a worker a core, nginx reading the same bytes
from a file, nginx's cache in front of gunicorn.

`measure()` gives the figures as a mapping, with each ratio and its target.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
os.environ.update(DJANGO_SETTINGS_MODULE="archive.settings", DEBUG="0", SECURE_SSL_REDIRECT="0", API_RATE="")
os.environ.setdefault("SECRET_KEY", "for-this-measurement-alone-" + "x" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,testserver")
os.environ.setdefault("STATIC_ROOT", tempfile.mkdtemp(prefix="pages-static-"))

import django  # noqa: E402

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402  (after django.setup)
from django.core.management import call_command  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from benchmarks.pages.peer import Peer  # noqa: E402
from resolutions.models import Version  # noqa: E402
from resolutions.views.naming import text_path  # noqa: E402

Figures = dict[str, float]
TARGETS = {"uncached against the ORM": 8.0, "given again against nginx": 1 / 10, "304 against nginx": 1 / 8}
WORKERS = os.cpu_count() or 1
_NGINX = """
{user} daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; open_file_cache max=100;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache levels=1:2 keys_zone=pages:8m;
  upstream archive {{ server unix:{folder}/archive.sock; keepalive 32; }}
  server {{
    listen 127.0.0.1:{port}; root {folder}/files;
    location = /page.html {{ }}
    location / {{ proxy_pass http://archive; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host 127.0.0.1;
      proxy_cache pages; proxy_cache_lock on; proxy_ignore_headers Vary; }}
  }}
}}
"""


def chosen(count: int) -> list[Version]:
    """Published texts of every length, the middle of each of so many parts of the archive in order of length."""
    held = Version.objects.published().filter(language="en").with_identity().extra(select={"size": "length(body_html)"})
    keys = [pk for pk, _size in sorted(held.values_list("pk", "size"), key=lambda row: (row[1], row[0]))]
    return [held.get(pk=keys[(2 * at + 1) * len(keys) // (2 * count)]) for at in range(min(count, len(keys)))]


class Ours:
    """The archive's whole stack, which keeps nothing between two pages."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def __call__(self, path: str) -> bytes:
        environment = RequestFactory().get(path).environ
        answer = self.application(environment, lambda status, headers, error=None: None)
        words = b"".join(answer)
        answer.close()
        return words


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


def made(versions: list[Version], passes: int) -> Figures:
    """p50 of pages that are made, in turns, each text of each in every pass."""
    whole, alone, ours = Peer(with_surroundings=True), Peer(with_surroundings=False), Ours()
    spent: dict[str, list[tuple[float, float]]] = {"orm": [], "orm, text alone": [], "ours": []}
    for turn in range(passes + 1):
        for version in versions:
            path = text_path(version)
            pair = {
                "orm": milliseconds(lambda: whole(path, version.pk)),  # noqa: B023
                "orm, text alone": milliseconds(lambda: alone(path, version.pk)),  # noqa: B023
                "ours": milliseconds(lambda: ours(path)),  # noqa: B023
            }
            for name, figures in pair.items() if turn else ():
                spent[name].append(figures)
    return {
        f"{name} page, {kind} ms": statistics.median(one[at] for one in figures)
        for name, figures in spent.items()
        for at, kind in enumerate(("wall", "processor"))
    }


@contextmanager
def running(command: list[str], is_ready: Callable[[], bool]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        until = time.monotonic() + 60
        while not is_ready():
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{command[0]} does not answer.")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def got(port: int, path: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def answers(port: int) -> bool:
    try:
        return got(port, "/healthz")[0] < 600
    except OSError:
        return False


def per_second(port: int, path: str, seconds: int, *headers: str) -> float:
    """Answers a second, as wrk counts them. Raises SystemExit where any was an error."""
    given = [part for header in headers for part in ("-H", header)]
    command = ["wrk", "-t", "1", "-c", "16", "-d", f"{seconds}s", *given, f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if "Non-2xx" in said and "If-None-Match" not in str(headers):
        raise SystemExit(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]


def given_again(path: str, seconds: int) -> Figures:
    """Answers a second of one page: nginx's file, gunicorn, 304 of gunicorn, nginx's cache before gunicorn."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pages-nginx-")))
        folder.chmod(0o755)
        web, direct = free_port(), free_port()
        served = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--workers", str(WORKERS), "--threads", "4"]
        served += ["--bind", f"127.0.0.1:{direct}", "--bind", f"unix:{folder}/archive.sock", "--no-control-socket"]
        stack.enter_context(running(served, lambda: answers(direct)))
        _status, headers, page = got(direct, path)
        (folder / "files").mkdir()
        (folder / "files" / "page.html").write_bytes(page)
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=web, user=user))
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        command = [nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
        stack.enter_context(running(command, lambda: answers(web)))
        known = f"If-None-Match: {headers['ETag']}"
        rounds: dict[str, list[float]] = {}
        for _turn in range(3):
            for name, port, asked, more in (
                ("nginx static", web, "/page.html", ()),
                ("gunicorn", direct, path, ()),
                ("gunicorn, 304", direct, path, (known,)),
                ("nginx cache", web, path, ()),
            ):
                rounds.setdefault(f"{name}, answers a second", []).append(per_second(port, asked, seconds, *more))
        return {**{name: statistics.median(one) for name, one in rounds.items()}, "bytes of the page": len(page)}


def measure(texts: int = 12, passes: int = 5, seconds: int = 4) -> tuple[Figures, dict[str, tuple[float, float]]]:
    """All figures, and name -> (ratio, target); a ratio that is not below its target is good."""
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("store_frames", quiet=True)
    versions = chosen(texts)
    figures = {**made(versions, passes), **given_again(text_path(versions[len(versions) // 2]), seconds)}
    static = figures["nginx static, answers a second"]
    ratios = {
        "uncached against the ORM": figures["orm page, wall ms"] / figures["ours page, wall ms"],
        "given again against nginx": figures["gunicorn, answers a second"] / static,
        "304 against nginx": figures["gunicorn, 304, answers a second"] / static,
    }
    return figures, {name: (ratio, TARGETS[name]) for name, ratio in ratios.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=12)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    asked = parser.parse_args()
    figures, ratios = measure(asked.texts, asked.passes, asked.seconds)
    for name, figure in figures.items():
        print(f"{name:<38} {figure:>10.2f}")
    for name, (ratio, target) in ratios.items():
        print(f"{name:<38} {ratio:>10.3f}   target {target:.3f}   {'good' if ratio >= target else 'MISSED'}")
    sys.exit(any(ratio < target for ratio, target in ratios.values()))


if __name__ == "__main__":
    main()

"""The real nginx with the configuration that is shipped, in a folder of its own and on loopback only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from django.conf import settings

from resolutions.tests.replicas.clusters import free_port, wait_until
from resolutions.tests.replicas.serving import manage

SHIPPED = Path(settings.BASE_DIR) / "deploy" / "nginx"
MISSING = "no nginx here. On Debian and Ubuntu: apt-get install nginx-light"
_MAIN = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/archive.conf;
}}
"""
_PLAIN = """
server {{
    listen 127.0.0.1:{port};
    server_name 127.0.0.1;
    include /etc/nginx/archive-site.inc;
}}
"""


def path_of(number: int) -> str:
    return f"/cnd/resolutions/67/{number}"


def publish_texts(*numbers: int, **given: str) -> None:
    """In a process of its own, for an archive with these settings."""
    work = (
        "from itertools import count",
        "from resolutions.publishing.publish import publish",
        "from resolutions.tests import factories",
        "from resolutions.tests.factories import make_text, make_version",
        f"factories._count = count({1000 * numbers[0]})",  # each process would number its sources from one
        f"for number in {numbers}: publish(make_version(make_text(), label='67', number=number), None)",
    )
    manage("shell", "-v", "0", "-c", "\n".join(work), **given)


def program() -> str | None:
    """Where nginx is; Debian keeps it away from the paths of people."""
    return shutil.which("nginx") or next((path for path in ("/usr/sbin/nginx",) if os.path.exists(path)), None)


class Nginx:
    """A running nginx."""

    def __init__(self, port: int, folder: Path) -> None:
        self.port, self.folder = port, folder

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer, read

    def cached(self, path: str, **headers: str) -> str:
        """What nginx says of its cache: MISS, HIT, EXPIRED, REVALIDATED, STALE, BYPASS."""
        return self.ask(path, **headers)[0].headers.get("X-Cache", "")


def configured(folder: Path, upstream: str, static: Path) -> Path:
    """The shipped files with the places of this machine; gives the file to start nginx with."""
    (folder / "cache").mkdir()
    places = {
        "unix:/run/archive/archive.sock": upstream,
        "/var/cache/nginx/archive": str(folder / "cache"),
        "/srv/archive/staticfiles/": f"{static}/",
        "/etc/nginx/archive-": f"{folder}/archive-",
        "/etc/ssl/archive/": f"{folder}/",
    }
    for file in SHIPPED.iterdir():
        words = file.read_text()
        for shipped, here in places.items():
            words = words.replace(shipped, here)
        (folder / file.name).write_text(words)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder, user=user))
    return main


def without_tls(folder: Path, port: int) -> None:
    """Its servers for the public give way to one on loopback; all else stays as shipped."""
    shipped = (folder / "archive.conf").read_text()
    before, _servers = shipped.split("server {\n    listen 80;", 1)
    plain = _PLAIN.format(port=port).replace("/etc/nginx/archive-", f"{folder}/archive-")
    (folder / "archive.conf").write_text(before + plain)


@contextmanager
def running(folder: Path, upstream: str, static: Path) -> Iterator[Nginx]:
    main, port = configured(folder, upstream, static), free_port()
    without_tls(folder, port)
    nginx = Nginx(port, folder)
    command = [str(program()), "-c", str(main), "-p", str(folder), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        wait_until(lambda: process.poll() is not None or _answers(nginx), "nginx does not answer")
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        yield nginx
    finally:
        process.terminate()
        process.wait(15)


def _answers(nginx: Nginx) -> bool:
    try:
        nginx.ask("/static/nothing")
    except OSError:
        return False
    return True

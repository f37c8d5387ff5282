"""A process that makes pages: reads paths, a line each, and says how long the WSGI application took for each.

python -m benchmarks.search.page_worker SIZE FOLDER
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from archive.memory import settle

URLS = "benchmarks.search.peers.ordinary_page"


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    importlib.import_module("archive.wsgi")  # what it prepares for every process
    settings.ROOT_URLCONF = URLS
    application = WSGIHandler()
    settle()  # as archive/wsgi.py does
    print(json.dumps({"ready": "pages"}), file=answers)
    for line in sys.stdin:
        environ = RequestFactory(SERVER_NAME="127.0.0.1").get(json.loads(line)["path"]).environ
        statuses: list[str] = []
        cpu, began = time.process_time(), time.perf_counter()
        body = b"".join(application(environ, lambda status, headers, said=statuses: said.append(status)))
        spent = {"ms": (time.perf_counter() - began) * 1000, "cpu": (time.process_time() - cpu) * 1000}
        print(json.dumps({**spent, "status": statuses[0], "bytes": len(body)}), file=answers)


if __name__ == "__main__":
    main()

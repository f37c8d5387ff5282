"""One step of building, in a process of its own, on the database that DATABASE_URL names.

    python -m benchmarks.search.build fill L
    python -m benchmarks.search.build index
    python -m benchmarks.search.build ordinary TEXTS

Prints the seconds that the step took, without those that Python needs to start.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command
from django.http import HttpRequest
from django.urls import resolve

_EVERY = 10.0  # seconds between two lines on how far it is


def _fill(size: str) -> float:
    _set_up()
    call_command("migrate", verbosity=0)
    filling = importlib.import_module("benchmarks.search.filling")  # models can be imported from here on
    return _timed(lambda: filling.fill(size, _Progress("texts")))


def _index() -> float:
    """The tables are brought up to date first, which is no part of the time."""
    _set_up()
    call_command("migrate", verbosity=0)
    index = importlib.import_module("resolutions.search.index.writing")

    def rebuild() -> None:
        say = _Progress("texts indexed")
        for done, total in index.rebuild():
            say(done, total)

    return _timed(rebuild)


def _frames(paths: str) -> float:
    """Renders the pages at these addresses before anybody asks, as `manage.py store_frames` does for all of them."""
    _set_up()
    to_store = importlib.import_module("resolutions.views.frames").TO_STORE

    def store() -> None:
        for path in paths.split():
            request = HttpRequest()
            request.method, request.path, request.path_info = "GET", path, path
            request.META = {to_store: True, "REQUEST_METHOD": "GET", "PATH_INFO": path}
            found = resolve(path)
            found.func(request, *found.args, **found.kwargs)

    return _timed(store)


def _static() -> float:
    _set_up()
    return _timed(lambda: call_command("collectstatic", interactive=False, verbosity=0))


def _ordinary(texts: str) -> float:
    site = importlib.import_module("benchmarks.search.peers.ordinary.site")
    site.configure(os.environ["DATABASE_URL"])
    return _timed(lambda: site.build(Path(texts)))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class _Progress:
    """A line to standard error now and then."""

    def __init__(self, what: str) -> None:
        self.what, self.said = what, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.said > _EVERY:
            self.said = time.monotonic()
            print(f"  {done:,} of {total:,} {self.what}", file=sys.stderr, flush=True)


STEPS: dict[str, Callable[..., float]] = {
    "fill": _fill,
    "index": _index,
    "frames": _frames,
    "static": _static,
    "ordinary": _ordinary,
}

if __name__ == "__main__":
    print(f"{STEPS[sys.argv[1]](*sys.argv[2:]):.3f}")

"""Asking a WSGI application as a server does, with nothing of the test client in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def ask(application: Any, path: str, method: str = "GET", **headers: str) -> Answer:
    """`ask(app, "/cnd?page=2", if_none_match='"…"')`."""
    environment = (
        RequestFactory().generic(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}).environ
    )
    told: list[Any] = []
    with _connection_left_open():
        return _told(application, environment, told)


def _told(application: Any, environment: dict[str, Any], told: list[Any]) -> Answer:
    answer = application(environment, lambda status, held, error=None: told.extend((status, held)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return Answer(int(told[0].split()[0]), told[1], body)


@contextmanager
def _connection_left_open() -> Iterator[None]:
    """A request begins and ends with connections being looked after, which would end the transaction of a test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)

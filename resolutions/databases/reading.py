"""During a reader's request `default` is another database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.http import StreamingHttpResponse

_END = object()


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    """Inside, this thread's `default` is the connection of `alias`: for querysets, raw cursors and transactions alike.

    Connections of other threads and the alias itself stay what they are.
    """
    primary = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[alias]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = primary


@contextmanager
def one_page_from(alias: str) -> Iterator[None]:
    """The same, and all that is read inside is of one moment: replicas are opened for repeatable reading (archive/databases.py).

    A fault of the database that was dealt with inside leaves nothing behind.
    """
    with reading_from(alias), transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)  # there is nothing to keep, and a broken connection can still do this


def sent_from(alias: str, response: StreamingHttpResponse) -> StreamingHttpResponse:
    """An answer that is made while it is sent, after its request is over: it reads from the same database to its end,
    also to the end that a reader makes who goes away, which is when transactions of the answer are left."""
    close = response.close

    def closed() -> None:
        with reading_from(alias):
            close()

    response.streaming_content = _each_from(alias, cast("Iterable[bytes]", response.streaming_content))
    response.close = closed  # type: ignore[method-assign]
    return response


def _each_from(alias: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    made = iter(chunks)
    while True:
        with reading_from(alias):
            chunk = next(made, _END)
        if chunk is _END:
            return
        yield chunk  # type: ignore[misc]

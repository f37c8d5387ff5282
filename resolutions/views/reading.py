"""Sends readers to replicas and everybody who writes to the primary, and says so when the primary is away.

Nothing here is asked where DATABASE_REPLICA_URLS names no replicas.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import MiddlewareNotUsed
from django.core.signals import got_request_exception
from django.db import DEFAULT_DB_ALIAS, Error
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from resolutions.databases.faults import is_refused_write, is_worth_another
from resolutions.databases.marks import mark_written, written_up_to
from resolutions.databases.reading import one_page_from, sent_from
from resolutions.databases.watching import watch
from resolutions.views.waiting import nothing_answers, texts_wait

_READING = ("GET", "HEAD", "OPTIONS")
_DESK = ("/admin/", "/preview/")  # who comes here has a session, which is a row of the primary
_TRIES = 3
_SHORT = 5  # seconds that a page with the notice is kept
_KEPT_BY_READER = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
logger = logging.getLogger(__name__)


class ReadingDatabase:
    """Middleware: chooses the database of each request. What a page asks of it is `request.is_only_readable`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        looking = watch()
        if looking is None:
            raise MiddlewareNotUsed
        self.get_response, self.watch = get_response, looking
        got_request_exception.connect(_remember_fault)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        self.watch.begin()
        request.fault, request.is_only_readable = None, False
        if request.method in _READING and not request.path.startswith(_DESK):
            return self._read(request)
        return self._write(request) if self.watch.is_writable() else texts_wait(request)

    def _write(self, request: HttpRequest) -> HttpResponseBase:
        """On the primary; the browser then remembers how far it was."""
        response = self.get_response(request)
        if is_worth_another(request.fault):
            self.watch.failed(DEFAULT_DB_ALIAS)
        else:
            mark_written(response)
        return response

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        """On the best database, and on the next one when that fails: to read twice does no harm."""
        self._look_who_writes(request)
        for _try, alias in zip(range(_TRIES), self.watch.order(written_up_to(request)), strict=False):
            response = self._read_from(alias, request)
            if is_refused_write(request.fault):
                logger.warning("%s writes though it was only asked to read; the primary answers it", request.path)
                return self._write(request) if self.watch.is_writable() else texts_wait(request)
            if response and not is_worth_another(request.fault):
                return _noticed(response) if request.is_only_readable else response
            self.watch.failed(alias)
            self._look_who_writes(request)
        return nothing_answers(request)

    def _look_who_writes(self, request: HttpRequest) -> None:
        request.is_only_readable = not self.watch.is_writable()
        if request.is_only_readable:  # a browser that has the page has it without the notice
            for name in _KEPT_BY_READER:
                request.META.pop(name, None)

    def _read_from(self, alias: str, request: HttpRequest) -> HttpResponseBase | None:
        """None when the database cannot even be reached."""
        request.fault = None
        if alias == DEFAULT_DB_ALIAS:
            return self.get_response(request)
        try:
            with one_page_from(alias):
                response = self.get_response(request)
        except Error as fault:
            request.fault = fault
            return None
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            return sent_from(alias, response)
        return response


def _remember_fault(request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Receives what Django makes an answer 500 of, wherever below it was raised."""
    if request is not None:
        request.fault = sys.exc_info()[1]


def _noticed(response: HttpResponseBase) -> HttpResponseBase:
    """A page that says that new texts wait is soon asked for again, and taken for no other."""
    if response.get("Content-Type", "").startswith("text/html"):
        del response["ETag"], response["Last-Modified"]
        response["Cache-Control"] = f"max-age={_SHORT}"
    return response

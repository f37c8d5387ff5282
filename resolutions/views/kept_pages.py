"""Pages that a process has made before, given again as they are: in front of all of Django, since most requests end here.

Kept is what `caching` says may be kept, with all its headers. One query says whether it is still right, so no page is
ever older than the database. Whoever is signed in, or sends anything that a page could depend on, goes past.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connection

from resolutions.databases.marks import COOKIE as WRITTEN
from resolutions.databases.reading import reading_from
from resolutions.databases.watching import alias_for_anybody
from resolutions.store.states import Tokens, tokens_of
from resolutions.views.caching import KEPT_UNDER, READING

MOST_BYTES = 32 * 1024 * 1024
_LARGEST = 1024 * 1024
_ASKED = (
    *("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"),
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING"),
)
_UNSAID = ("",) * len(_ASKED)
_PERSONAL = frozenset(
    ("HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
)
_OF_WHAT_IS_SENT = ("content-length", "content-encoding", "content-type")
_LONGEST = 1000  # signs of what is asked
Headers = list[tuple[str, str]]
Environment = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environment, Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer 200, and the states that it was made under; `known_headers` are those of the 304 in its stead."""

    names: tuple[str, ...]
    tokens: Tokens
    headers: Headers
    body: bytes
    etag: str
    known_headers: Headers = field(init=False)

    def __post_init__(self) -> None:
        known = [one for one in self.headers if one[0].lower() not in _OF_WHAT_IS_SENT]
        object.__setattr__(self, "known_headers", known)

    @property
    def size(self) -> int:
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + 500

    def is_known_to(self, environment: Mapping[str, Any]) -> bool:
        asked = environment.get("HTTP_IF_NONE_MATCH", "")
        return bool(asked) and (
            asked in (self.etag, "*") or self.etag in [one.strip().removeprefix("W/") for one in asked.split(",")]
        )


class KeptPages:
    """A WSGI application that answers for another what it has answered before. Takes `most` bytes, the latest asked for."""

    def __init__(self, application: Application, most: int = MOST_BYTES) -> None:
        self._application, self._most = application, most
        self._pages: OrderedDict[tuple[str, ...], Page] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, environment: Environment, start: Start) -> Iterable[bytes]:
        asked = _asked(environment)
        if asked is None:
            return self._application(environment, start)
        page = self._right(asked)
        return _given(page, environment, start) if page else self._made(asked, environment, start)

    def _right(self, asked: tuple[str, ...]) -> Page | None:
        """The page, if nothing has changed since it was made in the database that this reader is sent to."""
        with self._lock:
            page = self._pages.get(asked)
            if page is None:
                return None
            self._pages.move_to_end(asked)
        alias = alias_for_anybody()
        if alias is None:
            return None
        if alias == DEFAULT_DB_ALIAS:
            return page if _still_holds(page) else None
        with reading_from(alias):
            return page if _still_holds(page) else None

    def _made(self, asked: tuple[str, ...], environment: Environment, start: Start) -> Iterable[bytes]:
        told: list[Any] = []

        def remember(status: str, headers: Headers, *rest: Any) -> Any:
            told[:] = [status, headers]
            return start(status, headers, *rest)

        answer = self._application(environment, remember)
        under = environment.pop(KEPT_UNDER, None)
        if under is None or not told or not _may_be_kept(*told) or environment["REQUEST_METHOD"] != "GET":
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        names, tokens = under
        self._keep(asked, Page(names, tokens, [*told[1]], body, _header(told[1], "etag").removeprefix("W/")))
        return [body]

    def _keep(self, asked: tuple[str, ...], page: Page) -> None:
        if page.size > _LARGEST:
            return
        with self._lock:
            before = self._pages.pop(asked, None)
            self._size += page.size - (before.size if before else 0)
            self._pages[asked] = page
            while self._size > self._most:
                self._size -= self._pages.popitem(last=False)[1].size

    @property
    def size(self) -> int:
        """Bytes, as near as they are counted."""
        return self._size


def _still_holds(page: Page) -> bool:
    try:
        return tokens_of(page.names) == page.tokens
    except Error:  # the long way says what is wrong, with a new connection
        connection.close()
        return False


def _asked(environment: Environment) -> tuple[str, ...] | None:
    """Everything that a public page may depend on; None for what is not public, or not worth keeping."""
    if environment["REQUEST_METHOD"] not in READING or not _PERSONAL.isdisjoint(environment):
        return None
    cookies = environment.get("HTTP_COOKIE", "")
    if cookies and any(f"{name}=" in cookies for name in _own_cookies()):
        return None
    asked = tuple(map(environment.get, _ASKED, _UNSAID))
    return asked if sum(map(len, asked)) < _LONGEST else None


def _own_cookies() -> tuple[str, ...]:
    return (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", WRITTEN)


def _may_be_kept(status: str, headers: Headers) -> bool:
    """As it leaves: whatever stood between the view and here may have made it somebody's own."""
    is_shared = "public" in _header(headers, "cache-control")
    return status.startswith("200 ") and is_shared and not any(name.lower() == "set-cookie" for name, _value in headers)


def _header(headers: Headers, wanted: str) -> str:
    return next((value for name, value in headers if name.lower() == wanted), "")


def _given(page: Page, environment: Mapping[str, Any], start: Start) -> Iterable[bytes]:
    if page.is_known_to(environment):
        start("304 Not Modified", [*page.known_headers])
        return [b""]
    start("200 OK", [*page.headers])
    return [page.body if environment["REQUEST_METHOD"] == "GET" else b""]

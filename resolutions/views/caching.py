"""What browsers and proxies may keep, and the answer "you have it already".

A public page is the same for every reader, so it may be shared. Its ETag is made of its address and of the tokens of
what it shows (resolutions/states.py), so a reader who has the page is told so without its being made. A page that says
nothing depends on everything; one of a text says with `depends_on` of what.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.regex_helper import _lazy_re_compile

from resolutions.states import ALL
from resolutions.store.states import Tokens, are_tokens_certain, tokens_of
from resolutions.views.releases import interface

STALE_SECONDS = 60  # for which a browser may show what it has while it asks for what is new
FAULT_SECONDS = 7 * 24 * 60 * 60  # for which a cache may show what it has while the archive does not answer
GENERATION = "Archive-Generation"  # the header that names the state of the search index that an answer shows
KEPT_UNDER = "archive.kept_under"  # in the environment of a request: the names and tokens that its page was made under
READING = ("GET", "HEAD")
_KEPT_STATUSES = (200, 300, 301, 404, 410)
_SHORT = 200  # bytes that are not worth squeezing
_ACCEPTS_GZIP = _lazy_re_compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))")
View = Callable[..., HttpResponseBase]


class StillKnown(Exception):
    """Raised inside a view when the reader has the page that it would make; `answer` is the 304."""

    def __init__(self, answer: HttpResponseBase) -> None:
        super().__init__()
        self.answer = answer


@dataclass(slots=True)
class Made:
    """What a page is being made under. `tokens` is None where a change might not be seen in them yet.

    index: the generation of the search index, for a page that shows what it finds.
    """

    request: HttpRequest
    names: Sequence[str] = (ALL,)
    tokens: Tokens | None = None
    varies: tuple[str, ...] = ()
    index: str | None = None

    @property
    def etag(self) -> str:
        request = self.request
        asked = [request.META.get(f"HTTP_{name.upper().replace('-', '_')}", "") for name in self.varies]
        shown = (tuple(self.names), self.tokens, self.index, interface())
        parts = (request.path, request.META.get("QUERY_STRING", ""), asked, shown)
        return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'

    def known(self) -> HttpResponseBase | None:
        """The 304 for a reader who has the page as it is under these tokens."""
        if self.tokens is None or not self.request.META.get("HTTP_IF_NONE_MATCH"):
            return None
        answer = get_conditional_response(self.request, etag=self.etag)
        return answer if answer is not None and answer.status_code == 304 else None


def public(view: View) -> View:
    """Marks an anonymous page as shareable, whose form depends on what the request prefers."""
    return _kept(view, ("Accept",))


def public_file(view: View) -> View:
    """The same for what has one form only, whatever the request prefers."""
    return _kept(view, ())


def depends_on(request: HttpRequest, names: Sequence[str]) -> None:
    """Says that the page shows nothing but what has these states; raises StillKnown for a reader who has it.

    Called when they are known, before what is dear. A change that came in between leaves the page unkept.
    """
    made: Made | None = getattr(request, "made", None)
    if made is None or made.tokens is None:
        return
    everything, *tokens = tokens_of((ALL, *names))
    is_certain = (everything,) == made.tokens
    made.names, made.tokens = tuple(names), tuple(tokens) if is_certain else None
    answer = made.known()
    if answer is not None:
        raise StillKnown(answer)


def depends_on_index(request: HttpRequest, generation: str) -> None:
    """Says that the page also shows what this generation of the search index finds; raises StillKnown as `depends_on` does.

    Such a page is not kept by the process: there are as many as there are words.
    """
    made: Made | None = getattr(request, "made", None)
    if made is None:
        return
    made.index = generation
    answer = made.known()
    if answer is not None:
        raise StillKnown(answer)


def depends_on_more(request: HttpRequest) -> None:
    """Says that the page shows what no state knows, such as files: its ETag is made of its bytes."""
    made: Made | None = getattr(request, "made", None)
    if made is not None:
        made.tokens = None


def _kept(view: View, varies: tuple[str, ...]) -> View:
    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in READING:
            return view(request, *args, **kwargs)
        made = Made(request, tokens=tokens_of() if are_tokens_certain() else None, varies=varies)
        request.made = made  # type: ignore[attr-defined]
        try:
            response = made.known() or view(request, *args, **kwargs)
        except StillKnown as known:
            response = known.answer
        response = _shared(made, response)
        if made.index:
            response[GENERATION] = made.index
        return response

    return kept


def _shared(made: Made, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what caches need to know of it."""
    if response.status_code not in (*_KEPT_STATUSES, 304) or not isinstance(response, HttpResponse):
        return response
    if not response.has_header("Cache-Control"):
        fresh = {"max_age": settings.FRESH_SECONDS, "stale_while_revalidate": STALE_SECONDS}
        patch_cache_control(response, **fresh, stale_if_error=FAULT_SECONDS)
    patch_cache_control(response, public=True)
    if made.varies:
        patch_vary_headers(response, made.varies)
    if response.status_code == 304:
        patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code != 200:
        return response
    if not response.has_header("ETag"):
        response["ETag"] = made.etag if made.tokens is not None else _etag_of(response.content)
        if made.tokens is not None and made.index is None:
            made.request.META[KEPT_UNDER] = (tuple(made.names), made.tokens)
    answer = get_conditional_response(made.request, etag=response["ETag"], response=response)
    return _squeezed(made.request, answer if isinstance(answer, HttpResponse) else response)


def _etag_of(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:32]}"'


def _squeezed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A long text in a tenth of its bytes. Public pages hold no secret that a guess at their size could betray."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code != 200 or len(response.content) < _SHORT or response.has_header("Content-Encoding"):
        return response
    if not _ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        return response
    response.content = gzip.compress(response.content, compresslevel=5, mtime=0)
    response["Content-Encoding"], response["Content-Length"] = "gzip", str(len(response.content))
    if not response["ETag"].startswith("W/"):
        response["ETag"] = f"W/{response['ETag']}"
    return response

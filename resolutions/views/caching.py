"""What browsers and proxies may keep, and the answer "you have it already".

A public page is the same for every reader, so it may be shared; its ETag is made of what is on it: the stored text, and
what the page says around it of references and verdicts that changed since.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

FRESH_SECONDS = 60
_KEPT_STATUSES = (200, 300, 301, 404, 410)


_squeeze = GZipMiddleware(lambda request: HttpResponse())


def _squeezed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A long text in a tenth of its bytes. Public pages hold no secret that a guess at their size could betray."""
    return _squeeze.process_response(request, response)


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Marks an anonymous page as shareable; a reader who has the same page gets 304."""
    return _kept(view, ["Accept"])


def public_file(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for what has one form only, whatever the request prefers."""
    return _kept(view, [])


def _kept(view: Callable[..., HttpResponseBase], varies: list[str]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD") or not isinstance(response, HttpResponse):
            return response
        if response.status_code not in (*_KEPT_STATUSES, 304):
            return response
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, max_age=FRESH_SECONDS)
        patch_cache_control(response, public=True)
        if varies:
            patch_vary_headers(response, varies)
        if response.status_code != 200:
            return response
        if not response.has_header("ETag"):
            response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        return _squeezed(request, answer or response)

    return kept

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

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD") or not isinstance(response, HttpResponse):
            return response
        if response.status_code not in _KEPT_STATUSES:
            return response
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        if response.status_code != 200:
            return response
        etag = f'"{sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        return _squeezed(request, get_conditional_response(request, etag=etag, response=response) or response)

    return kept

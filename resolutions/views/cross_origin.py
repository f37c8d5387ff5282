"""Pages of other sites may read the API and the forms of texts: notebooks in browsers ask from elsewhere.

What is open here is public and the same for everybody; cookies are never asked for, so nobody's rights come along.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

API = "resolutions:api"
_FORMS = (
    "resolutions:format",
    "resolutions:paragraph-format",
    "resolutions:range-format",
    "resolutions:search-export",
)
_PAGES_WITH_FORMS = ("resolutions:resolution", "resolutions:paragraph", "resolutions:range")
_READING = "GET, HEAD, OPTIONS"
_SHOWN = "Archive-Generation, ETag, Link, Content-Location, Location, Retry-After, Allow"
_DAY = "86400"  # seconds for which a browser keeps the permission


class CrossOrigin:
    """Middleware: lets scripts of any origin read /api and the forms of texts, and answers browsers that ask before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _is_open(request, response):
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = _SHOWN
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponseBase | None:
        """A browser asks with OPTIONS whether a script may send If-None-Match or an unusual Accept."""
        name = _name(request)
        is_asked = request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META
        if not is_asked or not (name.startswith(API) or name in (*_FORMS, *_PAGES_WITH_FORMS)):
            return None
        response = HttpResponse(status=204)
        del response["Content-Type"]  # there is nothing in it
        response["Allow"] = response["Access-Control-Allow-Methods"] = _READING
        response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match, If-Modified-Since, Range"
        response["Access-Control-Max-Age"] = _DAY
        patch_vary_headers(response, ["Access-Control-Request-Method", "Access-Control-Request-Headers"])
        return response


def _is_open(request: HttpRequest, response: HttpResponseBase) -> bool:
    """The API and forms by their end whatever is answered; a text's page where it answers with another form, or asked before."""
    name = _name(request)
    if name.startswith(API) or name in _FORMS:
        return True
    return name in _PAGES_WITH_FORMS and not response.get("Content-Type", "").startswith("text/html")


def _name(request: HttpRequest) -> str:
    """The name of the address; "" before it is known."""
    return request.resolver_match.view_name if request.resolver_match else ""

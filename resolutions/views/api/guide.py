"""/api: the page for people: worked examples, every address, every kind of problem."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.views.api.examples import examples
from resolutions.views.api.keysets import LARGEST_PAGE
from resolutions.views.api.problems import KINDS
from resolutions.views.api.urls import ENDPOINTS
from resolutions.views.caching import public_file

_PART = re.compile(r"<[a-z-]+:(\w+)>")


@public_file
def guide(request: HttpRequest) -> HttpResponseBase:
    addresses = [(_address(str(one.pattern)), _summary(one.callback)) for one in ENDPOINTS]
    context = {
        "examples": examples(),
        "addresses": addresses,
        "problems": KINDS,
        "largest_page": LARGEST_PAGE,
        "rate": settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["anon"],
    }
    response = render(request, "resolutions/api.html", context)
    response["Link"] = '</api/openapi.json>; rel="service-desc"; type="application/json"'
    return response


def _address(pattern: str) -> str:
    """'texts/<body:body>' -> '/api/texts/{body}'."""
    return "/api/" + _PART.sub(r"{\1}", pattern)


def _summary(view: Any) -> str:
    return view.cls.__doc__.split("\n")[0].rstrip(".")

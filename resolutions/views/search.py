"""The search page: the address is the whole state, and works without JavaScript."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.search.find import find
from resolutions.search.request import SearchRequest
from resolutions.views.caching import public


@public
def search(request: HttpRequest) -> HttpResponseBase:
    asked = SearchRequest.from_query(request.GET)
    return render(request, "resolutions/search.html", {"results": find(asked), "asked": asked})

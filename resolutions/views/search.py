"""The search page: the address is the whole state, and works without JavaScript."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.search.find import find
from resolutions.search.index.generations import made_at
from resolutions.search.index.snapshot import current
from resolutions.search.nearby import nearby
from resolutions.search.paging import Paging
from resolutions.search.request import SearchRequest
from resolutions.search.trees import hierarchy
from resolutions.views.caching import depends_on_index, public_file


@public_file
def search(request: HttpRequest) -> HttpResponseBase:
    depends_on_index(request, current().generation)
    results = find(SearchRequest.from_query(request.GET))
    context = {
        "results": results,
        "query": results.request.query_string,
        "first_query": results.request.on_page(1).query_string,
        "trees": hierarchy(results.generation).trees(results.facets),
        "paging": Paging.of(results),
        "nearby": nearby(results),
        "made_at": made_at(results.generation),
    }
    return render(request, "resolutions/search.html", context)

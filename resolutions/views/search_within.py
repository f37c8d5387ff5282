"""/search/within/cnd/resolutions/45/9?q=opium: every paragraph of a text that a search finds, with what is sought marked.

The text's own page is the same for everybody and marks nothing, so that it can be kept by every cache.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from resolutions.models import Resolution
from resolutions.search.index.snapshot import current
from resolutions.search.paging import Paging
from resolutions.search.request import SearchRequest
from resolutions.search.within import find_within
from resolutions.views.caching import depends_on_index, public_file
from resolutions.views.converters import TextAddress


@public_file
def search_within(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    """404 for a text that the search does not find."""
    depends_on_index(request, current().generation)
    resolution = Resolution.objects.of_identity(address.identity).first()
    asked = SearchRequest.from_query(request.GET)
    found = find_within(asked, resolution.pk) if resolution else None
    if found is None or found.hit is None:
        raise Http404(_("This search finds nothing in this text."))
    paging = Paging(found.request, found.page, found.pages, found.generation)
    query = found.request.on_page(1).query_string
    context = {"found": found, "hits": [found.hit], "paging": paging, "query": query}
    return render(request, "resolutions/search_within.html", context)

"""/search/values: all values of one facet, to look through, filter and choose from, without JavaScript too."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from resolutions.search.facets import BY_NAME
from resolutions.search.filters import LONGEST_VALUE
from resolutions.search.index.snapshot import current
from resolutions.search.request import SearchRequest
from resolutions.search.values import find_values
from resolutions.views.caching import depends_on_index, public_file

_LONGEST_PAGE = 6  # digits


@public_file
def search_values(request: HttpRequest) -> HttpResponseBase:
    """404 for a facet that there is not; everything else is read as the search page does."""
    given = request.GET
    name = given.get("facet", "")
    if name not in BY_NAME:
        raise Http404(_("There is no facet “%(name)s”.") % {"name": name[:LONGEST_VALUE]})
    depends_on_index(request, current().generation)
    number = given.get("page", "")
    page = find_values(
        SearchRequest.from_query(given).on_page(1),
        name,
        contains=given.get("contains", "").replace("\0", "")[:LONGEST_VALUE],
        below=given.get("below", "")[:LONGEST_VALUE],
        page=int(number[:_LONGEST_PAGE]) if number.isascii() and number.isdigit() else 1,
    )
    return render(request, "resolutions/search_values.html", {"page": page})

"""/search/advanced: a form with a field for each thing that can be asked; what it builds is an ordinary search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from resolutions.search.building import FIELDS, build_search
from resolutions.search.index.snapshot import current
from resolutions.views.caching import public

_LISTED = ("action", "addressee", "body")


@public
def search_advanced(request: HttpRequest) -> HttpResponseBase:
    """The form; once it is filled in, 303 to the search that it builds. A field that cannot be read is told."""
    given = {name: request.GET[name] for name in FIELDS if request.GET.get(name, "").strip()}
    built = build_search(given)
    if given and not built.faults:
        response = HttpResponseRedirect(f"{reverse('resolutions:search')}?{built.request.query_string}")
        response.status_code = 303
        return response
    lists = {name: sorted(current().labels(name).items(), key=lambda pair: pair[1]) for name in _LISTED}
    context = {"given": given, "faults": built.faults, "lists": lists}
    return render(request, "resolutions/search_advanced.html", context)

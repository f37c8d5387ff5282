"""Pages about the archive itself."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.models import Action, Body
from resolutions.search.asking.fieldnames import FIELD_NAMES
from resolutions.views.caching import public_file

ABOUT_PAGES = ("about", "help", "rights", "accessibility", "privacy")


@public_file
def about(request: HttpRequest, page: str) -> HttpResponseBase:
    """One of ABOUT_PAGES; the help page also lists the vocabulary that can be searched by."""
    context: dict[str, object] = {}
    if page == "help":
        context = {"actions": Action.objects.all(), "bodies": Body.objects.all(), "fields": FIELD_NAMES}
    return render(request, f"resolutions/about/{page}.html", context)

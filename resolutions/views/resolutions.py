"""The page of a resolution, and the paragraphs that cite it."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.views import formats
from resolutions.views.caching import public
from resolutions.views.citing import ON_LIST_PAGE, paragraphs_citing, paragraphs_that_may_cite
from resolutions.views.converters import TextAddress
from resolutions.views.frames import made_page, stored_page
from resolutions.views.held import answers_absence, get_version
from resolutions.views.text_pages import frame_of


@public
@answers_absence
def resolution(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    """The text as adopted; as JSON or plain text where the request prefers that."""
    wanted = formats.preferred(request)
    if wanted == "html" and (page := stored_page(request, address)):
        return page
    version = get_version(address)
    return (
        made_page(request, version, address) if wanted == "html" else formats.written(request, version, wanted, address)
    )


@public
@answers_absence
def cited_by(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    """Every paragraph of the archive that cites this text."""
    version = get_version(address)
    context = {
        "frame": frame_of(version),
        "cited_by": paragraphs_citing(version.resolution, request.GET, ON_LIST_PAGE),
        "doubtful": paragraphs_that_may_cite(version.resolution.identity),
    }
    return render(request, "resolutions/cited_by.html", context)

"""The page of a text: its body, which was rendered at publication, in a frame that was rendered when nobody waited.

A frame counts in the state that it was made in. Where there is none, or something has changed since, the page is made
on the spot; `manage.py store_frames` makes those frames anew. Readers never write.
"""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.models import Version
from resolutions.store.frames import SEAM, Frame, find_frame, store_frame
from resolutions.store.states import states_of_text
from resolutions.views.caching import Made, depends_on
from resolutions.views.converters import TextAddress
from resolutions.views.releases import interface
from resolutions.views.signposts import sign_page
from resolutions.views.text_pages import text_page

TO_STORE = "archive.store_frame"  # in the environment of a request that a command makes, where no header can put it


def stored_page(request: HttpRequest, address: TextAddress) -> HttpResponse | None:
    """The page of the text that stands at an address, where its stored frame still holds. Two queries.

    Frames are of a day when texts could be taken in, and do not say that they wait.
    """
    is_plain = not address.version and address.language != DEFAULT_LANGUAGE
    if not is_plain or getattr(request, "is_only_readable", False) or not _state(request):
        return None
    found = find_frame(address.identity, address.language or DEFAULT_LANGUAGE)
    if found is None:
        return None
    frame, body = found
    made: Made = request.made  # type: ignore[attr-defined]
    before = made.names, made.tokens
    depends_on(request, frame.names)
    if _state(request) != frame.state:
        made.names, made.tokens = before
        return None
    return HttpResponse(frame.around(body), headers={"Link": frame.link})


def made_page(request: HttpRequest, version: Version, address: TextAddress) -> HttpResponse:
    """The page as it is now; stored where a command asks for that."""
    names = states_of_text(version.resolution)
    depends_on(request, names)
    page = render_to_string("resolutions/resolution.html", {"page": text_page(version), "body": SEAM}, request)
    before, _seam, after = page.partition(SEAM)
    response = sign_page(HttpResponse(f"{before}{version.body_html}{after}"), version, address)
    state = _state(request)
    if state and TO_STORE in request.META:
        store_frame(version, Frame(names, response["Link"], before, after, state))
    return response


def _state(request: HttpRequest) -> str:
    """Of all that the page shows; "" where that is not certain."""
    made: Made | None = getattr(request, "made", None)
    if made is None or made.tokens is None:
        return ""
    return sha256(repr((tuple(made.names), made.tokens, interface())).encode()).hexdigest()[:32]

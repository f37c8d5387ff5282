"""The page of a text: its body, which was rendered at publication, in a frame that was rendered when nobody waited.

A frame counts in the state that it was made in. Where there is none, or something has changed since, the page is made
on the spot; `manage.py store_frames` makes those frames anew. Readers never write.
"""

from __future__ import annotations

import zlib
from hashlib import sha256

from django.http import HttpRequest
from django.template.loader import render_to_string

from resolutions.models import PageFrame, Version
from resolutions.views.caching import Made
from resolutions.views.releases import interface
from resolutions.views.text_pages import text_page

TO_STORE = "archive.store_frame"  # in the environment of a request that a command makes, where no header can put it
_BODY = "\f"


def write_page(request: HttpRequest, version: Version) -> str:
    """The whole page, for one query where its frame stands."""
    state = _state(request)
    stored = _stored(version, state)
    frame = stored or _made(request, version)
    if state and not stored and TO_STORE in request.META:
        page = zlib.compress(frame.encode(), 6)
        PageFrame.objects.update_or_create(version=version, defaults={"state": state, "page": page})
    before, _mark, after = frame.partition(_BODY)
    return f"{before}{version.body_html}{after}"


def _stored(version: Version, state: str) -> str:
    """The frame of this state; "" where there is none."""
    if not state:
        return ""
    held = PageFrame.objects.filter(version=version, state=state).values_list("page", flat=True).first()
    return zlib.decompress(bytes(held)).decode() if held is not None else ""


def _made(request: HttpRequest, version: Version) -> str:
    context = {"page": text_page(version), "body": _BODY}
    return render_to_string("resolutions/resolution.html", context, request)


def _state(request: HttpRequest) -> str:
    """Of all that the page shows; "" where that is not certain, or where it says that texts wait."""
    made: Made | None = getattr(request, "made", None)
    if made is None or made.tokens is None or getattr(request, "is_only_readable", False):
        return ""
    return sha256(repr((tuple(made.names), made.tokens, interface())).encode()).hexdigest()[:32]

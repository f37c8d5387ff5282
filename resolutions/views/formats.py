"""A text or a part of it in another form than a page, by the end of the address or by the Accept header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from resolutions.exports.file import STYLE_HASH
from resolutions.exports.passages import find_passage
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views import absent
from resolutions.views.caching import public_file
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version
from resolutions.views.negotiation import best_type
from resolutions.views.signposts import form_header
from resolutions.views.validators import validator_of
from resolutions.views.writers import FORMATS, this_site

HTML = "html"
KEPT_VERSION_SECONDS = 24 * 60 * 60  # a withdrawal is seen by everyone after a day
Place = tuple[TextAddress, str]
_BY_TYPE = {"text/html": HTML, **{accepted: one.suffix for one in FORMATS.values() for accepted in one.accepts}}
_OFFERS = tuple(_BY_TYPE)


def preferred(request: HttpRequest) -> str:
    """'html' (the page) or the suffix of the form that the Accept header likes best; the page where it likes none.

    RFC 9110 §15.5.7 lets a server answer with what it has instead of 406: a reader is helped by a page.
    """
    return _BY_TYPE[best_type(request.headers.get("Accept", ""), _OFFERS) or "text/html"]


def written(request: HttpRequest, version: Version, wanted: str, address: TextAddress) -> HttpResponseBase:
    """The whole text in the form of a suffix; written only where the reader does not have it already."""
    response, is_known = _prepared(request, version, wanted, (address, ""))
    if not is_known:
        response.content = FORMATS[wanted].write(record_of(version), this_site())
    return response


def written_place(request: HttpRequest, version: Version, wanted: str, place: Place) -> HttpResponseBase:
    """A paragraph, a run of paragraphs or a note; like its page, the canonical address is that of the whole text.

    Who has the form already was told that the place is there, and a settled text keeps its places.
    """
    response, is_known = _prepared(request, version, wanted, place)
    if is_known:
        return response
    address, token = place
    record = record_of(version)
    found = find_passage(record, token)
    if found is None:
        return absent.no_such_place(request, version, token, address, wanted=wanted)
    response.content = FORMATS[wanted].write_passage(record, found, this_site())
    return response


def _prepared(request: HttpRequest, version: Version, wanted: str, place: Place) -> tuple[HttpResponse, bool]:
    """The answer with its headers and without its words; True where there is nothing to add (304, 412)."""
    address, token = place
    path = address.path + (f"/{token}" if token else "")
    response = HttpResponse(content_type=FORMATS[wanted].media_type)
    response["Content-Location"] = f"{path}.{wanted}"
    response["Link"] = form_header(wanted, address, token)
    response["ETag"] = validator_of(version, FORMATS[wanted], token)
    if address.version:
        patch_cache_control(response, max_age=KEPT_VERSION_SECONDS, immutable=True)
    if version.state != Version.State.PUBLISHED or (version.resolution and version.resolution.is_specimen):
        response["X-Robots-Tag"] = "noindex"  # no search engine lists a specimen, nor a text that no longer stands
    if wanted == HTML:
        response._csp_update = {"style-src": [STYLE_HASH]}  # type: ignore[attr-defined]  # as csp.decorators.csp_update does
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return (response, False) if known is response or not isinstance(known, HttpResponse) else (known, True)


@public_file
@answers_absence
def text_format(request: HttpRequest, address: TextAddress, wanted: str) -> HttpResponseBase:
    return written(request, get_version(address), wanted, address)


@public_file
@answers_absence
def place_format(request: HttpRequest, address: TextAddress, token: str, wanted: str) -> HttpResponseBase:
    return written_place(request, get_version(address), wanted, (address, token))

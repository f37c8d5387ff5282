"""A text or a part of it in another form than a page, by the end of the address or by the Accept header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from resolutions.exports.passages import find_passage
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views import absent
from resolutions.views.caching import public
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version
from resolutions.views.writers import FORMATS, this_site

HTML = "html"
Place = tuple[TextAddress, str]
_BY_TYPE = {"text/html": HTML, **{accepted: one.suffix for one in FORMATS.values() for accepted in one.accepts}}


def preferred(request: HttpRequest) -> str:
    """'html' or the suffix of the form that the Accept header likes best."""
    return _BY_TYPE.get(request.get_preferred_type(list(_BY_TYPE)) or "", HTML)


def written(version: Version, wanted: str, address: TextAddress) -> HttpResponse:
    """The whole text in the form of a suffix."""
    form = FORMATS[wanted]
    response = HttpResponse(form.write(record_of(version), this_site()), content_type=form.media_type)
    response["Content-Location"] = f"{address.path}.{wanted}"
    response["Link"] = _canonical(address)
    return _kept_apart(version, response)


def written_place(request: HttpRequest, version: Version, wanted: str, place: Place) -> HttpResponse:
    """A paragraph, a run of paragraphs or a note; like its page, the canonical address is that of the whole text."""
    address, token = place
    form, record = FORMATS[wanted], record_of(version)
    found = find_passage(record, token)
    if found is None:
        return absent.no_such_place(request, version, token, address, wanted=wanted)
    response = HttpResponse(form.write_passage(record, found, this_site()), content_type=form.media_type)
    response["Content-Location"] = f"{address.path}/{token}.{wanted}"
    response["Link"] = f'{_canonical(address)}, <{address.current.path}/{token}>; rel="cite-as"'
    return _kept_apart(version, response)


def _canonical(address: TextAddress) -> str:
    return f'<{address.current.path}>; rel="canonical"'


def _kept_apart(version: Version, response: HttpResponse) -> HttpResponse:
    """No search engine lists a specimen, nor a text that no longer stands."""
    if version.state != Version.State.PUBLISHED or (version.resolution and version.resolution.is_specimen):
        response["X-Robots-Tag"] = "noindex"
    return response


@public
@answers_absence
def text_format(request: HttpRequest, address: TextAddress, wanted: str) -> HttpResponseBase:
    return written(get_version(address), wanted, address)


@public
@answers_absence
def place_format(request: HttpRequest, address: TextAddress, token: str, wanted: str) -> HttpResponseBase:
    return written_place(request, get_version(address), wanted, (address, token))

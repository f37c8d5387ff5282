"""A text or a part of it for machines and for mail: canonical text and JSON, by the end of the address or by the Accept header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from resolutions.exports.json import write_json, write_passage_json
from resolutions.exports.record import Record
from resolutions.exports.text import write_passage_text, write_text
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views import absent
from resolutions.views.caching import public
from resolutions.views.converters import TextAddress
from resolutions.views.excerpts import Passage, find_passage
from resolutions.views.held import answers_absence, get_version

Place = tuple[TextAddress, str]
WRITERS = {
    "txt": (write_text, "text/plain; charset=utf-8"),
    "json": (write_json, "application/json; charset=utf-8"),
}
_BY_TYPE = {"text/html": "html", "application/json": "json", "text/plain": "txt"}


def preferred(request: HttpRequest) -> str:
    """'html', 'json' or 'txt': what the Accept header likes best."""
    return _BY_TYPE.get(request.get_preferred_type(list(_BY_TYPE)) or "", "html")


def written(version: Version, wanted: str, address: TextAddress) -> HttpResponse:
    write, media_type = WRITERS[wanted]
    response = HttpResponse(write(record_of(version)), content_type=media_type)
    response["Content-Location"] = f"{address.path}.{wanted}"
    response["Link"] = _canonical(address)
    return _kept_apart(version, response)


def written_place(request: HttpRequest, version: Version, wanted: str, place: Place) -> HttpResponse:
    """A paragraph, a run of paragraphs or a note; like its page, the canonical address is that of the whole text."""
    address, token = place
    record = record_of(version)
    found = find_passage(record, token)
    if found is None:
        return absent.no_such_place(request, version, token, address, wanted=wanted)
    words = _words_of(record, token, found, wanted)
    response = HttpResponse(words, content_type=WRITERS[wanted][1])
    response["Content-Location"] = f"{address.path}/{token}.{wanted}"
    response["Link"] = f'{_canonical(address)}, <{address.current.path}/{token}>; rel="cite-as"'
    return _kept_apart(version, response)


def _words_of(record: Record, token: str, found: Passage, wanted: str) -> str:
    if wanted == "txt":
        return write_passage_text(record, token, above=found.above, clauses=found.clauses, notes=found.notes)
    return write_passage_json(record, above=found.above, clauses=found.clauses, notes=found.notes)


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

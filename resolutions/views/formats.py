"""A text for machines and for mail: canonical text and JSON, by the end of the address or by the Accept header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from resolutions.exports.json import write_json
from resolutions.exports.text import write_text
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views.caching import public
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version

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
    response["Link"] = f'<{address.current.path}>; rel="canonical"'
    if version.state != Version.State.PUBLISHED or (version.resolution and version.resolution.is_specimen):
        response["X-Robots-Tag"] = "noindex"
    return response


@public
@answers_absence
def text_format(request: HttpRequest, address: TextAddress, wanted: str) -> HttpResponseBase:
    return written(get_version(address), wanted, address)

"""`/data`: the files of the last bulk export, with their sizes and sums."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from resolutions.publishing.bulk.making import CURRENT, current_export
from resolutions.publishing.bulk.manifest import NAME
from resolutions.views.caching import depends_on_more, public_file


@public_file
def data(request: HttpRequest) -> HttpResponseBase:
    """What there is for machines, and the files to take."""
    depends_on_more(request)
    return render(request, "resolutions/data.html", {"manifest": current_export(Path(settings.EXPORT_ROOT))})


def data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the last export as it is on disk; its sum is its ETag."""
    folder = Path(settings.EXPORT_ROOT) / CURRENT
    manifest = current_export(Path(settings.EXPORT_ROOT))
    if manifest is None:
        raise Http404
    if name == NAME:
        return HttpResponse((folder / NAME).read_bytes(), content_type="application/json")
    found = manifest.file(name)
    if found is None:
        raise Http404
    etag = f'"{found.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged:
        return unchanged
    response = FileResponse((folder / name).open("rb"), as_attachment=True, filename=name)
    response["Content-Type"] = "application/gzip"
    response["ETag"], response["Last-Modified"] = etag, http_date(manifest.made_at.timestamp())
    return response

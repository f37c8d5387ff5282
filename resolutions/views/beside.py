"""Two languages of one text side by side."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.citations.addresses import address_of
from resolutions.exports.beside import write_rows
from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views.caching import public_file
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version
from resolutions.views.languages import languages_of
from resolutions.views.text_pages import frame_of


@public_file
@answers_absence
def beside(request: HttpRequest, address: TextAddress, other: str) -> HttpResponseBase:
    """The text at an address, and what another language says at each of its anchors."""
    version = get_version(address)
    second = get_version(TextAddress(address.identity, None, "" if other == DEFAULT_LANGUAGE else other))
    if second.language == version.language:
        return HttpResponseRedirect(replace(address, version=None).path)
    languages = languages_of(version, Version.objects.published().filter(resolution=version.resolution))
    context = {
        "frame": frame_of(version),
        "other": frame_of(second),
        "rows": write_rows(record_of(version), record_of(second), address_of),
        "languages": languages,
    }
    return render(request, "resolutions/beside.html", context)

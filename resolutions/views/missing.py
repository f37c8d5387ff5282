"""Addresses that are none: old spellings go to the canonical one, the rest gets a page with suggestions."""

from __future__ import annotations

import re
import sys
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import escape_leading_slashes

from resolutions.citations.designations import parse_designation
from resolutions.citations.designations.paths import canonical_path
from resolutions.databases.faults import is_lost
from resolutions.errors import CitationNotUnderstood
from resolutions.models import Resolution
from resolutions.views.api.problems import api_fault
from resolutions.views.waiting import nothing_answers, texts_wait

_DESIGNATION = re.compile(r"(?:[A-Za-z]{2,8}[ /.]{0,2}){0,2}(?:E?S-)?\d{1,4}[ /(][A-Z0-9][^?#]{0,20}", re.I)
_SESSION = re.compile(r"/([a-z]+)/(?:resolutions|decisions)(?:/((?:E?S-)?\d{1,4}))?")


def unknown(request: HttpRequest, path: str) -> HttpResponse:
    """301 to the address without its slash, in the usual spelling or of the session; else 404."""
    full = "/" + path.lstrip("/")
    tidy = full.rstrip("/")
    place = canonical_path(tidy)
    if place and place != full:
        return HttpResponsePermanentRedirect(_with_query(place, request))
    listed = _SESSION.fullmatch(tidy)
    if listed:
        sessions = f"/{listed[1]}/sessions/{listed[2]}" if listed[2] else f"/{listed[1]}"
        return HttpResponsePermanentRedirect(sessions)
    if tidy and tidy != full:
        return HttpResponsePermanentRedirect(_with_query(tidy, request))
    if full != _lowered(full) and re.fullmatch(r"/[A-Za-z]+(?:/sessions.*)?", full, re.I):
        return HttpResponsePermanentRedirect(_with_query(_lowered(full), request))
    return _designated(tidy.lstrip("/")) or not_found(request)


def _designated(words: str) -> HttpResponse | None:
    """'CND Res.45/9' at the top goes to the text; '2(XL)', which several organs have, to the question."""
    if not _DESIGNATION.fullmatch(words):
        return None
    try:
        found = parse_designation(words)
    except CitationNotUnderstood:
        return None
    return HttpResponsePermanentRedirect(found.only.path) if found.is_sure else _asked(words)


def _asked(words: str) -> HttpResponse:
    return HttpResponseRedirect(f"/cite?q={quote(words)}")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"suggestions": _suggestions(request.path)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor context. 503 where it is the database that does not answer."""
    if is_lost(sys.exc_info()[1]):
        return nothing_answers(request) if request.method in ("GET", "HEAD") else texts_wait(request)
    if request.path.startswith("/api/"):
        return api_fault()
    return render(request, "500.html", status=500)


def _lowered(path: str) -> str:
    """Lower case, but for the S of a special session."""
    return re.sub(r"/(e?s-\d+)$", lambda found: found[0].upper(), path.lower())


def _with_query(path: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return escape_leading_slashes(f"{path}?{query}" if query else path)


def _suggestions(path: str) -> list[Resolution]:
    """Texts whose number stands in the address."""
    numbers = [int(number) for number in re.findall(r"\d{1,4}", path)][:4]
    if not numbers:
        return []
    held = Resolution.objects.held().select_related("body", "session").filter(number__in=numbers)
    return list(held.in_order()[:8])

"""Addresses that are none: old spellings go to the canonical one, the rest gets a page with suggestions."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.http import escape_leading_slashes

from resolutions.models import Resolution
from resolutions.views.spellings import canonical_path

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
    if full != full.lower() and re.fullmatch(r"/[A-Za-z]+(?:/sessions.*)?", full):
        return HttpResponsePermanentRedirect(_with_query(_lowered(full), request))
    return not_found(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"suggestions": _suggestions(request.path)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor context."""
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

"""What a reader gets where no text is: known but not held, withdrawn, moved, or unknown with suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from resolutions.citations.keys import key_of
from resolutions.citations.printed import printed_designation
from resolutions.models import Anchor, Body, Resolution, Version
from resolutions.structure.identity import Identity
from resolutions.views import citing
from resolutions.views.official import official_link

if TYPE_CHECKING:
    from resolutions.views.converters import TextAddress


def not_held(request: HttpRequest, identity: Identity) -> HttpResponse:
    """301 if it was merged; 200 if texts of the archive cite it; else 404 with what comes near."""
    merged = Resolution.objects.of_identity(identity).filter(merged_into__isnull=False).first()
    if merged and merged.merged_into:
        return HttpResponsePermanentRedirect(merged.merged_into.get_absolute_url())
    whole = replace(identity, part_letter="")
    if identity.part_letter and Resolution.objects.held().of_identity(whole).exists():
        return HttpResponseRedirect(whole.path)  # held as one text with all its parts
    key = key_of(identity)
    cited_by = citing.paragraphs_citing_key(key)
    if not cited_by.total:
        return unknown_text(request, identity)
    context = {
        "identity": identity,
        "designation": printed_designation(identity),
        "body": Body.objects.filter(slug=identity.body).first(),
        "official": official_link(identity),
        "cited_by": cited_by,
    }
    return render(request, "resolutions/not_held.html", context)


def unknown_text(request: HttpRequest, identity: Identity) -> HttpResponse:
    """404; suggests the texts of the same session and the same number elsewhere."""
    held = Resolution.objects.held().select_related("body", "session")
    same = held.filter(body__slug=identity.body, session__label=identity.session)
    suggestions = [*_near(same, identity), *held.filter(number=identity.number, body__slug=identity.body)[:5]]
    context = {"identity": identity, "suggestions": list(dict.fromkeys(suggestions))[:8]}
    return render(request, "404.html", context, status=404)


def _near(same_session, identity: Identity) -> list[Resolution]:
    distance = lambda one: abs((one.number or 0) - (identity.number or 0))  # noqa: E731
    return sorted(same_session[:200], key=distance)[:5]


def named_plainly(request: HttpRequest, address: TextAddress) -> HttpResponse:
    """301 to the same page without the language: '/cnd/resolutions/45/9/en/op3' -> '/cnd/resolutions/45/9/op3'."""
    plain = replace(address, language="").path + request.path_info.removeprefix(address.path)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{plain}?{query}" if query else plain)


def withdrawn(request: HttpRequest, version: Version) -> HttpResponse:
    """410: there was a text, and why it is gone."""
    return render(request, "resolutions/withdrawn.html", {"version": version}, status=410)


def no_such_version(request: HttpRequest, address: TextAddress, settled: list[Version]) -> HttpResponse:
    context = {"address": address, "versions": settled}
    return render(request, "resolutions/no_such_version.html", context, status=404)


def no_such_place(
    request: HttpRequest, version: Version, token: str, address: TextAddress, *, wanted: str = "html"
) -> HttpResponse:
    """301 to where an anchor moved (in the format that was asked for), 410 for a retired one, 404 for one that never was."""
    anchor = Anchor.objects.select_related("moved_to").filter(resolution=version.resolution, token=token).first()
    anchor = _followed(anchor)
    if anchor and anchor.token != token and anchor.state == Anchor.State.LIVE:
        ending = "" if wanted == "html" else f".{wanted}"
        return HttpResponsePermanentRedirect(f"{address.path}/{anchor.token}{ending}")
    is_retired = bool(anchor and anchor.state == Anchor.State.RETIRED)
    context = {"version": version, "token": token, "anchor": anchor, "is_retired": is_retired}
    return render(request, "resolutions/no_such_place.html", context, status=410 if is_retired else 404)


def _followed(anchor: Anchor | None) -> Anchor | None:
    """The end of a chain of moves; a chain longer than ten is a fault of the data and ends there."""
    for _step in range(10):
        if anchor is None or anchor.moved_to is None:
            break
        anchor = anchor.moved_to
    return anchor

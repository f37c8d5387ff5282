"""The resolver: words of a citation -> the text they name, or the question which of several is meant."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.citations.designations import Candidate, parse_designation
from resolutions.citations.written import full_name
from resolutions.errors import CitationNotUnderstood
from resolutions.exports.un_style import place_in_words
from resolutions.models import Body, Resolution, Version
from resolutions.structure.identity import Identity
from resolutions.views.caching import public
from resolutions.views.official import document_link
from resolutions.views.symbols import SeeOther


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of the words that a person may mean; `title` where the text is held."""

    name: str
    place: str
    path: str
    title: str
    is_held: bool


@public
def cite(request: HttpRequest) -> HttpResponseBase:
    """302 to what the words name, 300 with the choice where they may name several, 404 where they name nothing."""
    words = request.GET.get("q", "").strip()
    if not words:
        return render(request, "resolutions/cite.html", {"q": ""})
    try:
        found = parse_designation(words)
    except CitationNotUnderstood as error:
        return render(request, "resolutions/cite.html", {"q": words, "error": str(error)}, status=404)
    if found.is_sure:
        return _to(found.only)
    context = {"q": words, "choices": _choices(found.readings)}
    return render(request, "resolutions/cite.html", context, status=300)


def path_of(reading: Candidate) -> str:
    """The address that a reading names: '/cnd/resolutions/45/9/op3'."""
    if reading.identity is None:
        return f"/symbol/{document_link(reading.symbol).path}"
    return f"{reading.identity.path}/{reading.anchor}" if reading.anchor else reading.identity.path


def _to(reading: Candidate) -> HttpResponseBase:
    path = path_of(reading)
    return HttpResponseRedirect(path) if reading.identity else SeeOther(path)


def _choices(readings: tuple[Candidate, ...]) -> list[Choice]:
    """What is held comes first."""
    bodies = dict(Body.objects.values_list("slug", "name"))
    choices = [
        _choice(reading, reading.identity, bodies.get(reading.identity.body, reading.identity.body))
        for reading in readings
        if reading.identity
    ]
    return sorted(choices, key=lambda choice: not choice.is_held)


def _choice(reading: Candidate, identity: Identity, body: str) -> Choice:
    held = Version.objects.published().filter(resolution__in=Resolution.objects.of_identity(identity))
    title = held.values_list("title", flat=True).first()
    place = place_in_words(reading.anchor) if reading.anchor else ""
    return Choice(full_name(identity, body), place, path_of(reading), title or "", title is not None)

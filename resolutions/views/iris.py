"""IRIs of Akoma Ntoso -> the page of the text, its place, its language or its file: /akn/un/statement/deliberation/…

An IRI that was given out works for ever: the organ and the number say which text it is; the date, which is corrected now
and then, only tells a resolution from a decision of the same number.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.citations.designations import Candidate, Reading
from resolutions.citations.designations.iris import DeliberationIri, parse_deliberation
from resolutions.citations.designations.links import link_target
from resolutions.models import Resolution, Version
from resolutions.store.answers import Named, answered
from resolutions.store.vocabulary import stored_names
from resolutions.views.caching import public
from resolutions.views.missing import not_found
from resolutions.views.read_words import ReadWords
from resolutions.views.symbols import SeeOther
from resolutions.views.writers import FORMATS

_FILE = "akn"


@public
def iri(request: HttpRequest, iri: str) -> HttpResponseBase:
    """303 to what the IRI names, 300 where it may be a resolution or a decision, 404 where it is none of the archive's."""
    words = f"/akn/{iri}"
    deliberation = parse_deliberation(words)
    if deliberation is None:
        _, conventions = stored_names()
        convention = link_target(words, conventions)
        return SeeOther(convention.path) if convention else not_found(request)
    candidate = Candidate(deliberation.identities[0], deliberation.anchor, day=deliberation.day)
    (answer,) = answered([Reading(words, 0, len(words), (candidate,))])
    if answer.is_sure:
        return SeeOther(_path(answer.named[0], deliberation))
    context = {"read": ReadWords(words, (answer,)), "q": ""}
    return render(request, "resolutions/cite.html", context, status=300)


def _path(named: Named, asked: DeliberationIri) -> str:
    """With the language where the text is held in it, and as a file where the IRI names one."""
    identity = named.candidate.identity
    if identity and asked.language not in ("", "en"):
        texts = Resolution.objects.of_identity(identity)
        held = Version.objects.published().filter(resolution__in=texts, language=asked.language)
        if held.exists():
            named = replace(named, candidate=replace(named.candidate, address=_in_language(named, asked.language)))
    return f"{named.path}.{_FILE}" if asked.is_file and _FILE in FORMATS and named.is_held else named.path


def _in_language(named: Named, language: str) -> str:
    candidate = named.candidate
    whole = candidate.identity.path if candidate.identity else ""
    return f"{whole}/{language}" + (f"/{candidate.anchor}" if candidate.anchor else "")

"""What a reader gets where no text is: known but not held, withdrawn, moved, or unknown with suggestions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from resolutions.citations.printed import printed_designation
from resolutions.citations.written import full_name
from resolutions.models import Anchor, Body, RegisterEntry, Resolution, Version
from resolutions.store.citing_paragraphs import CitingParagraph
from resolutions.store.register import entries_of
from resolutions.structure.identity import Identity
from resolutions.views import citing
from resolutions.views.citing import CitedBy
from resolutions.views.official import Official, official_places

if TYPE_CHECKING:
    from resolutions.views.converters import TextAddress


@dataclass(frozen=True, slots=True)
class KnownText:
    """The page of a text that is known and not held: what is known of it, who cites it, where it is official."""

    identity: Identity
    designation: str
    name: str
    body: Body | None
    entry: RegisterEntry | None
    beside: list[RegisterEntry]
    official: list[Official]
    cited_by: CitedBy
    doubtful: list[CitingParagraph]


def not_held(request: HttpRequest, identity: Identity) -> HttpResponse:
    """301 if it was merged; 200 if the register or texts of the archive know it; else 404 with what comes near."""
    known_as = Resolution.objects.of_identity(identity).select_related("body", "session").first()
    if known_as and known_as.merged_into:
        return HttpResponsePermanentRedirect(known_as.merged_into.get_absolute_url())
    whole = replace(identity, part_letter="")
    if identity.part_letter and Resolution.objects.held().of_identity(whole).exists():
        return HttpResponseRedirect(whole.path)  # held as one text with all its parts
    known = _known_text(request, identity, known_as)
    if not (known.entry or known.beside or known.cited_by.total):
        return unknown_text(request, identity)
    return render(request, "resolutions/not_held.html", {"known": known})


def _known_text(request: HttpRequest, identity: Identity, known_as: Resolution | None) -> KnownText:
    """known_as: its row, for one that the archive has to do with."""
    entry, beside = entries_of(identity)
    body = known_as.body if known_as else Body.objects.filter(slug=identity.body).first()
    return KnownText(
        identity=identity,
        designation=printed_designation(identity),
        name=full_name(identity, body.name if body else identity.body),
        body=body,
        entry=entry,
        beside=beside,
        official=official_places(identity, entry),
        cited_by=citing.paragraphs_citing_identity(identity, known_as, request.GET),
        doubtful=citing.paragraphs_that_may_cite(identity),
    )


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
    request: HttpRequest, version: Version, token: str, address: TextAddress, *, wanted: str = "html", ending: str = ""
) -> HttpResponse:
    """301 to where an anchor moved, 410 for one that this language had and has no more, 404 for one that never was.

    wanted: the format that was asked for; ending: what else follows the place in the address: "/cited-by".
    """
    anchor = Anchor.objects.select_related("moved_to").filter(resolution=version.resolution, token=token).first()
    anchor = _followed(anchor)
    if anchor and anchor.token != token and anchor.state == Anchor.State.LIVE:
        ending = ending if wanted == "html" else f"{ending}.{wanted}"
        return HttpResponsePermanentRedirect(f"{address.path}/{anchor.token}{ending}")
    is_retired = bool(anchor and (anchor.state == Anchor.State.RETIRED or _was_in(version, token)))
    context = {
        "version": version,
        "token": token,
        "anchor": anchor,
        "is_retired": is_retired,
        "elsewhere": _languages_with(version, token) if anchor else [],
    }
    return render(request, "resolutions/no_such_place.html", context, status=410 if is_retired else 404)


def _was_in(version: Version, token: str) -> bool:
    """Whether a text that readers once had in this language held the place."""
    held = Q(clauses__token=token) | Q(footnotes__token=token)
    settled = Version.objects.filter(resolution=version.resolution_id, language=version.language)
    return settled.filter(held, state__in=Version.SETTLED_STATES).exists()


def _languages_with(version: Version, token: str) -> list[Version]:
    """The texts in other languages that still hold the place."""
    held = Q(clauses__token=token) | Q(footnotes__token=token)
    rows = Version.objects.published().with_identity().defer("body_html").filter(held, resolution=version.resolution_id)
    return list(rows.exclude(language=version.language).distinct().order_by("language"))


def _followed(anchor: Anchor | None) -> Anchor | None:
    """The end of a chain of moves; a chain longer than ten is a fault of the data and ends there."""
    for _step in range(10):
        if anchor is None or anchor.moved_to is None:
            break
        anchor = anchor.moved_to
    return anchor


def not_cited(request: HttpRequest) -> HttpResponse:
    """404 for the citation of a specimen: nobody shall cite invented wording."""
    return render(request, "resolutions/not_cited.html", status=404)

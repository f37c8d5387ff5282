"""The front door: the search field, what the archive holds, the latest sessions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.models import Body, Convention, Session, Version
from resolutions.views.caching import public_file
from resolutions.views.specimens import is_specimen

HELD = Q(resolutions__versions__state=Version.State.PUBLISHED)
_LATEST = 6
_LANGUAGES = 6  # of the United Nations: so many rows may be one text
_DRUG_CONVENTIONS = ("1961", "1961-as-amended", "1971", "1988")


@public_file
def home(request: HttpRequest) -> HttpResponseBase:
    """Real texts alone, as soon as there are any; until then the specimens."""
    published = Version.objects.published().with_identity().defer("body_html")
    real = published.exclude(is_specimen("resolution__session"))
    has_real = real.exists()
    counted = HELD & ~is_specimen("resolutions__session") if has_real else HELD
    sessions = held_sessions().filter(body__slug="cnd")
    context = {
        "bodies": Body.objects.annotate(held=Count("resolutions", filter=counted, distinct=True))
        .filter(held__gt=0)
        .order_by("position"),
        "sessions": (sessions.exclude(is_specimen("")) if has_real else sessions)[:_LATEST],
        "latest": _latest(real if has_real else published),
        "conventions": Convention.objects.filter(slug__in=_DRUG_CONVENTIONS),
    }
    return render(request, "resolutions/home.html", context)


def _latest(published: QuerySet[Version]) -> list[tuple[Version, tuple[Version, ...]]]:
    rows = published.order_by("-published_at", "-pk")[: _LATEST * _LANGUAGES]
    return one_a_text(rows)[:_LATEST]


def one_a_text(versions: Iterable[Version]) -> list[tuple[Version, tuple[Version, ...]]]:
    """A text that is held in several languages is one line: in English where it is, with the other languages beside."""
    found: dict[int | None, list[Version]] = {}
    for version in versions:
        found.setdefault(version.resolution_id, []).append(version)
    lines = (sorted(rows, key=lambda row: (row.language != DEFAULT_LANGUAGE, row.language)) for rows in found.values())
    return [(first, tuple(others)) for first, *others in lines]


def held_sessions() -> QuerySet[Session]:
    """Sessions with texts for readers, the latest first, each with how many texts: `held`."""
    held = Count("resolutions", filter=HELD, distinct=True)
    return Session.objects.select_related("body").annotate(held=held).filter(held__gt=0).order_by("-ordinal")

"""Bodies and their sessions, with the texts that are held and those that are only known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from resolutions.models import Body, RegisterEntry, Resolution, Session, Version
from resolutions.store.register import counted_sessions, counts_by_kind, entries_of_session
from resolutions.views.caching import public_file
from resolutions.views.home import held_sessions, one_a_text
from resolutions.views.official import document_link
from resolutions.views.specimens import is_specimen

_LATEST = 12


@dataclass(frozen=True, slots=True)
class ListedText:
    """A line of a session's list: a text that is held, with its other languages, or what the register knows of one that is not."""

    resolution: Resolution
    version: Version | None = None
    others: tuple[Version, ...] = ()
    entry: RegisterEntry | None = None


@dataclass(frozen=True, slots=True)
class ListedKind:
    """Resolutions, then decisions, as they are numbered."""

    kind: str
    texts: list[ListedText]


@public_file
def body(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Body.objects.select_related("parent"), slug=slug)
    context = {
        "body": found,
        "sessions": _specimens_last(counted_sessions().filter(body=found, known__gt=0))[:_LATEST],
        "counts": counts_by_kind(found).exclude(is_specimen("session")) or counts_by_kind(found),
    }
    return render(request, "resolutions/body.html", context)


@public_file
def sessions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All sessions that the tables know, whether a text of them is held or not."""
    found = get_object_or_404(Body, slug=slug)
    sessions = _specimens_last(counted_sessions().filter(body=found))
    return render(request, "resolutions/sessions.html", {"body": found, "sessions": sessions})


@public_file
def session(request: HttpRequest, slug: str, label: str) -> HttpResponseBase:
    found = get_object_or_404(Session.objects.select_related("body"), body__slug=slug, label=label)
    texts = _texts(found)
    report = document_link(found.report_symbol) if found.report_symbol and found.is_symbol_sure else None
    around = held_sessions().filter(body=found.body)
    context = {
        "session": found,
        "kinds": _kinds(texts),
        "held": len({one.resolution.pk for one in texts if one.version}),
        "known": len({one.resolution.pk for one in texts}),
        "report": report,
        "before": around.filter(ordinal__lt=found.ordinal).first(),
        "after": around.filter(ordinal__gt=found.ordinal).order_by("ordinal").first(),
    }
    return render(request, "resolutions/session.html", context)


def _specimens_last(sessions: Iterable[Session]) -> list[Session]:
    return sorted(sessions, key=lambda row: row.is_specimen)


def _texts(session: Session) -> list[ListedText]:
    rows = Version.objects.published().with_identity().defer("body_html").filter(resolution__session=session)
    texts = [ListedText(row.resolution, row, others) for row, others in one_a_text(rows.order_by("language"))]
    texts += [ListedText(entry.resolution, entry=entry) for entry in entries_of_session(session)]
    return sorted(texts, key=_in_order)


def _in_order(one: ListedText) -> tuple[str, int, str, str]:
    resolution = one.resolution
    return (resolution.kind, resolution.number or 0, resolution.part_letter, resolution.slug)


def _kinds(texts: list[ListedText]) -> list[ListedKind]:
    of_kind = groupby(texts, key=lambda one: one.resolution.get_kind_display())
    return [ListedKind(kind, list(rows)) for kind, rows in of_kind]

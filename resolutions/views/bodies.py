"""Bodies and their sessions."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from resolutions.models import Body, Session, Version
from resolutions.views.caching import public
from resolutions.views.home import HELD, held_sessions
from resolutions.views.official import document_link

_LATEST = 12


@public
def body(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Body.objects.select_related("parent"), slug=slug)
    texts = Version.objects.published().filter(resolution__body=found)
    context = {
        "body": found,
        "sessions": held_sessions().filter(body=found)[:_LATEST],
        "counts": texts.values("resolution__kind").annotate(held=Count("resolution", distinct=True)).order_by(),
    }
    return render(request, "resolutions/body.html", context)


@public
def sessions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All sessions that the tables know, whether a text of them is held or not."""
    found = get_object_or_404(Body, slug=slug)
    held = Count("resolutions", filter=HELD, distinct=True)
    rows = found.sessions.annotate(held=held).order_by("-ordinal")
    sessions = sorted(rows, key=lambda row: row.is_specimen)
    return render(request, "resolutions/sessions.html", {"body": found, "sessions": sessions})


@public
def session(request: HttpRequest, slug: str, label: str) -> HttpResponseBase:
    found = get_object_or_404(Session.objects.select_related("body"), body__slug=slug, label=label)
    texts = (
        Version.objects.published()
        .with_identity()
        .defer("body_html")
        .filter(resolution__session=found)
        .order_by("resolution__kind", "resolution__number", "resolution__part_letter", "language")
    )
    report = document_link(found.report_symbol) if found.report_symbol and found.is_symbol_sure else None
    around = held_sessions().filter(body=found.body)
    context = {
        "session": found,
        "texts": texts,
        "report": report,
        "before": around.filter(ordinal__lt=found.ordinal).first(),
        "after": around.filter(ordinal__gt=found.ordinal).order_by("ordinal").first(),
    }
    return render(request, "resolutions/session.html", context)

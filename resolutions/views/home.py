"""The front door: the search field, what the archive holds, the latest sessions."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.models import Body, Convention, Session, Version
from resolutions.views.caching import public

HELD = Q(resolutions__versions__state=Version.State.PUBLISHED)
_LATEST_SESSIONS = 6
_LATEST_TEXTS = 6
_DRUG_CONVENTIONS = ("1961-as-amended", "1961", "1971", "1988")


@public
def home(request: HttpRequest) -> HttpResponseBase:
    held = Count("resolutions", filter=HELD, distinct=True)
    published = Version.objects.published().with_identity().defer("body_html")
    context = {
        "bodies": Body.objects.annotate(held=held).filter(held__gt=0),
        "sessions": held_sessions().filter(body__slug="cnd")[:_LATEST_SESSIONS],
        "latest": published.order_by("-published_at", "-pk")[:_LATEST_TEXTS],
        "conventions": Convention.objects.filter(slug__in=_DRUG_CONVENTIONS),
        "text_count": published.count(),
    }
    return render(request, "resolutions/home.html", context)


def held_sessions():
    """Sessions with texts for readers, the latest first, each with how many texts: `held`."""
    held = Count("resolutions", filter=HELD, distinct=True)
    return Session.objects.select_related("body").annotate(held=held).filter(held__gt=0).order_by("-ordinal")

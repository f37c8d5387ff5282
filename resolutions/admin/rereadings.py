"""The queue “Read by an older parser”: how many sources wait, reading them again, and what came out."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing

from django.conf import settings
from django.contrib import admin, messages
from django.db import OperationalError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from resolutions.admin.roles import BRING_IN, ShownAdmin, requires
from resolutions.errors import NoReadingProcess
from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.ingest.reading_apart import Patience
from resolutions.models import Rereading, RereadText, Version
from resolutions.store.rereading import Reread, older_sources, reread_sources

TOGETHER = 20  # sources that one request reads again
PATIENCE = 15.0  # seconds after which it stops and says how many are left


class OutcomeFilter(admin.SimpleListFilter):
    """What came of a source; the page opens with all."""

    title = gettext_lazy("outcome")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("open", _("proposals that wait")), *RereadText.Outcome.choices, ("refused", _("could not be read"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Rereading]) -> QuerySet[Rereading]:
        if self.value() == "refused":
            return queryset.exclude(refusal="")
        if self.value() == "open":
            return queryset.filter(texts__proposal__state__in=Version.OPEN_STATES).distinct()
        return queryset.filter(texts__outcome=self.value()).distinct() if self.value() else queryset


@admin.register(Rereading)
class RereadingAdmin(ShownAdmin):
    list_display = ["source", "came_out", "parser_version", "at", "by"]
    list_display_links = None
    list_filter = [OutcomeFilter, "at"]
    list_select_related = ["source", "by"]
    search_fields = ["source__name", "source__sha256"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rereading]:
        named = ("resolution__body", "resolution__session")
        versions = [f"{side}__{name}" for side in ("against", "proposal") for name in named]
        texts = RereadText.objects.select_related("against", "proposal", *versions)
        texts = texts.defer("against__body_html", "proposal__body_html")
        rows = super().get_queryset(request).defer("text", "pages", "source__content", "source__text")
        return rows.prefetch_related(Prefetch("texts", texts))

    def get_urls(self):
        run = self.admin_site.admin_view(requires(BRING_IN)(run_view))
        return [path("run/", run, name="resolutions_rereading_run"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        context = {
            "title": _("Read by an older parser"),
            "waiting": len(older_sources(is_refused_left_out=True)),
            "parser": PARSER_VERSION,
            "may_run": request.user.has_perm(BRING_IN),
            "is_nav_sidebar_enabled": False,
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    @admin.display(description=gettext_lazy("what came out"))
    def came_out(self, rereading: Rereading) -> str:
        return render_to_string("admin/resolutions/rereading/_came_out.html", {"rereading": rereading})


@require_POST
def run_view(request: HttpRequest) -> HttpResponse:
    """Reads some of the waiting sources again; a script asks again until none is left, a person clicks again."""
    keys = older_sources(is_refused_left_out=True)
    done = report_on(request, keys[:TOGETHER])
    left = len(older_sources(is_refused_left_out=True)) if done else len(keys)
    if request.headers.get("X-Outcome-Only"):
        return JsonResponse({"done": done, "left": left})
    if left:
        messages.info(request, ngettext("%d source waits still.", "%d sources wait still.", left) % left)
    return redirect("admin:resolutions_rereading_changelist")


def report_on(request: HttpRequest, keys: list[int]) -> int:
    """Reads these sources again, as many as there is time for, and says what came out; gives how many were read."""
    counts: Counter[str] = Counter()
    end, done = time.monotonic() + PATIENCE, 0
    patience = Patience(settings.READING_SECONDS, settings.READING_MEMORY)
    try:
        with closing(reread_sources(keys, request.user, patience=patience)) as reading:
            for found in reading:
                counts += _counted(found)
                done += 1
                if time.monotonic() > end:
                    break
    except (OperationalError, NoReadingProcess):
        if not request.headers.get("X-Outcome-Only"):
            messages.warning(
                request, _("The archive was too busy. What was read until then is stored; go on in a moment.")
            )
    if done and not request.headers.get("X-Outcome-Only"):
        labels = {**dict(RereadText.Outcome.choices), "refused": _("could not be read")}
        said = "; ".join(f"{label}: {counts[name]}" for name, label in labels.items() if counts[name])
        head = ngettext("%d source was read again.", "%d sources were read again.", done) % done
        messages.success(request, f"{head} {said}")
    return done


def _counted(found: Reread) -> Counter[str]:
    return Counter({"refused": 1}) if found.refusal else Counter(text.outcome for text in found.texts)

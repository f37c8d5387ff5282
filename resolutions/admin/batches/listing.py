"""The list of batches, and the addresses of their pages."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from resolutions.admin.batches.views import again_view, batch_view, go_on_view, outcomes_view
from resolutions.admin.roles import ShownAdmin
from resolutions.models import BatchMember, IngestBatch


class UnfinishedFilter(admin.SimpleListFilter):
    """Whether anything still waits."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("unfinished", _("not finished")), ("done", _("done"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[IngestBatch]) -> QuerySet[IngestBatch]:
        if self.value() in ("unfinished", "done"):
            return queryset.filter(finished_at__isnull=self.value() == "unfinished")
        return queryset


@admin.register(IngestBatch)
class IngestBatchAdmin(ShownAdmin):
    list_display = ["named", "started_at", "by", "kind", "how_far", "refused", "state_shown", "origin"]
    list_display_links = ["named"]
    list_filter = [UnfinishedFilter, "kind", "started_at"]
    list_select_related = ["by"]
    search_fields = ["origin", "by__username", "members__name"]
    date_hierarchy = "started_at"
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestBatch]:
        waiting, refused = (
            Q(members__outcome=one) for one in (BatchMember.Outcome.WAITING, BatchMember.Outcome.REFUSED)
        )
        return (
            super()
            .get_queryset(request)
            .annotate(
                source_count=Count("members"),
                waiting_count=Count("members", filter=waiting),
                refused_count=Count("members", filter=refused),
            )
        )

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        context = {"title": _("Batches"), "is_nav_sidebar_enabled": False, **(extra_context or {})}
        return super().changelist_view(request, context)

    def get_urls(self):
        pages = {"change": batch_view, "go-on": go_on_view, "again": again_view, "outcomes.csv": outcomes_view}
        return [*(self._page(name, view) for name, view in pages.items()), *super().get_urls()]

    def _page(self, name: str, view):
        route = f"<int:pk>/{name}" if "." in name else f"<int:pk>/{name}/"
        named = f"resolutions_ingestbatch_{name.partition('.')[0].replace('-', '_')}"
        return path(route, self.admin_site.admin_view(view), name=named)

    @admin.display(description=_("batch"), ordering="pk")
    def named(self, batch: IngestBatch) -> str:
        return str(batch)

    @admin.display(description=_("sources done"))
    def how_far(self, batch: IngestBatch) -> str:
        return f"{batch.source_count - batch.waiting_count:,} / {batch.source_count:,}"

    @admin.display(description=_("refused"), ordering="refused_count")
    def refused(self, batch: IngestBatch) -> int:
        return batch.refused_count

    @admin.display(description=_("state"))
    def state_shown(self, batch: IngestBatch) -> str:
        return batch.get_state_display()

"""Versions: the queue, and the addresses of the review page and of everything that is done there."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.messages import WARNING
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext_lazy as _

from resolutions.admin import queue
from resolutions.admin.intake.views import intake_view
from resolutions.admin.reports import report
from resolutions.admin.review.accepting import accept_view
from resolutions.admin.review.comparison import compare_view
from resolutions.admin.review.linking import link_view
from resolutions.admin.review.settle import settle_view
from resolutions.admin.review.sheets import lit_view
from resolutions.admin.review.steps import STEPS
from resolutions.admin.review.terms import terms_view
from resolutions.admin.review.views import review_view
from resolutions.admin.roles import BRING_IN, MEND, PUBLISH, ShownAdmin
from resolutions.models import Version
from resolutions.publishing.batch import publish_beside
from resolutions.publishing.publish import submit

PAGES = {
    "accept": accept_view,
    "change": review_view,
    "compare": compare_view,
    "link": link_view,
    "lit": lit_view,
    "settle": settle_view,
    "terms": terms_view,
    **STEPS,
}


@admin.register(Version)
class VersionAdmin(ShownAdmin):
    """No form of Django's edits a version: the review page does, through the store."""

    list_display = ["named", "title_shown", "state", "language", "doubts", "created_by", "changed_at"]
    list_display_links = ["named"]
    list_filter = [
        queue.TabFilter,
        queue.DoubtFilter,
        queue.ReadingFilter,
        queue.BodyFilter,
        queue.MineFilter,
        "language",
    ]
    search_fields = ["title", "printed", "symbol", "=report_symbol", "source__name"]
    search_help_text = _("Designation (45/9), words of the title, symbol, or name of the file.")
    ordering = ["-changed_at"]
    list_per_page = 50
    actions = ["publish_clean", "submit_chosen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return queue.with_counts(super().get_queryset(request))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Version], search_term: str):
        named = queue.find_by_designation(queryset, search_term)
        if named is not None:
            return named, False
        return super().get_search_results(request, queryset, search_term)

    def get_urls(self):
        return [
            path("add/", self.admin_site.admin_view(intake_view), name="resolutions_version_add"),
            *(self._page(name, view) for name, view in PAGES.items()),
            *super().get_urls(),
        ]

    def _page(self, name: str, view):
        route = f"<int:pk>/{name}/"
        return path(route, self.admin_site.admin_view(view), name=f"resolutions_version_{name.replace('-', '_')}")

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        counts = queue.count_tabs()
        tabs = [(name, label, counts[name.replace("-", "_")]) for name, label, _condition in queue.TABS]
        context = {
            "tabs": tabs,
            "tab": request.GET.get("tab", "open"),
            "reports": counts["reports"],
            "title": _("Texts"),
        }
        return super().changelist_view(request, {**context, "is_nav_sidebar_enabled": False, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(BRING_IN)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MEND)

    @admin.action(description=_("Publish the chosen texts that are clean"), permissions=["publish"])
    def publish_clean(self, request: HttpRequest, chosen: QuerySet[Version]) -> None:
        clean = chosen.filter(error_count=0, warning_count=0)
        report(request, clean, lambda version: publish_beside(version, request.user, revision=version.revision))
        left = chosen.exclude(error_count=0, warning_count=0).filter(state__in=Version.OPEN_STATES).count()
        if left:
            self.message_user(
                request, _("Texts with warnings or errors that were left: %d. Look at them first.") % left, WARNING
            )

    @admin.action(description=_("Send the chosen drafts to review"), permissions=["submit"])
    def submit_chosen(self, request: HttpRequest, chosen: QuerySet[Version]) -> None:
        report(request, chosen, lambda version: submit(version, request.user))

    @admin.display(description=_("text"), ordering="resolution__number")
    def named(self, version: Version) -> str:
        return version.resolution or version.printed or _("without number")

    @admin.display(description=_("title"), ordering="title")
    def title_shown(self, version: Version) -> str:
        return version.title[:120] + ("…" if len(version.title) > 120 else "")

    @admin.display(description=_("problems"))
    def doubts(self, version: Version) -> str:
        return render_to_string("admin/resolutions/version/_doubts.html", {"version": version})

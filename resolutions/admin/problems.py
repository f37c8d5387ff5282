"""What readers report, as a queue of its own."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from resolutions.models import ErrorReport
from resolutions.store.settling import answer_report


class WaitingFilter(admin.SimpleListFilter):
    """The queue opens with what waits for an answer."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("settled", _("settled")), ("all", _("all"))]

    def choices(self, changelist):
        choices = list(super().choices(changelist))
        return [{**choices[0], "display": _("waiting")}, *choices[1:]]

    def queryset(self, request: HttpRequest, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(settled_at__isnull=self.value() != "settled")


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """A report is read and answered; what it says is never edited."""

    list_display = ["message_shown", "resolution", "token", "received_at", "settled_at"]
    list_filter = [WaitingFilter, "received_at"]
    list_select_related = ["resolution__body", "resolution__session"]
    search_fields = ["message", "email", "answer"]
    fields = ["text", "place", "message", "email", "received_at", "answer", "settled_at"]
    readonly_fields = ["text", "place", "message", "email", "received_at", "settled_at"]
    date_hierarchy = "received_at"

    def save_model(self, request: HttpRequest, obj: ErrorReport, form, change: bool) -> None:
        answer_report(obj, obj.answer)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("what is wrong"))
    def message_shown(self, report: ErrorReport) -> str:
        return report.message[:120]

    @admin.display(description=_("text"))
    def text(self, report: ErrorReport) -> str:
        desk = reverse("admin:resolutions_resolution_change", args=[report.resolution_id])
        return format_html('<a href="{}">{}</a>', desk, report.resolution)

    @admin.display(description=_("place"))
    def place(self, report: ErrorReport) -> str:
        anchor = f"/{report.token}" if report.token else ""
        address = f"{report.resolution.get_absolute_url()}{anchor}"
        return format_html('<a href="{}">{}</a>', address, address)

"""The history of all texts: who did what, when and why. Rows are only ever added, never here."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from resolutions.admin.roles import ShownAdmin
from resolutions.models import Event


@admin.register(Event)
class EventAdmin(ShownAdmin):
    list_display = ["at", "verb", "version", "by", "why"]
    list_filter = ["verb", "at", "by"]
    list_select_related = ["version__resolution__body", "version__resolution__session", "by"]
    search_fields = ["why", "version__title"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).defer("version__body_html")

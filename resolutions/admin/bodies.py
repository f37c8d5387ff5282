"""Organs, their sessions and the reconvened parts of these."""

from __future__ import annotations

from django.contrib import admin

from resolutions.admin.roles import NamedInline
from resolutions.models import Body, Session, SessionPart


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "short_name", "abbreviation", "symbol_prefix", "parent"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "short_name", "abbreviation"]


class SessionPartInline(NamedInline):
    model = SessionPart


@admin.register(Session)
class SessionAdmin(admin.ModelAdmin):
    list_display = ["label", "body", "kind", "starts_on", "ends_on", "place", "report_symbol", "are_dates_sure"]
    list_display_links = ["label"]
    list_filter = ["body", "kind", "are_dates_sure", "is_symbol_sure"]
    list_select_related = ["body"]
    search_fields = ["label", "report_symbol", "place", "body__slug", "body__name"]
    inlines = [SessionPartInline]
    list_per_page = 50

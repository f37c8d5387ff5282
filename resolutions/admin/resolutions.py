"""Resolutions: what has an address, with its texts, its anchors and the ties that a person records."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from resolutions.admin import bibliography
from resolutions.admin.roles import NamedInline, ShownInline
from resolutions.models import Anchor, Relation, Resolution, Version
from resolutions.publishing.stamps import stamp


class VersionInline(ShownInline):
    model = Version
    fields = ["review", "language", "state", "number", "published_at", "published_by"]
    readonly_fields = fields
    verbose_name_plural = _("Texts of this resolution")

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).with_identity().select_related("published_by").defer("body_html")

    @admin.display(description=_("text"))
    def review(self, version: Version) -> str:
        address = reverse("admin:resolutions_version_change", args=[version.pk])
        return format_html('<a href="{}">{}</a>', address, version)


class AnchorInline(ShownInline):
    model = Anchor
    fields = ["token", "state", "moved_to", "reason", "uuid"]
    readonly_fields = fields
    verbose_name_plural = _("Addresses of paragraphs, for ever")

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).select_related("moved_to")


class RelationInline(NamedInline):
    model = Relation
    fk_name = "subject"
    autocomplete_fields = ["object"]


@admin.register(Resolution)
class ResolutionAdmin(admin.ModelAdmin):
    """Identity is shown, never edited: an address is for ever. Relations and bibliographic facts are recorded here."""

    list_display = ["designation", "body", "kind", "session", "is_held"]
    list_display_links = ["designation"]
    list_filter = ["body", "kind"]
    list_select_related = ["body", "session__body"]
    search_fields = ["=number", "=session__label", "slug", "versions__title"]
    fields = ["body", "kind", "session", "number", "part_letter", "slug", "merged_into", "uuid"]
    readonly_fields = fields
    inlines = [VersionInline, RelationInline, *bibliography.INLINES, AnchorInline]
    ordering = ["body", "session__ordinal", "number"]

    def get_queryset(self, request: HttpRequest):
        published = Version.objects.published().filter(resolution=OuterRef("pk"))
        return super().get_queryset(request).annotate(is_held=Exists(published))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What is edited here is shown to readers: harvesters are told that it changed."""
        super().save_related(request, form, formsets, change)
        stamp([form.instance.pk])

    @admin.display(description=_("designation"))
    def designation(self, resolution: Resolution) -> str:
        return resolution.identity.designation

    @admin.display(description=_("published"), boolean=True)
    def is_held(self, resolution: Resolution) -> bool:
        return resolution.is_held

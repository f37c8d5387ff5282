"""Source documents: shown and downloaded as they were received, never changed."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.messages import WARNING
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resolutions.admin.pictures import page_picture_view
from resolutions.admin.reports import report
from resolutions.admin.rereadings import report_on
from resolutions.admin.roles import BRING_IN, DISCARD, SEE, ShownAdmin, ShownInline, requires
from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.models import DroppedText, Problem, SourceDocument, Version
from resolutions.store.discarding import discard_unread


class DroppedTextInline(ShownInline):
    model = DroppedText
    fields = ["reason", "text", "version"]
    verbose_name_plural = _("What of this file is in no text")


class ProblemOfFileInline(ShownInline):
    model = Problem
    fields = ["severity", "message", "version"]
    readonly_fields = fields


class VersionOfSourceInline(ShownInline):
    model = Version
    fields = ["review", "title", "state", "language", "changed_at"]
    readonly_fields = fields
    verbose_name_plural = _("Texts read from this file")

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).with_identity().defer("body_html")

    @admin.display(description=_("text"))
    def review(self, version: Version) -> str:
        address = reverse("admin:resolutions_version_change", args=[version.pk])
        return format_html('<a href="{}">{}</a>', address, version)


class ParserFilter(admin.SimpleListFilter):
    """Which parser read a source last."""

    title = _("parser")
    parameter_name = "parser"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("older", _("read by an older parser")), ("newest", _("read by the newest parser"))]

    def queryset(self, request: HttpRequest, queryset):
        if self.value() == "older":
            return queryset.filter(parser_version__lt=PARSER_VERSION)
        return queryset.filter(parser_version__gte=PARSER_VERSION) if self.value() == "newest" else queryset


@admin.register(SourceDocument)
class SourceDocumentAdmin(ShownAdmin):
    list_display = ["name", "format", "size", "parser_version", "received_at", "received_by", "origin"]
    list_filter = [ParserFilter, "format", "received_at"]
    actions = ["read_again", "remove_unread"]
    list_select_related = ["received_by"]
    search_fields = ["name", "sha256", "origin"]
    date_hierarchy = "received_at"
    fields = ["name", "original", "sha256", "size", "format", "encoding", "origin", "received_at", "received_by"]
    readonly_fields = ["original"]
    inlines = [VersionOfSourceInline, ProblemOfFileInline, DroppedTextInline]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).defer("content", "text")

    def get_urls(self):
        download = self.admin_site.admin_view(requires(SEE)(original_view))
        picture = self.admin_site.admin_view(page_picture_view, cacheable=True)
        mine = [
            path("<int:pk>/original/", download, name="resolutions_sourcedocument_original"),
            path("<int:pk>/pages/<int:page>/<int:width>.png", picture, name="resolutions_sourcedocument_picture"),
        ]
        return [*mine, *super().get_urls()]

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(BRING_IN)

    @admin.action(description=_("Read the chosen sources again"), permissions=["reread"])
    def read_again(self, request: HttpRequest, chosen) -> HttpResponse:
        keys = list(chosen.order_by("pk").values_list("pk", flat=True))
        done = report_on(request, keys)
        if done < len(keys):
            left = ngettext("%d of them was left.", "%d of them were left.", len(keys) - done) % (len(keys) - done)
            self.message_user(request, f"{left} {_('There was no more time; choose them again.')}", WARNING)
        return redirect("admin:resolutions_rereading_changelist")

    def has_discard_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(DISCARD)

    @admin.action(description=_("Remove the chosen files of which no text was read"), permissions=["discard"])
    def remove_unread(self, request: HttpRequest, chosen) -> None:
        report(request, chosen, discard_unread)

    @admin.display(description=_("bytes as received"))
    def original(self, source: SourceDocument) -> str:
        address = reverse("admin:resolutions_sourcedocument_original", args=[source.pk])
        return format_html('<a href="{}">{}</a>', address, _("Download the original"))


def original_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as received, as a file to keep: never shown in the browser, whatever they hold."""
    source = get_object_or_404(SourceDocument, pk=pk)
    return HttpResponse(
        bytes(source.content),
        content_type="application/octet-stream",
        headers={"Content-Disposition": attachment(source.name), "X-Content-Type-Options": "nosniff"},
    )


def attachment(name: str) -> str:
    """The header that makes a browser keep a file under its own name, whatever letters stand in it."""
    return content_disposition_header(as_attachment=True, filename=name.rsplit("/")[-1]) or "attachment"

"""Bibliographic facts: edited with their resolution; printed reports of sessions have a page of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from resolutions.admin.roles import NamedInline
from resolutions.models import Bibliography, Reissue, Resolution, SessionReport, Subject
from resolutions.publishing.stamps import stamp


class BibliographyInline(admin.StackedInline):
    """One form: what is filled in wins over what the text and its session say."""

    model = Bibliography
    extra = 0
    fields = [
        ("report_symbol", "series"),
        ("part", "chapter", "section", "pages"),
        "draft_symbol",
        "agenda_item",
        "basis",
    ]


class SubjectInline(NamedInline):
    model = Subject


class ReissueInline(NamedInline):
    """Of a text, or of a printed report: the other of the two is empty."""

    model = Reissue
    fields = ["kind", "symbol", "issued_on", "note"]


class ReissueOfTextInline(ReissueInline):
    fk_name = "resolution"


class ReissueOfReportInline(ReissueInline):
    fk_name = "report"


class SessionReportInline(NamedInline):
    model = SessionReport
    show_change_link = True


@admin.register(SessionReport)
class SessionReportAdmin(admin.ModelAdmin):
    """The report of a session in the Official Records, with its corrigenda."""

    list_display = ["symbol", "session", "supplement", "chapter", "section", "basis"]
    list_select_related = ["session__body"]
    search_fields = ["symbol", "=session__label"]
    autocomplete_fields = ["session"]
    inlines = [ReissueOfReportInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        stamp(list(Resolution.objects.filter(session=form.instance.session).values_list("pk", flat=True)))


INLINES = (BibliographyInline, SubjectInline, ReissueOfTextInline)

"""The archivist's queue: which texts wait in which state, with how many doubts."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

from django.contrib import admin
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.citations.designations import parse_designation
from resolutions.errors import CitationNotUnderstood
from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.models import ErrorReport, Event, Problem, Resolution, Version

_DESIGNATION = re.compile(r"((?:E?S-)?\d+)/(\d+)([A-Z]?)", re.IGNORECASE)
TABS = (
    ("open", _("To do"), Q(state__in=Version.OPEN_STATES)),
    ("draft", _("Drafts"), Q(state=Version.State.DRAFT)),
    ("in-review", _("In review"), Q(state=Version.State.IN_REVIEW)),
    ("unnumbered", _("Without number"), Q(resolution__isnull=True)),
    ("published", _("Published"), Q(state=Version.State.PUBLISHED)),
    ("withdrawn", _("Withdrawn"), Q(state=Version.State.WITHDRAWN)),
    ("all", _("All"), Q()),
)


def counted_problems(severity: str) -> Coalesce:
    """Unsettled problems of one severity, as a number beside each version of a page of the queue."""
    rows = Problem.objects.unsettled().filter(version=OuterRef("pk"), severity=severity).order_by()
    count = rows.values("version").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def with_counts(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Versions as the queue shows them: names, counts of problems, without the long texts."""
    return (
        versions.with_identity()
        .select_related("created_by")
        .defer("body_html", "masthead", "formula", "adoption_line")
        .annotate(
            error_count=counted_problems(Problem.Severity.ERROR),
            warning_count=counted_problems(Problem.Severity.WARNING),
            info_count=counted_problems(Problem.Severity.INFO),
        )
    )


def count_tabs() -> dict[str, int]:
    """How many texts stand under each tab, and how many reports of readers wait: two queries."""
    counts = Version.objects.aggregate(
        **{name.replace("-", "_"): Count("pk", filter=condition) for name, _label, condition in TABS if condition},
        all=Count("pk"),
    )
    return {**counts, "reports": ErrorReport.objects.filter(settled_at__isnull=True).count()}


def find_by_designation(versions: QuerySet[Version], words: str) -> QuerySet[Version] | None:
    """Versions of the resolution that "45/9" or "S-20/4C" names, or None where the words are no designation."""
    found = _DESIGNATION.fullmatch(words.strip())
    if found is None:
        return _find_by_citation(versions, words)
    session, number, letter = found.groups()
    named = versions.filter(resolution__session__label__iexact=session, resolution__number=int(number))
    return named.filter(resolution__part_letter__iexact=letter) if letter else named


def _find_by_citation(versions: QuerySet[Version], words: str) -> QuerySet[Version] | None:
    """Versions of whatever "CND Res. 2 (XL)" or "A/RES/77/238" may name."""
    try:
        readings = parse_designation(words).readings
    except CitationNotUnderstood:
        return None
    identities = [reading.identity for reading in readings if reading.identity]
    named = [Resolution.objects.of_identity(identity).values("pk") for identity in identities]
    return versions.filter(reduce(or_, (Q(resolution__in=rows) for rows in named))) if named else None


class TabFilter(admin.SimpleListFilter):
    """The state of a text; the queue opens with what is to be done."""

    title = _("state")
    parameter_name = "tab"
    template = "admin/resolutions/version/_no_filter.html"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [(name, label) for name, label, _condition in TABS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        conditions = {name: condition for name, _label, condition in TABS}
        return queryset.filter(conditions.get(self.value() or "open", Q()))


class DoubtFilter(admin.SimpleListFilter):
    """How much a text asks of its reviewer."""

    title = _("problems")
    parameter_name = "doubt"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("error", _("with errors")), ("warning", _("with warnings")), ("none", _("clean"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        rows = Problem.objects.unsettled().filter(version=OuterRef("pk"))
        if self.value() in ("error", "warning"):
            return queryset.filter(Exists(rows.filter(severity=self.value())))
        if self.value() == "none":
            return queryset.exclude(Exists(rows.filter(severity__in=["error", "warning"])))
        return queryset


class ReadingFilter(admin.SimpleListFilter):
    """Texts that a newer parser may read otherwise, and drafts that one proposed."""

    title = _("reading")
    parameter_name = "reading"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("older", _("read by an older parser")), ("proposed", _("proposed by a re-reading"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        if self.value() == "older":
            return queryset.filter(source__parser_version__lt=PARSER_VERSION)
        if self.value() == "proposed":
            return queryset.filter(Exists(Event.objects.filter(version=OuterRef("pk"), verb=Event.Verb.REREAD)))
        return queryset


class MineFilter(admin.SimpleListFilter):
    """Texts that the archivist brought in."""

    title = _("who brought it in")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return [("yes", _("mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        return queryset.filter(created_by=request.user) if self.value() == "yes" else queryset


class BodyFilter(admin.SimpleListFilter):
    """The body, of those that have a text."""

    title = _("body")
    parameter_name = "body"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        names = Version.objects.filter(resolution__isnull=False).order_by("resolution__body__position")
        return list(names.values_list("resolution__body__slug", "resolution__body__name").distinct())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        return queryset.filter(resolution__body__slug=self.value()) if self.value() else queryset

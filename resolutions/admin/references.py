"""Cross-references: what a person says that words name, or that they name nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from resolutions.admin.roles import VERDICT, ShownAdmin, requires
from resolutions.admin.verdicts import VerdictForm
from resolutions.citations.references import Status
from resolutions.errors import StoreError
from resolutions.models import CrossReference
from resolutions.publishing.verdicts import correct, reject

STATUS_LABELS = (
    (Status.AMBIGUOUS, gettext_lazy("ambiguous: a person has to say which")),
    (Status.UNMATCHED, gettext_lazy("unmatched: waits for its text")),
    (Status.MATCHED, gettext_lazy("matched")),
    (Status.REJECTED, gettext_lazy("rejected: names nothing")),
)


@admin.register(CrossReference)
class CrossReferenceAdmin(ShownAdmin):
    """Found by the reading; linked, corrected and rejected by hand. No later reading undoes a verdict."""

    list_display = ["printed", "named", "pinpoint", "status", "kind", "version", "token", "decided_by"]
    list_filter = [
        "status",
        "kind",
        "origin",
        ("decided_at", admin.EmptyFieldListFilter),
        "version__state",
        "version__resolution__body",
    ]
    change_list_template = "admin/resolutions/crossreference/change_list.html"
    list_select_related = ["version__resolution__body", "version__resolution__session", "decided_by"]
    search_fields = ["printed", "target"]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).defer("version__body_html")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "statuses": count_statuses()})

    @admin.display(description=_("target"), ordering="target")
    def named(self, row: CrossReference) -> str:
        """The key; of an ambiguous one all that it may be."""
        return row.target or _("%(keys)s?") % {"keys": _(" or ").join(row.candidates)}

    def get_urls(self):
        view = self.admin_site.admin_view(requires(VERDICT)(verdict_view))
        mine = [path("<int:pk>/change/", view, name="resolutions_crossreference_change")]
        return [*mine, *super().get_urls()]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many references of published texts have a status, and how many of each kind."""

    status: str
    label: str
    total: int
    kinds: list[tuple[str, int]]


def count_statuses() -> list[StatusCount]:
    rows = CrossReference.objects.of_published().order_by().values_list("status", "kind")
    counted: dict[str, list[tuple[str, int]]] = {status.value: [] for status in Status}
    for status, kind, count in rows.annotate(count=Count("pk")).order_by("kind"):
        counted[status].append((kind, count))
    labels = {status: str(label) for status, label in STATUS_LABELS}
    return [
        StatusCount(status, labels[status], sum(count for _kind, count in kinds), kinds)
        for status, kinds in counted.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def verdict_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One reference in its paragraph, and the verdict upon it."""
    rows = CrossReference.objects.select_related("version__resolution__body", "version__resolution__session", "clause")
    row = get_object_or_404(rows.select_related("footnote", "convention", "decided_by"), pk=pk)
    initial = {"kind": row.kind, "target": row.target, "pinpoint": row.pinpoint}
    form = VerdictForm(request.POST if "correct" in request.POST else None, initial=initial)
    if request.method == "POST" and _is_settled(request, row, form):
        return redirect(_place_of(row))
    context = {
        **admin.site.each_context(request),
        "title": _("Reference: %(words)s") % {"words": row.printed},
        "reference": row,
        "form": form,
        "place": _place_of(row),
        "is_rejected": row.status == Status.REJECTED,
    }
    return TemplateResponse(request, "admin/resolutions/crossreference/verdict.html", context)


def _is_settled(request: HttpRequest, row: CrossReference, form: VerdictForm) -> bool:
    """Hands the verdict to the store; False where the form has to be looked at again."""
    if "reject" not in request.POST and not form.is_valid():
        return False
    try:
        messages.success(request, _said(request, row, form))
    except StoreError as fault:
        if form.is_bound:
            form.add_error("target", str(fault))
            return False
        messages.error(request, str(fault))
    return True


def _said(request: HttpRequest, row: CrossReference, form: VerdictForm) -> str:
    """The verdict, given to the store, in a sentence."""
    if "reject" in request.POST:
        reject(row, request.user)
        return _("“%(words)s” names nothing.") % {"words": row.printed}
    row = correct(row, request.user, **form.cleaned_data)
    said = {"words": row.printed, "target": row.target, "status": row.get_status_display()}
    return _("“%(words)s” names %(target)s (%(status)s).") % said


def _place_of(row: CrossReference) -> str:
    return f"{reverse('admin:resolutions_version_change', args=[row.version_id])}#out-{row.token}"

"""The page of a batch, and what is done there: going on, asking again for what failed, taking the outcomes along."""

from __future__ import annotations

import csv

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from resolutions.admin.batches.page import BatchPage, members_of
from resolutions.admin.batches.slices import read_slice
from resolutions.admin.roles import BRING_IN, SEE, requires
from resolutions.models import IngestBatch
from resolutions.store.batches import ask_again

_SLICE_WITH_SCRIPT = 2.0  # seconds: the page shows what was done after each
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet would begin to reckon


@requires(SEE)
@require_safe
def batch_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each source. A script asks for the part that says how far it is."""
    batch = get_object_or_404(IngestBatch.objects.select_related("by"), pk=pk)
    given = request.GET
    page = BatchPage(batch, given.get("outcome", ""), given.get("page", "1"), "go-on" in given)
    if request.headers.get("X-Progress-Only"):
        return _progress(request, page)
    context = {**admin.site.each_context(request), "title": str(batch).capitalize(), "page": page}
    context |= {"is_nav_sidebar_enabled": False, "may_bring_in": request.user.has_perm(BRING_IN)}
    return TemplateResponse(request, "admin/resolutions/ingestbatch/change.html", context)


@requires(BRING_IN)
@require_POST
def go_on_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Reads a slice of what waits. Pressed twice, or by two people, each takes sources that the other has not."""
    batch = get_object_or_404(IngestBatch, pk=pk)
    is_script = bool(request.headers.get("X-Progress-Only"))
    is_done = read_slice(batch, _SLICE_WITH_SCRIPT) if is_script else read_slice(batch)
    if is_script:
        return _progress(request, BatchPage(batch, is_begun=True))
    if not is_done:
        messages.warning(request, _("The archive was too busy. What was read until then is stored; go on in a moment."))
    return redirect(batch_address(batch))


@requires(BRING_IN)
@require_POST
def again_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What was refused and whose bytes were kept is read once more, with the parser and the vocabulary of now."""
    batch = get_object_or_404(IngestBatch, pk=pk)
    count = ask_again(batch) if batch.kind == IngestBatch.Kind.UPLOAD else 0
    words = ngettext("%d source is read again.", "%d sources are read again.", count)
    messages.success(request, words % count)
    read_slice(batch)
    return redirect(f"{batch_address(batch)}?go-on=1")


@requires(SEE)
@require_safe
def outcomes_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The outcomes as a table for a spreadsheet."""
    batch = get_object_or_404(IngestBatch, pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="batch-{batch.pk}.csv"'
    response.write("\ufeff")  # spreadsheets take it for UTF-8 only with this
    rows = csv.writer(response)
    rows.writerow(["name", "outcome", "sentence", "sha256", "drafts", "errors", "warnings", "remarks", "settled"])
    for one in members_of(batch, request.GET.get("outcome", "")).iterator(500):
        counts = [one.draft_count, one.error_count, one.warning_count, one.info_count]
        settled = one.settled_at.isoformat() if one.settled_at else ""
        rows.writerow([_harmless(one.name), one.outcome, _harmless(one.sentence), one.sha256, *counts, settled])
    return response


def batch_address(batch: IngestBatch) -> str:
    return reverse("admin:resolutions_ingestbatch_change", args=[batch.pk])


def _progress(request: HttpRequest, page: BatchPage) -> HttpResponse:
    context = {"page": page, "may_bring_in": request.user.has_perm(BRING_IN)}
    return TemplateResponse(request, "admin/resolutions/ingestbatch/_progress.html", context)


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words

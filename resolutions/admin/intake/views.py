"""The page where texts come in: what is given is kept as a batch at once, and read from there on."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resolutions.admin.batches.slices import read_slice
from resolutions.admin.intake.forms import IntakeForm
from resolutions.admin.intake.received import received_in
from resolutions.admin.review.views import review_address
from resolutions.admin.roles import BRING_IN, requires
from resolutions.models import IngestBatch, Version
from resolutions.store.receiving import receive_upload

_FIRST_SLICE = 4.0  # seconds: a few texts are done in it, and nobody waits long to see how far many are


@requires(BRING_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_view(request: HttpRequest) -> HttpResponse:
    """The form; after it the page of the batch, or at once the review page of a single text."""
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = _received(request, form)
        if request.headers.get("X-Portion"):
            return JsonResponse({"batch": batch.pk, "address": f"{_address(batch)}?go-on=1"})
        read_slice(batch, _FIRST_SLICE)
        return _leading_on(request, batch)
    context = {**admin.site.each_context(request), "title": _("Bring in texts"), "form": form}
    context["is_nav_sidebar_enabled"] = False
    return TemplateResponse(request, "admin/resolutions/version/intake.html", context)


def _received(request: HttpRequest, form: IntakeForm) -> IngestBatch:
    given = form.cleaned_data
    sources = received_in([*given["files"], *given["folder"]], given["pasted"])
    mine = IngestBatch.objects.filter(kind=IngestBatch.Kind.UPLOAD, by=request.user, finished_at=None)
    begun = mine.filter(pk=given["batch"]).first() if given["batch"] else None
    return receive_upload(sources, request.user, given["origin"], begun)


def _leading_on(request: HttpRequest, batch: IngestBatch) -> HttpResponse:
    members = list(batch.members.all()[:2])
    versions = list(Version.objects.filter(source__batch_members=members[0])[:2]) if len(members) == 1 else []
    if len(versions) != 1:
        return redirect(f"{_address(batch)}?go-on=1")
    messages.success(request, f"{members[0].name}: {members[0].sentence}")
    return redirect(review_address(versions[0]))


def _address(batch: IngestBatch) -> str:
    return reverse("admin:resolutions_ingestbatch_change", args=[batch.pk])

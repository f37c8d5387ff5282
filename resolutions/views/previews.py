"""The public page of a text that is not published, for those who may see it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resolutions.citations.addresses import address_of
from resolutions.exports.html import write_body
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views.text_pages import text_page


@never_cache
@staff_member_required
@permission_required("resolutions.view_version", raise_exception=True)
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as readers will see it; never indexed, never kept by a browser or a proxy."""
    named = Version.objects.with_identity().select_related("source").defer("source__content", "source__text")
    version = get_object_or_404(named, pk=pk, resolution__isnull=False)
    version.body_html = write_body(record_of(version), address_of)
    page = text_page(version)
    context = {"page": replace(page, frame=replace(page.frame, is_current=True))}
    response = render(request, "resolutions/preview.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response

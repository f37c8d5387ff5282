"""The review page: shows a version whole, and saves what the archivist mended."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resolutions.admin.review.changes import Changes, changes_since
from resolutions.admin.review.forms import ReviewForm
from resolutions.admin.review.mending import canonical_of, save
from resolutions.admin.review.page import review_page
from resolutions.admin.review.rights import rights_of
from resolutions.admin.roles import MEND, SEE, requires
from resolutions.errors import ArchiveError, StaleEdit
from resolutions.models import Version


def get_version(pk: int) -> Version:
    """A version with everything that names it."""
    rows = Version.objects.with_identity().select_related("source", "reading", "created_by", "published_by", "based_on")
    return get_object_or_404(rows.defer("source__content", "body_html", "based_on__body_html"), pk=pk)


def review_address(version: Version) -> str:
    return reverse("admin:resolutions_version_change", args=[version.pk])


@requires(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def review_view(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_version(pk)
    if not rights_of(request.user, version).mends:
        return show(request, version)
    form = ReviewForm.of_version(version, canonical_of(version), request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _save(request, version, form)
    return show(request, version, form)


@requires(MEND)
def _save(request: HttpRequest, version: Version, form: ReviewForm) -> HttpResponse:
    """Saves, or shows the archivist's own words again with what is wrong."""
    try:
        saved = save(version, form, request.user)
    except StaleEdit as fault:
        return show_stale(request, version, form, str(fault))
    except ArchiveError as fault:
        form.add_error(None, str(fault))
        return show(request, version, form)
    if saved.revision == version.revision:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    else:
        messages.success(request, _("Saved and read again. The outline shows what was understood."))
    return redirect(review_address(version))


def show_stale(request: HttpRequest, version: Version, form: ReviewForm, fault: str) -> HttpResponse:
    """The form with the archivist's words, under what somebody else saved meanwhile."""
    now = get_version(version.pk)
    form.add_error(None, fault)
    stored = ReviewForm.of_version(now, canonical_of(now))
    return show(request, now, form, changes_since(now, stored, form))


def show(
    request: HttpRequest, version: Version, form: ReviewForm | None = None, changes: Changes | None = None
) -> HttpResponse:
    """The whole review page; with a form that holds what was not saved, where something was refused."""
    context = {
        **admin.site.each_context(request),
        "title": str(version),
        "is_nav_sidebar_enabled": False,
        "page": review_page(version, request.GET),
        "form": form,
        "changes": changes,
        "rights": rights_of(request.user, version),
    }
    status = 200 if form is None or not form.errors else 409 if changes else 422
    return TemplateResponse(request, "admin/resolutions/version/review.html", context, status=status)

"""Two texts of one resolution beside each other: what stands in one and not in the other."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resolutions.admin.review.changes import lines_between
from resolutions.admin.review.mending import canonical_of
from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import SEE, requires
from resolutions.models import Version


@requires(SEE)
@require_safe
def compare_view(request: HttpRequest, pk: int) -> HttpResponse:
    """This text against the one that `?with=` names, which must be of the same resolution."""
    version = get_version(pk)
    siblings = Version.objects.with_identity().filter(resolution__isnull=False, resolution=version.resolution_id)
    given = request.GET.get("with", "")
    other = get_object_or_404(siblings, pk=int(given) if given.isdecimal() else 0)
    context = {
        **admin.site.each_context(request),
        "title": _("Compare two texts"),
        "version": version,
        "other": other,
        "lines": lines_between(canonical_of(other), canonical_of(version)),
        "back": review_address(version),
    }
    return TemplateResponse(request, "admin/resolutions/version/compare.html", context)

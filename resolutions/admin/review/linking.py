"""The page that adds a reference by hand, where the reading found none."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import VERDICT, requires
from resolutions.admin.verdicts import LinkForm
from resolutions.errors import StoreError
from resolutions.models import Version
from resolutions.publishing.verdicts import link


@requires(VERDICT)
@require_http_methods(["GET", "HEAD", "POST"])
def link_view(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_version(pk)
    form = LinkForm(version, request.POST or None, initial={"token": request.GET.get("place", ""), "occurrence": 1})
    if request.method == "POST" and form.is_valid() and _is_linked(request, version, form):
        return redirect(f"{review_address(version)}#out-{form.cleaned_data['token']}")
    context = {
        **admin.site.each_context(request),
        "title": _("Add a reference"),
        "is_nav_sidebar_enabled": False,
        "version": version,
        "form": form,
        "place": review_address(version),
    }
    return TemplateResponse(request, "admin/resolutions/crossreference/link.html", context)


def _is_linked(request: HttpRequest, version: Version, form: LinkForm) -> bool:
    try:
        row = link(version, request.user, form.reference())
    except StoreError as fault:
        form.add_error(None, str(fault))
        return False
    said = {"words": row.printed, "target": row.target, "status": row.get_status_display()}
    messages.success(request, _("“%(words)s” names %(target)s (%(status)s).") % said)
    return True

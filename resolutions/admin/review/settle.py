"""The page that asks what becomes of published addresses, between “Publish” and publishing."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resolutions.admin.review.settlement import SettlementForm
from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import PUBLISH, requires
from resolutions.errors import ArchiveError
from resolutions.models import Version
from resolutions.publishing.anchors import propose
from resolutions.publishing.publish import publish


def settle(request: HttpRequest, version: Version, form: SettlementForm | None = None) -> HttpResponse:
    """One question for every published token whose words went, with the answer proposed."""
    form = form or SettlementForm(propose(version), version)
    context = {
        **admin.site.each_context(request),
        "title": _("Addresses of %(text)s") % {"text": version},
        "is_nav_sidebar_enabled": False,
        "version": version,
        "form": form,
        "plan": form.plan,
        "back": review_address(version),
    }
    return TemplateResponse(request, "admin/resolutions/version/settle.html", context)


@requires(PUBLISH)
@require_POST
def settle_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Publishes with the archivist's answers."""
    version = get_version(pk)
    form = SettlementForm(propose(version), version, request.POST)
    if not form.is_valid():
        return settle(request, version, form)
    given = form.cleaned_data
    try:
        publish(version, request.user, mapping=form.mapping, why=given["why"], revision=given["revision"])
    except ArchiveError as fault:
        form.add_error(None, str(fault))
        return settle(request, version, form)
    messages.success(request, _("Published. Every old address leads where you said."))
    return redirect(review_address(version))

"""The page where texts come in."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resolutions.admin.intake.forms import IntakeForm
from resolutions.admin.intake.outcomes import Outcome, received_in, take_in
from resolutions.admin.review.views import review_address
from resolutions.admin.roles import BRING_IN, requires
from resolutions.store.vocabulary import stored_vocabulary


@requires(BRING_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_view(request: HttpRequest) -> HttpResponse:
    """The form; after it, one line a file. A single text that was read opens its review page at once."""
    form = IntakeForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        vocabulary = stored_vocabulary()
        given = form.cleaned_data
        outcomes = [
            take_in(received, vocabulary, request.user, given["origin"])
            for received in received_in(given["files"], given["pasted"])
        ]
    if request.headers.get("X-Outcome-Only"):
        return TemplateResponse(
            request, "admin/resolutions/version/_outcomes.html", {"outcomes": outcomes, "form": form}
        )
    if len(outcomes) == 1 and len(outcomes[0].versions) == 1:
        messages.success(request, f"{outcomes[0].name}: {outcomes[0].sentence}")
        return redirect(review_address(outcomes[0].versions[0]))
    context = {**admin.site.each_context(request), "title": _("Bring in texts"), "form": form, "outcomes": outcomes}
    context["is_nav_sidebar_enabled"] = False
    return TemplateResponse(request, "admin/resolutions/version/intake.html", context)

"""The steps in the life of a version: each asks the publishing room and reports."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from resolutions.admin.review.forms import ReviewForm
from resolutions.admin.review.mending import canonical_of
from resolutions.admin.review.settle import settle
from resolutions.admin.review.views import get_version, review_address, show, show_stale
from resolutions.admin.roles import BRING_IN, DISCARD, MEND, PUBLISH, View, requires
from resolutions.errors import AnchorsUnsettled, ArchiveError
from resolutions.models import Version
from resolutions.publishing.publish import new_draft, publish, send_back, submit, withdraw
from resolutions.store.discarding import discard
from resolutions.store.settling import settle_problem

Act = Callable[[HttpRequest, Version], Version]


def step(permission: str, act: Act, said: str) -> View:
    """A page that does one thing to one version and goes back to it, with what was done or what stands against it."""

    @requires(permission)
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        version = get_version(pk)
        refused = _refuse_unsaved(request, version)
        if refused is not None:
            return refused
        try:
            version = act(request, version)
        except AnchorsUnsettled:
            return settle(request, version)
        except ArchiveError as fault:
            messages.error(request, str(fault))
            return redirect(review_address(version))
        messages.success(request, said)
        return redirect(review_address(version))

    return view


def _refuse_unsaved(request: HttpRequest, version: Version) -> HttpResponse | None:
    """Words in the text area that are not saved are neither published nor lost: the page shows them again."""
    if "text" not in request.POST:
        return None
    form = ReviewForm.of_version(version, canonical_of(version), request.POST)
    if form.is_valid() and form.opened_revision != version.revision:
        return show_stale(request, version, form, _("Somebody saved this text after you opened it. Nothing was done."))
    if not form.has_unsaved_words:
        return None
    form.add_error(None, _("There are changes that are not saved. Save first, look at the outline, then go on."))
    return show(request, version, form)


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "")


def _revision(request: HttpRequest) -> int | None:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() else None


@requires(MEND)
@require_POST
def settle_problem_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody looked at a problem and lets the text stand."""
    version = get_version(pk)
    given = request.POST.get("problem", "")
    settle_problem(get_object_or_404(version.problems, pk=int(given) if given.isdecimal() else 0), request.user)
    return redirect(f"{review_address(version)}#problems")


@requires(DISCARD)
@require_POST
def discard_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft that should never have been goes; who took it away stays in the log of the desk."""
    version = get_version(pk)
    named = str(version)
    try:
        discard(version)
    except ArchiveError as fault:
        messages.error(request, str(fault))
        return redirect(review_address(version))
    version.pk = pk
    LogEntry.objects.log_actions(request.user.pk, [version], DELETION, change_message=_why(request))
    messages.success(request, _("%(text)s was discarded. Its source is kept.") % {"text": named})
    return redirect("admin:resolutions_version_changelist")


STEPS: dict[str, View] = {
    "submit": step(
        MEND,
        lambda request, version: submit(version, request.user, why=_why(request), revision=_revision(request)),
        gettext_lazy("Sent to review."),
    ),
    "publish": step(
        PUBLISH,
        lambda request, version: publish(version, request.user, revision=_revision(request)),
        gettext_lazy("Published. Readers find it now."),
    ),
    "send-back": step(
        MEND,
        lambda request, version: send_back(version, request.user, why=_why(request)),
        gettext_lazy("Sent back to the archivist."),
    ),
    "withdraw": step(
        PUBLISH,
        lambda request, version: withdraw(version, request.user, reason=_why(request)),
        gettext_lazy("Withdrawn. Its address tells readers why."),
    ),
    "new-draft": step(
        BRING_IN,
        lambda request, version: new_draft(version, request.user, why=_why(request)),
        gettext_lazy("A new draft. The published text stays as it is until this one is published."),
    ),
    "settle-problem": settle_problem_view,
    "discard": discard_view,
}

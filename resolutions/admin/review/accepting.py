"""A new reading takes the place of the draft it was held against."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import DISCARD, requires
from resolutions.errors import ArchiveError, StoreError
from resolutions.models import Version
from resolutions.store.discarding import discard


@requires(DISCARD)
@require_POST
def accept_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Discards the draft that the proposal stands beside. A published text is replaced by publishing, not here."""
    version = get_version(pk)
    try:
        named = accept(version, request)
    except ArchiveError as fault:
        messages.error(request, str(fault))
        has_draft = version.based_on_id is not None  # not after it was accepted: then there is nothing to compare
        return redirect(
            "admin:resolutions_version_compare" if has_draft else "admin:resolutions_version_change", version.pk
        )
    messages.success(request, _("The new reading took the place of %(text)s.") % {"text": named})
    return redirect(review_address(version))


@transaction.atomic
def accept(version: Version, request: HttpRequest) -> str:
    """Gives the name of the draft that went. Raises StoreError where it is none, or was changed since it was looked at."""
    before = Version.objects.select_for_update(of=("self",)).filter(pk=version.based_on_id).first()
    if before is None or not before.is_open:
        raise StoreError(_("There is no draft beside it whose place it could take."))
    if request.POST.get("against") != f"{before.pk}-{before.revision}":
        raise StoreError(_("The draft beside it was changed since you looked at it. Compare the two again."))
    named, pk = str(before), before.pk
    discard(before)
    before.pk = pk
    LogEntry.objects.log_actions(request.user.pk, [before], DELETION, change_message=_("A new reading took its place."))
    return named

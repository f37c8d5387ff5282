"""What stands against publishing a version: sentences for the archivist, none where nothing does."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.errors import PublishingError, StaleEdit
from resolutions.models import Event, Problem, Version

_WORK = (Event.Verb.READ, Event.Verb.EDITED, Event.Verb.DRAFTED)


def refuse(obstacles: list[str]) -> None:
    """Raises PublishingError with every obstacle in it."""
    if obstacles:
        raise PublishingError(" ".join(obstacles))


def refuse_stale(version: Version, revision: int | None) -> None:
    """Raises StaleEdit where the text is not the one that was looked at."""
    if revision is not None and revision != version.revision:
        raise StaleEdit(
            _("The text was changed after you opened it. Open it again, look at it, and decide then."), version.revision
        )


def obstacles_to(version: Version, by: User | None = None) -> list[str]:
    """Why this version cannot be published now by this person; anchors apart, which need a plan."""
    found = []
    if not version.is_open:
        found.append(_("Only a draft or a text in review can be published; this one is %s.") % _state(version))
    if version.resolution_id is None:
        found.append(_("Nobody has said which resolution this is. Give its organ, session and number."))
    errors = version.problems.unsettled().filter(severity=Problem.Severity.ERROR).count()
    if errors:
        found.append(
            ngettext(
                "%d error is not settled. Mend the text, or settle the problem.",
                "%d errors are not settled. Mend the text, or settle the problems.",
                errors,
            )
            % errors
        )
    if settings.REQUIRE_SECOND_PERSON and is_own_work(version, by):
        found.append(_("A second person has to publish this text: you brought it in or edited it."))
    if not version.clauses.exists():
        found.append(_("The text has no paragraphs."))
    return found


def is_own_work(version: Version, by: User | None) -> bool:
    """Whether this person brought the text in or changed it; nobody in particular is no second person."""
    if by is None or by.pk == version.created_by_id:
        return True
    return version.events.filter(by=by, verb__in=_WORK).exists()


def _state(version: Version) -> str:
    return str(version.get_state_display())

"""What is known of texts that the archive may not hold: one text, and the texts of a session or an organ."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from resolutions.models import Body, RegisterEntry, Resolution, Session, Version
from resolutions.structure.identity import Identity

HELD = Q(resolutions__versions__state=Version.State.PUBLISHED)
_LISTED = Q(resolutions__register_entry__isnull=False, resolutions__merged_into__isnull=True)


def entries_of(identity: Identity) -> tuple[RegisterEntry | None, list[RegisterEntry]]:
    """The entry of a text, and those of other parts of its number: 436 A and 436 E (XIV) where 436 (XIV) is asked for.

    A text without a number is one of its session by its slug, and has no parts.
    """
    same = Q(
        resolution__body__slug=identity.body,
        resolution__session__label=identity.session,
        resolution__kind=identity.kind,
        resolution__number=identity.number,
        resolution__slug=identity.slug,
    )
    related = RegisterEntry.objects.select_related("resolution__body", "resolution__session__body")
    rows = list(related.filter(same).order_by("resolution__part_letter"))
    own = [one for one in rows if one.resolution.part_letter == identity.part_letter]
    return own[0] if own else None, [one for one in rows if one not in own]


def entries_of_session(session: Session) -> QuerySet[RegisterEntry]:
    """Those that readers cannot see the text of."""
    rows = RegisterEntry.objects.not_held().select_related("resolution__body", "resolution__session")
    return rows.filter(resolution__session=session)


def counted_sessions() -> QuerySet[Session]:
    """Sessions, the latest first, with how many texts are held and how many are known, held or not."""
    held = Count("resolutions", filter=HELD, distinct=True)
    known = Count("resolutions", filter=HELD | _LISTED, distinct=True)
    return Session.objects.select_related("body").annotate(held=held, known=known).order_by("-ordinal")


def counts_by_kind(body: Body) -> QuerySet:
    """Rows of {"kind", "held", "known"} for the kinds that an organ has any of."""
    is_held = Q(versions__state=Version.State.PUBLISHED)
    is_listed = Q(register_entry__isnull=False, merged_into__isnull=True)
    held, known = Count("pk", filter=is_held, distinct=True), Count("pk", filter=is_held | is_listed, distinct=True)
    rows = Resolution.objects.filter(body=body).order_by().values("kind")
    return rows.annotate(held=held, known=known).filter(known__gt=0).order_by("-known")

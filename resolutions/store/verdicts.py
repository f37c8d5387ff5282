"""What a person decides about a reference: linked, corrected, rejected. No later reading undoes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.citations.pinpoints import article_slugs
from resolutions.citations.places import column_of
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.errors import StoreError
from resolutions.models import CrossReference, Version
from resolutions.store.carrying import words_by_place
from resolutions.store.records import reference_of
from resolutions.store.rows import from_rows
from resolutions.store.targets import ADOPTED, find_targets

_SAID = (
    "kind",
    "target",
    "pinpoint",
    "places",
    "candidates",
    "status",
    "resolution",
    "convention",
    "decided_by",
    "decided_at",
)


@transaction.atomic
def correct(row: CrossReference, by: User | None, *, kind: str, target: str, pinpoint: str = "") -> CrossReference:
    """Says what a reference names; it is matched where the archive holds that, and waits for it where not.

    Raises StoreError for a convention that is not in the tables, and where the text was read again meanwhile.
    """
    _hold(row)
    wanted = _name(row, by, kind=kind, target=target, pinpoint=pinpoint)
    row.save(update_fields=_SAID)
    row.articles.set(_articles(wanted))
    return row


@transaction.atomic
def reject(row: CrossReference, by: User | None) -> CrossReference:
    """Says that these words name nothing; raises StoreError where the text was read again meanwhile."""
    _hold(row)
    row.status = Status.REJECTED.value
    row.resolution = None
    _decide(row, by)
    row.save(update_fields=_SAID)
    return row


@transaction.atomic
def link(version: Version, by: User | None, reference: Reference) -> CrossReference:
    """A reference that nobody found: the words [start, end) of a place, and what they name.

    Raises StoreError where these words do not stand there, or another reference covers them.
    """
    version = _held(version.pk)
    words = words_by_place(from_rows(version)).get(reference.anchor)
    if words is None or words[reference.start : reference.end] != reference.printed or not reference.printed:
        raise StoreError(
            _("“%(words)s” does not stand in %(place)s. Open the text again and mark the words there.")
            % {"words": reference.printed, "place": reference.anchor}
        )
    here = version.references.filter(token=reference.anchor, start__lt=reference.end, end__gt=reference.start)
    if here.standing().exists():
        raise StoreError(_("These words hold a reference already. Correct or reject that one first."))
    row = CrossReference(
        version=version,
        token=reference.anchor,
        start=reference.start,
        end=reference.end,
        printed=reference.printed,
        kind=reference.kind.value,
        date=reference.date,
        origin=CrossReference.Origin.EDITOR,
        clause=version.clauses.filter(token=reference.anchor).first(),
        footnote=version.footnotes.filter(token=reference.anchor).first(),
    )
    wanted = _name(row, by, kind=reference.kind, target=reference.target, pinpoint=reference.pinpoint)
    row.save()
    row.articles.set(_articles(wanted))
    return row


def _hold(row: CrossReference) -> None:
    """The row as it is now: locked after its version, as an edit does it, which deletes the references of a text."""
    version = _held(row.version_id)
    try:
        row.refresh_from_db(from_queryset=CrossReference.objects.select_for_update())
    except CrossReference.DoesNotExist as fault:
        raise StoreError(_read_again()) from fault
    row.version = version


def _held(pk: int) -> Version:
    version = Version.objects.defer("body_html").select_for_update(of=("self",)).filter(pk=pk).first()
    if version is None:
        raise StoreError(_read_again())
    return version


def _read_again() -> str:
    return _("The text was read again since you opened it. Open it anew and look at its references there.")


def _name(row: CrossReference, by: User | None, *, kind: str, target: str, pinpoint: str) -> Reference:
    """Puts into the row what a person says that it names."""
    wanted = replace(reference_of(row), kind=ReferenceKind(kind), target=target.strip(), pinpoint=pinpoint.strip())
    row.kind, row.target, row.pinpoint = wanted.kind.value, wanted.target, wanted.pinpoint
    row.places = column_of(wanted.pinpoint) if wanted.kind in ADOPTED else ""
    row.candidates = []
    _point(row, wanted)
    _decide(row, by)
    return wanted


def _decide(row: CrossReference, by: User | None) -> None:
    row.decided_by, row.decided_at = by, timezone.now()


def _point(row: CrossReference, wanted: Reference) -> None:
    """Sets status and the row that the target names."""
    targets = find_targets([wanted])
    row.resolution_id = row.convention_id = None
    row.status = Status.UNMATCHED.value
    if wanted.kind == ReferenceKind.CONVENTION:
        row.convention_id = targets.conventions.get(wanted.target)
        if row.convention_id is None:
            raise StoreError(
                _("“%(slug)s” is no convention of the tables. Add the convention first, or choose another.")
                % {"slug": wanted.target}
            )
        row.status = Status.MATCHED.value
    elif wanted.kind in ADOPTED:
        row.resolution_id = targets.resolution(wanted.target, wanted.pinpoint)
        row.status = Status.MATCHED.value if row.resolution_id else Status.UNMATCHED.value
    elif wanted.kind == ReferenceKind.PARAGRAPH:
        row.status = Status.MATCHED.value


def _articles(wanted: Reference) -> Iterable[int]:
    if wanted.kind != ReferenceKind.CONVENTION or not article_slugs(wanted.pinpoint):
        return ()
    return find_targets([wanted]).articles_of(wanted.target, wanted.pinpoint)

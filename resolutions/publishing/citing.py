"""Statuses follow what is held: references that waited for a text, and those that have lost it.

Ambiguous and rejected references have no say in this: only a person settles them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from resolutions.citations.keys import key_of
from resolutions.citations.references import ReferenceKind, Status
from resolutions.models import CrossReference, Resolution, Version
from resolutions.store.records import reference_of
from resolutions.store.targets import ADOPTED, find_targets, targets_of_keys

_OPEN = (Status.MATCHED, Status.UNMATCHED)
_TOGETHER = 500


def match_waiting(resolution: Resolution) -> int:
    """Links every reference that named this resolution before it was held; gives how many changed.

    A reference with a part letter goes to the text of that letter, and to the whole where parts are not held apart.
    """
    return _settle(_keys_of(resolution))


def release_matched(resolution: Resolution) -> int:
    """References to a text that readers no longer see wait again, or go to the whole; gives how many changed."""
    return _settle(_keys_of(resolution))


def match_own(version: Version) -> int:
    """Links what a text cites and what came to be held, or known, since the text was read."""
    waiting = version.references.filter(status=Status.UNMATCHED).exclude(target="")
    rows = list(waiting.filter(kind__in=[*ADOPTED, ReferenceKind.CONVENTION]))
    return _match(rows)


@transaction.atomic
def match_everything() -> int:
    """All references anew, for conventions that came later and for whatever went wrong; gives how many changed."""
    named = CrossReference.objects.filter(status__in=_OPEN, kind__in=ADOPTED).exclude(target="")
    changed = _settle(set(named.order_by().values_list("target", flat=True).distinct()))
    instruments = CrossReference.objects.filter(status=Status.UNMATCHED, kind=ReferenceKind.CONVENTION)
    return changed + _match(instruments.exclude(target=""))


def _keys_of(resolution: Resolution) -> set[str]:
    """Its own key, and those of the texts that were merged into it."""
    merged = Resolution.objects.filter(merged_into=resolution).select_related("body", "session")
    return {key_of(one.identity) for one in (resolution, *merged)}


def _settle(keys: set[str]) -> int:
    """Points every reference of these keys at what is held now; one query to read, one for each text to write."""
    targets = targets_of_keys(keys)
    belongs: dict[int | None, list[int]] = defaultdict(list)
    for pk, target, pinpoint, held in _named(keys):
        wanted = targets.resolution(target, pinpoint)
        if wanted != held:
            belongs[wanted].append(pk)
    for wanted, rows in belongs.items():
        status = Status.MATCHED if wanted else Status.UNMATCHED
        for at in range(0, len(rows), _TOGETHER):
            some = CrossReference.objects.filter(pk__in=rows[at : at + _TOGETHER], status__in=_OPEN)
            some.update(status=status.value, resolution=wanted)
    return sum(map(len, belongs.values()))


def _named(keys: set[str]) -> Iterable[tuple[int, str, str, int | None]]:
    rows: QuerySet[CrossReference] = CrossReference.objects.filter(status__in=_OPEN, kind__in=ADOPTED).order_by()
    ordered = sorted(keys)
    for at in range(0, len(ordered), _TOGETHER):
        some = rows.filter(target__in=ordered[at : at + _TOGETHER])
        yield from some.values_list("pk", "target", "pinpoint", "resolution_id")


def _match(rows: Iterable[CrossReference]) -> int:
    """Unmatched references that name what is there now: resolutions, conventions with their articles."""
    rows = list(rows)
    targets = find_targets(reference_of(row) for row in rows) if rows else None
    matched: list[CrossReference] = []
    for row in rows if targets else ():
        if row.kind == ReferenceKind.CONVENTION:
            row.convention_id = targets.conventions.get(row.target)
        else:
            row.resolution_id = targets.resolution(row.target, row.pinpoint)
        if row.convention_id or row.resolution_id:
            row.status = Status.MATCHED.value
            matched.append(row)
    CrossReference.objects.bulk_update(matched, ["status", "convention", "resolution"], batch_size=_TOGETHER // 5)
    for row in matched:
        if row.convention_id:
            row.articles.set(targets.articles_of(row.target, row.pinpoint))
    return len(matched)

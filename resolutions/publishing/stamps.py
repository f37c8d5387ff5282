"""The time at which readers last got something new of a resolution."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from resolutions.models import Resolution, Stamp, Version


def stamp(resolutions: Collection[int]) -> None:
    """Stamps resolutions, by key, in this transaction, and once more when it has ended.

    A harvester asks for what changed since its last visit. A long transaction shows its rows later than they were
    stamped, so the time that counts is that of its end; the first stamp stays if the process ends between the two.
    """
    _write(resolutions)
    transaction.on_commit(partial(_restamp, tuple(resolutions)))


def _write(resolutions: Collection[int]) -> None:
    versions = Version.objects.filter(resolution=OuterRef("pk"))
    settled = Exists(versions.filter(state__in=Version.SETTLED_STATES))
    rows = Resolution.objects.filter(settled, pk__in=resolutions).annotate(is_read=Exists(versions.published()))
    now = timezone.now()
    Stamp.objects.bulk_create(
        [
            Stamp(resolution_id=key, changed_at=now, is_gone=not is_read or into is not None)
            for key, into, is_read in rows.values_list("pk", "merged_into", "is_read")
        ],
        update_conflicts=True,
        unique_fields=["resolution"],
        update_fields=["changed_at", "is_gone"],
    )


def _restamp(resolutions: tuple[int, ...]) -> None:
    Stamp.objects.filter(pk__in=resolutions).update(changed_at=timezone.now())

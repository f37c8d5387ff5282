"""Batches as rows: begun, taken up by whoever is free, ended; several may work at one and none does the same twice.

A claim says who is at a source, and lasts a few minutes: whoever was killed at it is not waited for. It only spares
work; that nothing is stored twice is seen to where it is stored.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.models import BatchMember, IngestBatch, SourceDocument, WaitingFile
from resolutions.models.batches import BatchMemberQuerySet

_CHUNK = 500
_ORIGIN_LENGTH = 500  # of the column


@transaction.atomic
def begin_batch(names: Sequence[str], paths: Sequence[str], by: User | None = None) -> IngestBatch:
    """A batch of files that stay where they are; a run with the same paths that did not end is taken up again.

    What came into the folders meanwhile is added to it. Whoever was at it before was interrupted, or does the same
    work beside this one, which costs time and nothing else.
    """
    unfinished = IngestBatch.objects.filter(kind=IngestBatch.Kind.COMMAND, finished_at=None, paths=list(paths))
    batch = unfinished.order_by("-pk").first() or IngestBatch.objects.create(
        kind=IngestBatch.Kind.COMMAND, paths=list(paths), by=by, parser_version=PARSER_VERSION
    )
    batch.members.waiting().update(claim=None, claimed_at=None)
    known = set(batch.members.values_list("name", flat=True))
    add_members(batch, [name for name in names if name not in known])
    return batch


def begin_upload(by: User | None, origin: str = "") -> IngestBatch:
    return IngestBatch.objects.create(
        kind=IngestBatch.Kind.UPLOAD, by=by, origin=origin[:_ORIGIN_LENGTH], parser_version=PARSER_VERSION
    )


def add_members(batch: IngestBatch, names: Iterable[str]) -> list[BatchMember]:
    """Sources that wait to be read, after those that the batch has."""
    last = batch.members.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    rows = [BatchMember(batch=batch, position=place, name=name) for place, name in enumerate(names, first)]
    return BatchMember.objects.bulk_create(rows, _CHUNK)


@transaction.atomic
def claim_members(batch: IngestBatch, claim: uuid.UUID, most: int) -> list[BatchMember]:
    """The next sources that nobody is at, now claimed; none where nothing is left to do."""
    free = batch.members.free().order_by("position").select_for_update(skip_locked=True, of=("self",))
    members = list(free[:most])
    now = timezone.now()
    BatchMember.objects.filter(pk__in=[member.pk for member in members]).update(claim=claim, claimed_at=now)
    return members


def release_claims(claim: uuid.UUID) -> None:
    """What was claimed and not done is free for the next who goes on."""
    BatchMember.objects.waiting().filter(claim=claim).update(claim=None, claimed_at=None)


def finish_batch(batch: IngestBatch) -> bool:
    """Ends the batch where nothing of it waits any more; whether it has ended."""
    if batch.members.waiting().exists():
        return False
    IngestBatch.objects.filter(pk=batch.pk, finished_at=None).update(finished_at=timezone.now())
    batch.refresh_from_db(fields=["finished_at"])
    return True


def askable(batch: IngestBatch) -> BatchMemberQuerySet:
    """What was refused and can be read again: its bytes were kept, or lie where the command finds them."""
    failed = BatchMember.objects.filter(batch=batch, outcome=BatchMember.Outcome.REFUSED)
    if batch.kind == IngestBatch.Kind.COMMAND:
        return failed
    file = WaitingFile.objects.filter(member=OuterRef("pk"))
    return failed.filter(Q(source__isnull=False) | Exists(file))


@transaction.atomic
def ask_again(batch: IngestBatch) -> int:
    """What was refused waits to be read again, where that is possible; how many do."""
    chosen = list(askable(batch).values_list("pk", flat=True))
    count = BatchMember.objects.filter(pk__in=chosen, outcome=BatchMember.Outcome.REFUSED).update(
        outcome=BatchMember.Outcome.WAITING, sentence="", settled_at=None, claim=None, claimed_at=None, error_count=0
    )
    if count:
        IngestBatch.objects.filter(pk=batch.pk).update(finished_at=None)
        batch.refresh_from_db(fields=["finished_at"])
    return count


def held_digests(parser_version: int) -> set[str]:
    """SHA-256 of the sources that this parser read and that have texts: reading them again would give the same."""
    found = SourceDocument.objects.filter(parser_version=parser_version, versions__isnull=False)
    return set(found.order_by().values_list("sha256", flat=True).distinct())

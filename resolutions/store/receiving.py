"""Uploads come in: their bytes are kept, unread, so that reading them can take as long as it needs."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from resolutions.errors import ReadingError
from resolutions.ingest.batch import FileRead
from resolutions.ingest.sources import Source
from resolutions.models import IngestBatch, WaitingFile
from resolutions.store.batches import add_members, begin_upload
from resolutions.store.outcomes import settle_member


@transaction.atomic
def receive_upload(
    sources: Iterable[Source], by: User | None, origin: str = "", batch: IngestBatch | None = None
) -> IngestBatch:
    """A batch of sources that wait, or more of them for `batch`: all of them, or nothing where it is interrupted.

    What may not be taken in (too big, not to be unpacked) is refused at once; one source is in memory at a time.
    """
    batch = batch or begin_upload(by, origin)
    sources = list(sources)
    for member, source in zip(add_members(batch, [source.name for source in sources]), sources, strict=True):
        member.batch = batch
        try:
            WaitingFile.objects.create(member=member, content=source.load())
        except ReadingError as fault:
            settle_member(member, FileRead(source.name, error=str(fault)))
    return batch

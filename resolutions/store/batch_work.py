"""A batch is worked through: claimed, read ahead in other processes, stored one source a transaction.

The command and the desk both work so. Interrupted anywhere, what was settled stays and the rest is free again.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterator
from functools import partial

from django.db import reset_queries

from resolutions.errors import ReadingError
from resolutions.ingest.batch import MANY, FileRead, Manner, read_each
from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_ahead import AHEAD
from resolutions.ingest.reading_apart import Patience
from resolutions.ingest.sources import Source
from resolutions.models import BatchMember, IngestBatch, SourceDocument, WaitingFile
from resolutions.store.batches import claim_members, finish_batch, held_digests, release_claims
from resolutions.store.outcomes import settle_member
from resolutions.store.vocabulary import stored_vocabulary

SourceOf = Callable[[BatchMember], Source]
Done = tuple[BatchMember, FileRead]


def uploaded_source(member: BatchMember) -> Source:
    """A source whose bytes the database has: uploaded and waiting, or kept although it could not be read."""
    return Source(member.name, partial(_uploaded, member))


def work_on(
    batch: IngestBatch, source_of: SourceOf, patience: Patience, is_time_up: Callable[[], bool] = lambda: False
) -> Generator[Done, None, None]:
    """Each source as it is settled, until none is free or time is up. Close the generator to let go of the others."""
    claim, at_work = uuid.uuid4(), deque[BatchMember]()
    is_many = batch.members.free().count() >= MANY
    members = _claimed(batch, claim, is_time_up, AHEAD if is_many else 1)
    read = partial(read_source, vocabulary=stored_vocabulary())
    manner = Manner(is_many, held_digests(PARSER_VERSION).__contains__, patience)

    def sources() -> Iterator[Source]:
        for member in members:
            at_work.append(member)
            yield source_of(member)

    reading = read_each(sources(), read, manner)
    try:
        for outcome in reading:
            member = at_work.popleft()
            yield member, settle_member(member, outcome)
            reset_queries()
    finally:
        reading.close()
        release_claims(claim)
        finish_batch(batch)


def _claimed(batch: IngestBatch, claim: uuid.UUID, is_time_up: Callable[[], bool], most: int) -> Iterator[BatchMember]:
    while not is_time_up() and (members := claim_members(batch, claim, most)):
        for member in members:
            member.batch = batch
            yield member


def _uploaded(member: BatchMember) -> bytes:
    file = WaitingFile.objects.filter(member=member.pk).first()
    if file is not None:
        return bytes(file.content)
    source = SourceDocument.objects.filter(batch_members=member).first()
    if source is None:
        raise ReadingError("Its bytes were not kept. Upload it again.")
    return bytes(source.content)

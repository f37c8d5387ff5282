"""What people did to a text: which drafts are theirs, and what a parser had read before they mended it."""

from __future__ import annotations

from django.db.models import Q

from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.models import CrossReference, Event, Version
from resolutions.store.records import record_of

_BEGUN = (Event.Verb.READ, Event.Verb.REREAD)
_BY_HAND = (Event.Verb.EDITED, Event.Verb.SUBMITTED, Event.Verb.SENT_BACK, Event.Verb.DRAFTED)


def is_proposal(version: Version) -> bool:
    """Whether a re-reading made it."""
    return version.events.filter(verb=Event.Verb.REREAD).exists()


def is_touched(version: Version) -> bool:
    """Whether a person edited it, sent it on, settled a problem of it or decided about a reference in it."""
    decided = Q(decided_at__isnull=False, decided_by__isnull=False) | Q(origin=CrossReference.Origin.EDITOR)
    inherited = version.based_on.references.filter(decided) if version.based_on is not None else None
    own = version.references.filter(decided)
    if inherited is not None:  # what was carried over is no work on this draft
        own = own.exclude(decided_at__in=inherited.values("decided_at"))
    return (
        version.events.filter(verb__in=_BY_HAND).exists()
        or version.problems.filter(settled_at__gt=version.created_at).exists()
        or own.exists()
    )


def is_mended(version: Version) -> bool:
    """Whether words of it, or of the text it was made from, were written by a person."""
    one: Version | None = version
    while one is not None:
        if one.as_read is not None or one.events.filter(verb=Event.Verb.EDITED).exists():
            return True
        if one.events.filter(verb__in=_BEGUN).exists():
            return False
        one = one.based_on if one.based_on is not None and one.based_on.source_id == one.source_id else None
    return False


def keep_as_read(version: Version) -> None:
    """Keeps what the parser read in the unsaved version, once, before a person's first edit takes its place."""
    if version.source_id is not None and not is_mended(version):
        version.as_read = write_canonical(record_of(version))


def draft_as_read(version: Version, vocabulary: Vocabulary) -> Draft | None:
    """What the parser had read before a person mended it; None where nobody kept that."""
    if version.as_read is None:
        return None
    return read_source(version.as_read.encode(), "as-read.txt", vocabulary=vocabulary).drafts[0]

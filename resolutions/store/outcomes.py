"""What became of one source of a batch: its drafts and the word about them are stored in one transaction."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.errors import StoreError
from resolutions.ingest.batch import FAULTS, FileRead, fault_sentence
from resolutions.models import BatchMember, Problem, SourceDocument, Version, WaitingFile
from resolutions.store.documents import store_unread
from resolutions.store.drafts import Stored, store_reading

log = logging.getLogger(__name__)
Outcome = BatchMember.Outcome
_FOUND = {"known-resolution": Outcome.CHANGED, "same-text": Outcome.SAME}  # by the code of a problem
_LEADING = (Outcome.CHANGED, Outcome.NEW, Outcome.LANGUAGE, Outcome.SAME)  # of several drafts, the first that occurs


def settle_member(member: BatchMember, read: FileRead) -> FileRead:
    """Stores what was read and what became of the source; gives the source back with the versions that it has now.

    Somebody else may have done the same meanwhile: then nothing is stored twice and the first word stands.
    """
    try:
        with transaction.atomic():
            return _settled(member, read)
    except StoreError as fault:
        sentence = str(fault)
    except FAULTS as fault:
        log.exception("The store failed at %s", read.name)
        sentence = fault_sentence(fault)
    _say(member, read, Outcome.REFUSED, sentence)
    return FileRead(read.name, error=sentence, sha256=read.sha256)


def _settled(member: BatchMember, read: FileRead) -> FileRead:
    if read.is_held:
        return _held(member, read)
    if read.reading is None:
        source = _kept(member, read) if read.is_source_kept else None
        _say(member, read, Outcome.REFUSED, read.error, source)
        _forget_file(member)
        return read
    stored = store_reading(read.reading, read.data, member.batch.by, origin_of(member))
    outcome, sentence = told(stored)
    _say(member, read, outcome, sentence, stored.source)
    _forget_file(member)
    return read.held(map(str, stored.versions), is_new=stored.is_new)


def origin_of(member: BatchMember) -> str:
    """What the person said; else where the file lay, if that says more than its name."""
    return member.batch.origin or (member.name if "/" in member.name else "")


def told(stored: Stored) -> tuple[str, str]:
    """The outcome of a source that was stored, and the sentence for the archivist."""
    if not stored.is_new:
        return Outcome.HELD, _("Already held: the same bytes were read before. Nothing was stored twice.")
    kinds = Counter(_kinds(stored.versions))
    leading = next(kind for kind in _LEADING if kinds[kind])
    if len(kinds) == 1:
        return leading, _one_kind(leading, kinds[leading])
    parts = [f"{kinds[kind]} {kind.label}" for kind in _LEADING if kinds[kind]]
    return leading, _("Read: %(count)d drafts: %(parts)s.") % {"count": len(stored.versions), "parts": ", ".join(parts)}


def _one_kind(kind: str, count: int) -> str:
    sentences = {
        Outcome.CHANGED: _("Held already with other words: a new draft stands beside what is held."),
        Outcome.SAME: _("Held already with the same words: a draft stands beside what is held."),
        Outcome.LANGUAGE: _("Held already in another language: a draft stands beside what is held."),
    }
    new = ngettext("Read: one new draft.", "Read: %(count)d new drafts.", count) % {"count": count}
    return sentences.get(Outcome(kind), new)


def _kinds(versions: Iterable[Version]) -> Iterable[str]:
    versions = list(versions)
    found = Problem.objects.filter(version__in=versions, code__in=_FOUND).values_list("version_id", "code")
    by_version = {version: _FOUND[code] for version, code in found}
    for version in versions:
        yield by_version.get(version.pk) or (Outcome.LANGUAGE if _is_translation(version) else Outcome.NEW)


def _is_translation(version: Version) -> bool:
    if version.resolution_id is None:
        return False
    others = Version.objects.filter(resolution=version.resolution_id).exclude(source=version.source_id)
    return others.exclude(language=version.language).exists()


def _held(member: BatchMember, read: FileRead) -> FileRead:
    source = SourceDocument.objects.defer("content", "text").filter(sha256=read.sha256).first()
    versions = list(source.versions.with_identity().order_by("source_index", "pk")) if source else []
    _say(member, read, Outcome.HELD, _("Already held: the same bytes were read before, by the same parser."), source)
    _forget_file(member)
    return read.held(map(str, versions), is_new=False)


def _kept(member: BatchMember, read: FileRead) -> SourceDocument:
    return store_unread(read.name, read.data, read.error, member.batch.by, origin_of(member))


def _say(
    member: BatchMember, read: FileRead, outcome: str, sentence: str, source: SourceDocument | None = None
) -> None:
    """The word about a member, unless somebody was faster."""
    said = {
        "outcome": outcome,
        "sentence": sentence,
        "sha256": read.sha256,
        "source": source,
        "settled_at": timezone.now(),
        "claim": None,
        "claimed_at": None,
        **(_counts(source) if source else {}),
    }
    if BatchMember.objects.waiting().filter(pk=member.pk).update(**said):
        for name, value in said.items():
            setattr(member, name, value)


def _counts(source: SourceDocument) -> dict[str, int]:
    rows = source.problems.unsettled().order_by().values("severity").annotate(count=Count("pk"))
    counts = {row["severity"]: row["count"] for row in rows}
    return {
        "draft_count": source.versions.count(),
        **{f"{severity.value}_count": counts.get(severity.value, 0) for severity in Problem.Severity},
    }


def _forget_file(member: BatchMember) -> None:
    WaitingFile.objects.filter(member=member.pk).delete()

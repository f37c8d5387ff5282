"""Sources read again by a newer parser: what reads the same is noted, what reads otherwise is proposed as a draft.

Nothing that people did is touched: a proposal stands beside the text that is held, with their words, verdicts and
settled problems carried over; what the newer reading contradicts is a Problem of the proposal.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from resolutions.errors import ReadingError, StoreError
from resolutions.ingest.batch import FAULTS, MANY, FileRead, Manner, fault_sentence, read_each
from resolutions.ingest.drafts import PARSER_VERSION, Reading
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_apart import Patience
from resolutions.ingest.sources import Source
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.models import DroppedText, Problem, Rereading, RereadText, SourceDocument, Version
from resolutions.store.documents import UNREAD
from resolutions.store.drafts import dropped_rows, problem_rows
from resolutions.store.hands import is_touched
from resolutions.store.held_texts import HeldText, held_texts, pair
from resolutions.store.proposals import store_found, store_proposal
from resolutions.store.proposing import Outcome, outcome_of
from resolutions.store.vocabulary import stored_vocabulary

Kind = RereadText.Outcome
_TOGETHER = 200  # names that are asked for at once

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reread:
    """What became of one source: its lines, or why the newer parser could not read it."""

    source: SourceDocument
    texts: tuple[RereadText, ...] = ()
    refusal: str = ""


def older_sources(
    *, body: str = "", session: str = "", is_all: bool = False, is_refused_left_out: bool = False
) -> list[int]:
    """Keys of the sources that an older parser read last (of all, with is_all), of an organ and session if named.

    is_refused_left_out: without those that this parser tried to read and could not.
    """
    sources = SourceDocument.objects.order_by("pk")
    if not is_all:
        sources = sources.filter(parser_version__lt=PARSER_VERSION)
    if is_refused_left_out:
        refused = Rereading.objects.filter(parser_version=PARSER_VERSION).exclude(refusal="")
        sources = sources.exclude(pk__in=refused.values("source"))
    if body:
        sources = sources.filter(versions__resolution__body__slug=body)
    if session:
        sources = sources.filter(versions__resolution__session__label=session)
    return list(sources.distinct().values_list("pk", flat=True))


def reread_sources(
    keys: Sequence[int], by: User | None = None, *, is_dry_run: bool = False, patience: Patience | None = None
) -> Generator[Reread, None, None]:
    """Reads one source after the other, each in a transaction of its own: what is interrupted goes on with the next run.

    Read as batches are: what may hang or eat memory in a process that can be ended. With is_dry_run everything is said
    and nothing is stored. Raises NoReadingProcess where the machine is too busy; nothing is refused for that.
    """
    vocabulary, at_work = stored_vocabulary(), deque[int]()

    def sources() -> Iterator[Source]:
        for key, name in _named(keys):
            at_work.append(key)
            yield Source(name, partial(_content, key))

    manner = Manner(len(keys) >= MANY, patience=patience or Patience())
    with closing(read_each(sources(), partial(read_source, vocabulary=vocabulary), manner)) as outcomes:
        for outcome in outcomes:
            source = SourceDocument.objects.defer("content").filter(pk=at_work.popleft()).first()
            if source is not None:
                yield _settled(source, outcome, vocabulary, by, is_dry_run=is_dry_run)


def _named(keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Keys with the names of the sources, in the given order, without those that are gone."""
    for begin in range(0, len(keys), _TOGETHER):
        some = keys[begin : begin + _TOGETHER]
        names = dict(SourceDocument.objects.filter(pk__in=some).values_list("pk", "name"))
        yield from ((key, names[key]) for key in some if key in names)


def _content(key: int) -> bytes:
    found = SourceDocument.objects.filter(pk=key).values_list("content", flat=True).first()
    if found is None:
        raise ReadingError(_("The file was removed meanwhile."))
    return bytes(found)


def _settled(
    source: SourceDocument, read: FileRead, vocabulary: Vocabulary, by: User | None, *, is_dry_run: bool
) -> Reread:
    """Stores what came of the reading; a file that cannot be read any more is said to be so, and stays as it is."""
    sentence = read.error
    try:
        if read.reading is not None:
            return _compared(source, read.reading, vocabulary, by, is_dry_run=is_dry_run)
    except (StoreError, DataError, IntegrityError) as fault:
        sentence = _("What was read cannot be stored: %(fault)s") % {"fault": fault}
    except FAULTS as fault:
        log.exception("The store failed at %s", source)
        sentence = fault_sentence(fault)
    return _refused(source, sentence, by, is_dry_run)


@transaction.atomic
def _compared(
    source: SourceDocument, reading: Reading, vocabulary: Vocabulary, by: User | None, *, is_dry_run: bool
) -> Reread:
    found = _compare(source, reading, vocabulary, by)
    if is_dry_run:
        transaction.set_rollback(True)
    return found


@transaction.atomic
def _refused(source: SourceDocument, fault: str, by: User | None, is_dry_run: bool) -> Reread:
    if not is_dry_run:
        _locked(source)
        row = {"refusal": fault, "by": by}
        Rereading.objects.update_or_create(source=source, parser_version=PARSER_VERSION, text="", defaults=row)
    return Reread(source, refusal=fault)


def _locked(source: SourceDocument) -> None:
    """Whoever reads the same source again waits: its rows are written once."""
    SourceDocument.objects.select_for_update().values_list("pk", flat=True).get(pk=source.pk)


def _compare(source: SourceDocument, reading: Reading, vocabulary: Vocabulary, by: User | None) -> Reread:
    _locked(source)
    rereading = _noted(source, reading, by)
    held = held_texts(source)
    pairs = pair(held, reading.drafts)
    comparing = _Comparing(source, reading, rereading, vocabulary, by)
    rows = [
        comparing.text(index, pairs[index]) if index in pairs else comparing.found(index)
        for index in range(len(reading.drafts))
    ]
    matched = set(map(id, pairs.values()))
    rows += [comparing.gone(one) for one in held if id(one) not in matched]
    rereading.texts.all().delete()
    RereadText.objects.bulk_create(rows)
    if not rereading.text:
        _replace_findings(source, reading)
    source.parser_version = PARSER_VERSION
    source.save(update_fields=["parser_version"])
    return Reread(source, tuple(rows))


def _noted(source: SourceDocument, reading: Reading, by: User | None) -> Rereading:
    """The row of this re-reading; the same parser again, with the same text, is the same row."""
    if source.format == UNREAD and not source.versions.exists():
        _get_out(source, reading)
    is_same = reading.source.text == source.text and list(reading.source.pages) == list(source.pages)
    text, pages = ("", []) if is_same else (reading.source.text, list(reading.source.pages))
    rereading, _is_new = Rereading.objects.update_or_create(
        source=source,
        parser_version=PARSER_VERSION,
        text=text,
        defaults={"refusal": "", "by": by},
        create_defaults={"refusal": "", "by": by, "pages": pages},
    )
    return rereading


def _get_out(source: SourceDocument, reading: Reading) -> None:
    """The text of a file that no parser could read before."""
    source.format, source.encoding = reading.source.format, reading.source.encoding
    source.text, source.pages = reading.source.text, list(reading.source.pages)
    source.save(update_fields=["format", "encoding", "text", "pages"])


def _replace_findings(source: SourceDocument, reading: Reading) -> None:
    """What is said of the file as a whole, and what of it is in no text; what a person settled stays settled."""
    settled = set(source.problems.filter(version=None, settled_at__isnull=False).values_list("code", "message"))
    source.problems.filter(version=None, settled_at__isnull=True).delete()
    source.dropped.filter(version=None).delete()
    problems = [row for row in problem_rows(reading, source, None) if (row.code, row.message) not in settled]
    Problem.objects.bulk_create(problems)
    DroppedText.objects.bulk_create(dropped_rows(reading, source, None))


@dataclass(frozen=True)
class _Comparing:
    source: SourceDocument
    reading: Reading
    rereading: Rereading
    vocabulary: Vocabulary
    by: User | None

    def text(self, index: int, held: HeldText) -> RereadText:
        """One text that is held: the same, or a proposal beside it."""
        current = held.current
        outcome = outcome_of(current, self.reading.drafts[index], self.vocabulary)
        if not outcome.said:
            self._note_same(current, index)
            return self._row(Kind.SAME, current, outcome)
        if not held.stands:
            return self._row(Kind.KEPT, current, outcome)
        if self._was_discarded(outcome):
            return self._row(Kind.DECIDED, current, outcome)
        for proposal in held.proposals:
            if not outcome_of(proposal, outcome.draft, self.vocabulary).said:
                return self._row(Kind.STANDING, current, outcome, proposal)
        self._take_back(held.proposals)
        proposal = store_proposal(current, index, outcome, (self.rereading, self.reading, self.by))
        return self._row(Kind.PROPOSED, current, outcome, proposal)

    def found(self, index: int) -> RereadText:
        """A text that is not held: a draft of its own."""
        outcome = Outcome(self.reading.drafts[index], {})
        if self._was_discarded(outcome):
            return self._row(Kind.DECIDED, None, outcome)
        proposal = store_found(index, outcome, (self.rereading, self.reading, self.by))
        return self._row(Kind.FOUND, None, outcome, proposal)

    def gone(self, held: HeldText) -> RereadText:
        """A text that the newer parser does not find: it stays, and the archivist is told."""
        said = _("A newer parser does not find this text in its source any more. Look at the source.")
        if held.stands and not held.current.problems.filter(code="not-found-again").exists():
            Problem.objects.create(
                version=held.current,
                source=self.source,
                code="not-found-again",
                severity=Problem.Severity.WARNING,
                message=said,
            )
        return RereadText(rereading=self.rereading, outcome=Kind.GONE, against=held.current, said=said)

    def _row(self, kind: str, against: Version | None, outcome: Outcome, proposal: Version | None = None) -> RereadText:
        return RereadText(
            rereading=self.rereading,
            outcome=kind,
            against=against,
            proposal=proposal,
            digest=outcome.digest,
            said="; ".join(outcome.said),
        )

    def _was_discarded(self, outcome: Outcome) -> bool:
        """Whether a person discarded this very proposal before."""
        told = (Kind.PROPOSED, Kind.FOUND, Kind.STANDING, Kind.DECIDED)
        rows = RereadText.objects.filter(rereading__source=self.source, digest=outcome.digest, proposal=None)
        return rows.filter(outcome__in=told).exists()

    def _take_back(self, proposals: tuple[Version, ...]) -> None:
        """Earlier proposals that nobody touched make room; that is no verdict on them."""
        for proposal in proposals:
            RereadText.objects.filter(proposal=proposal).update(digest="")
            proposal.delete()

    def _note_same(self, current: Version, index: int) -> None:
        """A draft that nobody touched has the newer parser's doubts, where its places count in the same text."""
        if not current.is_open or is_touched(current):
            return
        current.parser_version = PARSER_VERSION
        current.save(update_fields=["parser_version", "changed_at"])
        is_same_text = (current.reading.text if current.reading else "") == self.rereading.text
        if is_same_text:
            current.problems.filter(settled_at__isnull=True).exclude(
                code__in=("same-text", "known-resolution")
            ).delete()
            Problem.objects.bulk_create(problem_rows(self.reading, self.source, current, index))

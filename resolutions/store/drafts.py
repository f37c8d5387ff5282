"""What a source gave becomes draft versions: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from resolutions.errors import StoreError
from resolutions.ingest.drafts import PARSER_VERSION, Draft, Reading, Severity
from resolutions.models import DroppedText, Event, Problem, Resolution, SourceDocument, Version
from resolutions.store.adoptions import adoption_fields
from resolutions.store.carrying import Decision, decisions_of
from resolutions.store.disagreements import store_disagreements
from resolutions.store.documents import store_source
from resolutions.store.references import store_references
from resolutions.store.rows import from_rows, spans_json, store_text, text_fields
from resolutions.store.sessions import resolution_of
from resolutions.store.source_facts import store_source_facts


@dataclass(frozen=True)
class Stored:
    """What became of a source: its row and its versions; `is_new` is False where the same bytes were held already."""

    source: SourceDocument
    versions: tuple[Version, ...]
    is_new: bool


def store_reading(reading: Reading, data: bytes, by: User | None = None, origin: str = "") -> Stored:
    """Stores every draft of a reading beside what is held; `by` is who brought it in, `origin` where it is from.

    The same bytes again give the versions that are there. Raises StoreError where nothing can be stored.
    """
    if not reading.drafts:
        raise StoreError(_("No resolution was found in %(name)s. Nothing was stored.") % {"name": reading.name})
    try:
        return _store_whole(reading, data, by, origin)
    except (IntegrityError, DataError) as fault:
        raise StoreError(
            _("The database does not take what was read from %(name)s: %(fault)s Nothing was stored.")
            % {"name": reading.name, "fault": str(fault).strip().rstrip(".") + "."}
        ) from fault


@transaction.atomic
def _store_whole(reading: Reading, data: bytes, by: User | None, origin: str) -> Stored:
    source, is_new = store_source(reading, data, by, origin)
    if not is_new:
        held = tuple(source.versions.with_identity().order_by("source_index", "pk"))
        if held:
            return Stored(source, held, is_new=False)
        _forget_findings(source)
    versions = tuple(_store_draft(draft, source, index, by) for index, draft in enumerate(reading.drafts))
    _store_findings(reading, source, versions)
    Event.objects.bulk_create(
        Event(version=version, resolution=version.resolution, verb=Event.Verb.READ, by=by, why=source.name, revision=1)
        for version in versions
    )
    return Stored(source, versions, is_new=True)


def _store_draft(draft: Draft, source: SourceDocument, index: int, by: User | None) -> Version:
    resolution = resolution_of(draft.identity, draft.adoption.adopted_on) if draft.identity else None
    before = latest_version(resolution, draft.text.language)
    version = Version.objects.create(
        resolution=resolution,
        source=source,
        source_index=index,
        parser_version=PARSER_VERSION,
        based_on=before if before and before.state == Version.State.PUBLISHED else None,
        created_by=by,
        **text_fields(draft.text),
        **adoption_fields(draft.adoption),
        report_symbol=draft.report_symbol,
    )
    store_text(version, draft.text)
    lost = store_references(version, draft.text, draft.references, decisions_of(before))
    store_lost_decisions(version, lost)
    store_source_facts(draft, resolution, source)
    if before is not None:
        _store_comparison(version, draft, before)
    store_disagreements(version, draft.text)
    return version


def latest_version(resolution: Resolution | None, language: str) -> Version | None:
    """The published text in a language; else the newest there is, of any state."""
    if resolution is None:
        return None
    versions = list(resolution.versions.filter(language=language).defer("body_html").order_by("-pk"))
    return next((one for one in versions if one.state == Version.State.PUBLISHED), versions[0] if versions else None)


def store_lost_decisions(version: Version, lost: Iterable[Decision]) -> None:
    """A decision about words that are gone is told to the archivist, not forgotten."""
    Problem.objects.bulk_create(
        Problem(
            version=version,
            source_id=version.source_id,
            code="decision-without-words",
            severity=Severity.WARNING.value,
            token=decision.row.token,
            message=_(
                "A person decided that “%(words)s” names %(target)s; these words are no longer in this place. "
                "Link the reference again where it stands now."
            )
            % {"words": decision.row.printed, "target": decision.row.target or _("nothing")},
        )
        for decision in lost
    )


def _store_comparison(version: Version, draft: Draft, before: Version) -> None:
    """Says that the resolution is known, and whether the words are the same."""
    is_same = from_rows(before).without_sources() == draft.text.without_sources()
    Problem.objects.create(
        version=version,
        source_id=version.source_id,
        code="same-text" if is_same else "known-resolution",
        severity=Severity.INFO.value,
        message=(
            _("This resolution is held already, %(state)s, with the same words. This draft stands beside it.")
            if is_same
            else _("This resolution is held already, %(state)s, with other words. This draft stands beside it.")
        )
        % {"state": before.get_state_display()},
    )


def _forget_findings(source: SourceDocument) -> None:
    """A source whose drafts were all deleted is read afresh."""
    source.problems.all().delete()
    source.dropped.all().delete()


def _store_findings(reading: Reading, source: SourceDocument, versions: tuple[Version, ...]) -> None:
    of_drafts = list(enumerate(versions))
    Problem.objects.bulk_create(
        [
            *problem_rows(reading, source, None),
            *(row for index, version in of_drafts for row in problem_rows(reading, source, version, index)),
        ]
    )
    DroppedText.objects.bulk_create(
        [
            *dropped_rows(reading, source, None),
            *(row for index, version in of_drafts for row in dropped_rows(reading, source, version, index)),
        ]
    )


def problem_rows(
    reading: Reading, source: SourceDocument | None, version: Version | None, index: int | None = None
) -> list[Problem]:
    """Unsaved problems of the draft `index` of a reading, for the version that was made of it; None for the file."""
    return [
        Problem(
            source=source,
            version=version,
            code=problem.code,
            severity=problem.severity.value,
            token=problem.anchor,
            message=problem.message,
            spans=spans_json(problem.source),
        )
        for problem in reading.problems
        if problem.resolution == index
    ]


def dropped_rows(
    reading: Reading, source: SourceDocument, version: Version | None, index: int | None = None
) -> list[DroppedText]:
    """Unsaved rows of what the reading left out of the draft `index`, or of the file as a whole."""
    return [
        DroppedText(
            source=source,
            version=version,
            text=dropped.text,
            reason=dropped.reason,
            spans=spans_json(dropped.source),
        )
        for dropped in reading.dropped
        if dropped.resolution == index
    ]

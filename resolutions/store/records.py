"""A stored version as the record that every export writes."""

from __future__ import annotations

from dataclasses import replace

from resolutions.citations.printed import printed_designation
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.exports.record import Record
from resolutions.models import CrossReference, Resolution, Version
from resolutions.store.adoptions import adoption_of
from resolutions.store.bibliography import bibliography_of, corrected, facts_of, symbol_of
from resolutions.store.cited import CitedNames
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Text, Words


def record_of(version: Version, text: Text | None = None) -> Record:
    """Everything known of a version; references that a person rejected are none.

    Four queries, one with its text. A settled version has its bibliography too: as many again as
    `bibliography.lookups()` has lines, none where they were prefetched. A draft is as it was read.
    """
    record = _record(version, text or from_rows(version), references_of(version))
    return replace(record, cited=CitedNames(version)) if record.references else record


def head_record_of(version: Version) -> Record:
    """What is known of a version but its paragraphs, notes and references: what a citation of it needs."""
    text = Text(language=version.language, printed=version.printed, title=Words(version.title))
    return _record(version, text, ())


def _record(version: Version, text: Text, references: tuple[Reference, ...]) -> Record:
    source, resolution = version.source, version.resolution
    record = Record(
        identity=resolution.identity if resolution else None,
        adoption=adoption_of(version),
        text=text,
        references=references,
        version=version.number,
        state=version.state,
        published_at=version.published_at,
        withdrawn_reason=version.withdrawn_reason,
        report_symbol=version.report_symbol,
        source_name=source.name if source else "",
        source_sha256=source.sha256 if source else "",
        parser_version=version.parser_version,
        body_name=resolution.body.name if resolution else "",
        designation=printed_designation(resolution.identity) if resolution else "",
        symbol=symbol_of(version),
    )
    return record if version.is_open or resolution is None else _with_bibliography(record, version, resolution)


def _with_bibliography(record: Record, version: Version, resolution: Resolution) -> Record:
    facts, parent = facts_of(version), resolution.body.parent
    return replace(
        record,
        adoption=corrected(record.adoption, bibliography_of(resolution)),
        parent_name=parent.name if parent else "",
        report=facts.report,
        languages=facts.languages,
        subjects=facts.subjects,
        ties=facts.ties,
        reissues=facts.reissues,
        basis=facts.basis,
    )


def references_of(version: Version) -> tuple[Reference, ...]:
    """The standing references in the order of their places."""
    return tuple(reference_of(row) for row in version.references.standing().order_by("token", "start", "pk"))


def reference_of(row: CrossReference) -> Reference:
    return Reference(
        anchor=row.token,
        start=row.start,
        end=row.end,
        printed=row.printed,
        kind=ReferenceKind(row.kind),
        target=row.target,
        pinpoint=row.pinpoint,
        date=row.date,
        status=Status(row.status),
        candidates=tuple(row.candidates),
    )

"""A stored version as the record that every export writes."""

from __future__ import annotations

from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.exports.record import Record
from resolutions.models import CrossReference, Version
from resolutions.store.adoptions import adoption_of
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Text


def record_of(version: Version, text: Text | None = None) -> Record:
    """Everything known of a version; references that a person rejected are none. Four queries, one with its text."""
    source = version.source
    return Record(
        identity=version.resolution.identity if version.resolution else None,
        adoption=adoption_of(version),
        text=text or from_rows(version),
        references=references_of(version),
        version=version.number,
        state=version.state,
        published_at=version.published_at,
        withdrawn_reason=version.withdrawn_reason,
        report_symbol=version.report_symbol,
        source_name=source.name if source else "",
        source_sha256=source.sha256 if source else "",
        parser_version=version.parser_version,
        body_name=version.resolution.body.name if version.resolution else "",
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

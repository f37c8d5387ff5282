"""What librarians know of a version, as far as any export says it: from its own row, its session's, and its printed reports.

What an archivist established of the resolution wins over what the version was read with, field by field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from resolutions.citations.keys import key_of
from resolutions.exports.record import Reissue, Report, Tie
from resolutions.models import Bibliography, Relation, Resolution, Session, SessionReport, Version
from resolutions.structure.identity import Adoption

_SETTLED = "settled_versions"
_HAS_SYMBOLS = ("ga", "ecosoc", "sc", "hrc")
_PART = re.compile(r", part (\w+)$")
_SECOND_SYMBOL = re.compile(r"\s*[-–]+\s*(?=[A-Z]/)")


@dataclass(frozen=True, slots=True)
class Facts:
    """report, subjects, languages, ties, reissues: as in a Record; basis: who says what an archivist established."""

    report: Report
    subjects: tuple[str, ...]
    languages: tuple[str, ...]
    ties: tuple[Tie, ...]
    reissues: tuple[Reissue, ...]
    basis: str = ""


def lookups() -> tuple[str | Prefetch, ...]:
    """What `facts_of` reads, for prefetch_related: of a thousand versions at the price of one."""
    return (
        "resolution__body__parent",
        "resolution__bibliography",
        "resolution__subjects",
        "resolution__reissues",
        "resolution__relations__object__body",
        "resolution__relations__object__session",
        "resolution__inverse_relations__subject__body",
        "resolution__inverse_relations__subject__session",
        "resolution__session__parts",
        "resolution__session__printed_reports__reissues",
        Prefetch("resolution__versions", queryset=_settled(), to_attr=_SETTLED),
    )


def settled_versions(resolution: Resolution) -> list[Version]:
    """The versions that readers have or had, by language, the latest first; no query where a record was made of one."""
    prefetch_related_objects([resolution], Prefetch("versions", queryset=_settled(), to_attr=_SETTLED))
    found: list[Version] = getattr(resolution, _SETTLED)
    return found


def published_languages(resolution: Resolution) -> tuple[str, ...]:
    return tuple(row.language for row in settled_versions(resolution) if row.state == Version.State.PUBLISHED)


def _settled() -> QuerySet[Version]:
    rows = Version.objects.filter(state__in=Version.SETTLED_STATES).order_by("language", "-number")
    return rows.only("resolution_id", "language", "number", "state", "published_at")


def facts_of(version: Version) -> Facts:
    """The facts of a version that has a resolution. A fixed number of queries, none after prefetch_related(*lookups())."""
    resolution = version.resolution
    if resolution is None:
        return Facts(Report(), (), (version.language,), (), ())
    prefetch_related_objects([version], *lookups())
    own = bibliography_of(resolution)
    symbol, part = _report_symbol(version, resolution, own)
    printed = next((row for row in resolution.session.printed_reports.all() if row.symbol == symbol), None)
    return Facts(
        report=_established(_printed(symbol, part, resolution, printed), own),
        subjects=tuple(row.term for row in resolution.subjects.all()),
        languages=published_languages(resolution),
        ties=_ties(resolution),
        reissues=_reissues(resolution, printed),
        basis=own.basis if own else "",
    )


def bibliography_of(resolution: Resolution) -> Bibliography | None:
    return getattr(resolution, "bibliography", None)


def corrected(adoption: Adoption, own: Bibliography | None) -> Adoption:
    """The facts of adoption with the draft and the agenda item that an archivist established."""
    if own is None:
        return adoption
    return replace(
        adoption,
        draft_symbol=own.draft_symbol or adoption.draft_symbol,
        agenda_item=own.agenda_item or adoption.agenda_item,
    )


def symbol_of(version: Version) -> str:
    """The United Nations symbol of the text itself, "" for the Commission's. The star of a reissue is no part of it."""
    resolution = version.resolution
    if version.symbol or resolution is None:
        return version.symbol.rstrip("*")
    if resolution.body.slug not in _HAS_SYMBOLS or resolution.number is None or resolution.is_specimen:
        return ""
    return key_of(resolution.identity)


def split_symbol(symbol: str) -> tuple[str, str]:
    """'E/2001/28/Rev.1, part two' -> ('E/2001/28/Rev.1', 'two'); of two symbols of one document the first."""
    part = _PART.search(symbol)
    return _SECOND_SYMBOL.split(_PART.sub("", symbol))[0], part[1] if part else ""


def _report_symbol(version: Version, resolution: Resolution, own: Bibliography | None) -> tuple[str, str]:
    """As established, else as read from the report itself, else that of the session where its facts are sure."""
    known = (own.report_symbol if own else "") or version.report_symbol
    return split_symbol(known or _of_session(resolution.session, version.adopted_on))


def _of_session(session: Session, day: date | None) -> str:
    """A text of a session with a reconvened part is in the report of the part that adopted it, if its day is known."""
    parts = list(session.parts.all())
    if parts and day is None:
        return ""
    for part in parts:
        if part.starts_on and day and part.starts_on <= day and (part.ends_on is None or day <= part.ends_on):
            return part.report_symbol if part.is_symbol_sure else ""
    return session.report_symbol if session.is_symbol_sure else ""


def _printed(symbol: str, part: str, resolution: Resolution, printed: SessionReport | None) -> Report:
    if printed is None:
        return Report(symbol=symbol, part=part)
    is_listed = resolution.kind == Resolution.Kind.RESOLUTION and not part
    return Report(
        symbol=symbol,
        series=printed.series,
        part=part,
        chapter=printed.chapter if is_listed else "",
        section=printed.section if is_listed else "",
    )


def _established(report: Report, own: Bibliography | None) -> Report:
    if own is None:
        return report
    return Report(
        symbol=report.symbol,
        series=own.series or report.series,
        part=own.part or report.part,
        chapter=own.chapter or report.chapter,
        section=own.section or report.section,
        pages=own.pages,
    )


def _ties(resolution: Resolution) -> tuple[Tie, ...]:
    def in_order(row: Relation) -> tuple[str, int]:
        return row.kind, row.pk

    own = [Tie(row.kind, row.object.identity) for row in sorted(resolution.relations.all(), key=in_order)]
    others = sorted(resolution.inverse_relations.all(), key=in_order)
    return (*own, *(Tie(row.kind, row.subject.identity, is_inverse=True) for row in others))


def _reissues(resolution: Resolution, printed: SessionReport | None) -> tuple[Reissue, ...]:
    own = [Reissue(row.kind, row.symbol, row.issued_on, row.note) for row in resolution.reissues.all()]
    of_report = printed.reissues.all() if printed else ()
    return (*own, *(Reissue(row.kind, row.symbol, row.issued_on, row.note, is_of_report=True) for row in of_report))

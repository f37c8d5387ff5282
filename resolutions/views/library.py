"""What librarians ask of a text: where it is printed, by which draft and agenda item it came, what corrected it, its subjects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from resolutions.exports.record import Record, Reissue
from resolutions.models import Reissue as ReissueRow
from resolutions.views.official import Official, document_link


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document that came later: 'corrigendum', where it is, its day, a remark."""

    kind: str
    document: Official
    issued_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Library:
    """What the page shows of a text's life in print.

    own, report: the document of the text itself, and the report that prints it;
    basis: of what an archivist established of these."""

    printed_in: str
    place: str
    own: Official | None
    report: Official | None
    agenda_item: str
    drafts: tuple[Official, ...]
    corrections: tuple[Corrected, ...]
    subjects: tuple[str, ...]
    basis: str = ""

    def __bool__(self) -> bool:
        return any((self.own, self.report, self.agenda_item, self.drafts, self.corrections, self.subjects))


def library_of(record: Record) -> Library:
    """Nothing of a specimen: no organ has documents of it."""
    adoption, report = record.adoption, record.report
    is_real = not record.is_specimen
    return Library(
        printed_in=report.series if is_real else "",
        place=_place(record) if is_real else "",
        own=document_link(record.symbol, record.language) if is_real and record.symbol else None,
        report=document_link(report.symbol, record.language) if is_real and report.symbol else None,
        agenda_item=adoption.agenda_item,
        drafts=(document_link(adoption.draft_symbol),) if adoption.draft_symbol else (),
        corrections=tuple(map(_corrected, record.reissues)) if is_real else (),
        subjects=tuple(record.subjects),
        basis=record.basis,
    )


def _place(record: Record) -> str:
    """'part two, chapter I, section C, pages 12–14'."""
    report = record.report
    parts = (
        _("part %(part)s") % {"part": report.part} if report.part else "",
        _("chapter %(chapter)s") % {"chapter": report.chapter} if report.chapter else "",
        _("section %(section)s") % {"section": report.section} if report.section else "",
        _("pages %(pages)s") % {"pages": report.pages} if report.pages else "",
    )
    return ", ".join(part for part in parts if part)


def _corrected(reissue: Reissue) -> Corrected:
    kind = str(ReissueRow.Kind(reissue.kind).label)
    named = _("%(kind)s to the report") % {"kind": kind} if reissue.is_of_report else kind
    return Corrected(named, document_link(reissue.symbol.rstrip("*")), reissue.issued_on, reissue.note)

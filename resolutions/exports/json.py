"""A record as JSON: the resolution object of the outline JSON (docs/outline-json.md), with what the archive knows besides.

Keys are only ever added. Every value is plain JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from resolutions.exports.passages import Passage
from resolutions.exports.record import Citation, Record
from resolutions.structure.identity import Adoption, Identity, Vote
from resolutions.structure.nodes import Action, Clause, Footnote, Kind, Mark, Text, Words, joined_cells
from resolutions.structure.spans import Span

JsonObject = dict[str, Any]


class Outlined(Protocol):
    """A text with what it is and what it cites: a Record or a Draft."""

    @property
    def identity(self) -> Identity | None: ...
    @property
    def adoption(self) -> Adoption: ...
    @property
    def text(self) -> Text: ...
    @property
    def references(self) -> Sequence[Citation]: ...


def write_json(record: Record) -> str:
    """The record for a reader of /cnd/resolutions/45/9.json: one object, indented, UTF-8 as it is."""
    return json.dumps(record_to_json(record), ensure_ascii=False, indent=2) + "\n"


def write_passage_json(record: Record, passage: Passage) -> str:
    """Some places of a record, for a reader of /cnd/resolutions/45/9/op3.json: the objects of the whole text."""
    return json.dumps(passage_to_json(record, passage), ensure_ascii=False, indent=2) + "\n"


def passage_to_json(record: Record, passage: Passage) -> JsonObject:
    """Above, paragraphs and notes of one place, with the references that stand in what is shown."""
    shown = [node for clause in passage.clauses for node in clause.walk()]
    anchors = {str(clause.anchor) for clause in shown} | {str(note.anchor) for note in passage.notes}
    return {
        **_identity(record.identity),
        "language": record.language,
        **_standing(record),
        "above": [_paragraph(clause) for clause in passage.above],
        "paragraphs": [_paragraph(clause) for clause in shown],
        "footnotes": [_footnote(note) for note in passage.notes],
        "references": [_reference(reference) for reference in record.references if reference.anchor in anchors],
    }


def record_to_json(record: Record) -> JsonObject:
    """The resolution object, then the version, where it is from, and whether it is a specimen."""
    return {
        **resolution_to_json(record),
        **_standing(record),
        "report_symbol": record.report_symbol,
        **_bibliography(record),
        "source": {"name": record.source_name, "sha256": record.source_sha256, "parser_version": record.parser_version},
    }


def _bibliography(record: Record) -> JsonObject:
    """What librarians know: where it is printed, what corrected it, what it is about, what other texts it is tied to."""
    return {
        "body_name": record.body_name,
        "official_symbol": record.symbol,
        "printed_in": asdict(record.report),
        "reissues": [
            {**asdict(reissue), "issued_on": reissue.issued_on.isoformat() if reissue.issued_on else None}
            for reissue in record.reissues
        ],
        "languages": list(record.languages),
        "subjects": list(record.subjects),
        "relations": [
            {"relation": tie.kind, "is_inverse": tie.is_inverse, "path": tie.other.path} for tie in record.ties
        ],
    }


def _standing(record: Record) -> JsonObject:
    return {
        "version": record.version,
        "state": record.state,
        "published_at": record.published_at.isoformat() if record.published_at else None,
        "is_specimen": record.is_specimen,
    }


def resolution_to_json(draft: Outlined) -> JsonObject:
    """One resolution of a source, all its paragraphs in printed order."""
    text = draft.text
    return {
        **_identity(draft.identity),
        "language": text.language,
        "printed": text.printed,
        "title": text.title.text,
        "title_notes": _marks(text.title.marks),
        **_adoption(draft.adoption),
        "masthead": list(text.masthead),
        "formula": text.formula.text,
        "formula_notes": _marks(text.formula.marks),
        "adoption_line": text.adoption_line.text,
        "adoption_line_notes": _marks(text.adoption_line.marks),
        "paragraphs": [_paragraph(clause) for clause in text.walk()],
        "footnotes": [_footnote(note) for note in text.footnotes],
        "references": [_reference(reference) for reference in draft.references],
    }


def _identity(identity: Identity | None) -> JsonObject:
    if identity is None:
        empty = dict.fromkeys(("body", "kind", "designation", "session", "number"))
        return {**empty, "part_letter": "", "slug": ""}
    return {
        "body": identity.body,
        "kind": identity.kind,
        "designation": identity.designation,
        "session": identity.session,
        "number": identity.number,
        "part_letter": identity.part_letter,
        "slug": identity.slug,
    }


def _adoption(adoption: Adoption) -> JsonObject:
    return {
        "adopted_on": adoption.adopted_on.isoformat() if adoption.adopted_on else None,
        "adopted_on_basis": adoption.basis,
        "distributed_on": adoption.distributed_on.isoformat() if adoption.distributed_on else None,
        "meeting": adoption.meeting,
        "vote": _vote(adoption.vote),
        "symbol": adoption.symbol,
        "agenda_item": adoption.agenda_item,
        "draft_symbol": adoption.draft_symbol,
    }


def _vote(vote: Vote | None) -> JsonObject | None:
    if vote is None:
        return None
    return {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
        "printed": vote.printed,
    }


def _paragraph(clause: Clause) -> JsonObject:
    out: JsonObject = {
        "anchor": str(clause.anchor),
        "part": clause.part.value,
        "kind": clause.kind.value,
        "number": clause.number,
        "depth": clause.depth,
        "text": clause.text,
        "action": _action(clause.action),
        "notes": _marks(clause.words.marks),
        "italics": [list(stretch) for stretch in clause.words.italics],
        "source": spans_to_json(clause.source),
        "repairs": list(clause.repairs),
    }
    if clause.kind == Kind.TABLE and clause.cells:
        out |= _row(clause.cells)
    return out


def _row(cells: tuple[Words, ...]) -> JsonObject:
    """A table row: its text is that of the cells, and its notes stand where they stand in that text."""
    row = joined_cells(cells)
    shown = [{"text": cell.text, "notes": _marks(cell.marks)} for cell in cells]
    return {"text": row.text, "notes": _marks(row.marks), "cells": shown}


def _action(action: Action | None) -> JsonObject | None:
    if action is None:
        return None
    return {"verb": action.verb, "modifiers": list(action.modifiers), "printed": action.printed}


def _footnote(note: Footnote) -> JsonObject:
    return {
        "anchor": str(note.anchor),
        "marker": note.marker,
        "text": note.words.text,
        "notes": _marks(note.words.marks),
        "source": spans_to_json(note.source),
    }


def _reference(reference: Citation) -> JsonObject:
    out: JsonObject = {
        "anchor": reference.anchor,
        "start": reference.start,
        "end": reference.end,
        "printed": reference.printed,
        "kind": str(reference.kind),
        "target": reference.target,
        "pinpoint": reference.pinpoint,
        "date": reference.date.isoformat() if reference.date else None,
        "status": str(reference.status),
    }
    if reference.candidates:
        out["candidates"] = list(reference.candidates)
    return out


def _marks(marks: Iterable[Mark]) -> list[JsonObject]:
    return [{"marker": mark.marker, "at": mark.at} for mark in marks]


def spans_to_json(spans: Iterable[Span]) -> list[JsonObject]:
    return [{"page": span.page, "start": span.start, "end": span.end} for span in spans]

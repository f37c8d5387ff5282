"""A reading as the outline JSON: the public contract that docs/outline-json.md and its schema describe.

Keys are only ever added. Every value is plain JSON; nothing here knows how a text was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resolutions.citations.references import Reference
from resolutions.ingest.batch import FileRead
from resolutions.ingest.drafts import Draft, Dropped, Problem, Reading
from resolutions.structure.identity import Adoption, Identity, Vote
from resolutions.structure.nodes import Action, Clause, Footnote, Kind, Mark, Words
from resolutions.structure.spans import Span

CELL_BREAK = " | "

JsonObject = dict[str, Any]


def reading_to_json(reading: Reading) -> JsonObject:
    """One source file -> {"source", "sha256", "format", "resolutions", "problems", "dropped"}."""
    return {
        "source": reading.name,
        "sha256": reading.sha256,
        "format": reading.source.format,
        "resolutions": [resolution_to_json(draft) for draft in reading.drafts],
        "problems": [problem_to_json(problem) for problem in reading.problems],
        "dropped": [_dropped(item) for item in reading.dropped],
    }


def file_to_json(outcome: FileRead) -> JsonObject:
    """What became of one file of a run: its reading, or {"source", "error"}; "stored" where it was stored."""
    if outcome.reading is None:
        return {"source": outcome.name, "error": outcome.error}
    stored = {"is_new": outcome.is_new, "versions": list(outcome.versions)}
    return reading_to_json(outcome.reading) | ({"stored": stored} if outcome.versions else {})


def resolution_to_json(draft: Draft) -> JsonObject:
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


def problem_to_json(problem: Problem) -> JsonObject:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "resolution": problem.resolution,
        "anchor": problem.anchor,
        "message": problem.message,
        "source": _spans(problem.source),
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
        "source": _spans(clause.source),
        "repairs": list(clause.repairs),
    }
    if clause.kind == Kind.TABLE and clause.cells:
        out |= _row(clause.cells)
    return out


def _row(cells: tuple[Words, ...]) -> JsonObject:
    """A table row: its text is that of the cells, and its notes stand where they stand in that text."""
    text, marks = "", []
    for index, cell in enumerate(cells):
        text += CELL_BREAK if index else ""
        marks += [Mark(mark.marker, mark.at + len(text)) for mark in cell.marks]
        text += cell.text
    shown = [{"text": cell.text, "notes": _marks(cell.marks)} for cell in cells]
    return {"text": text, "notes": _marks(marks), "cells": shown}


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
        "source": _spans(note.source),
    }


def _reference(reference: Reference) -> JsonObject:
    out: JsonObject = {
        "anchor": reference.anchor,
        "start": reference.start,
        "end": reference.end,
        "printed": reference.printed,
        "kind": reference.kind.value,
        "target": reference.target,
        "pinpoint": reference.pinpoint,
        "date": reference.date.isoformat() if reference.date else None,
        "status": reference.status.value,
    }
    if reference.candidates:
        out["candidates"] = list(reference.candidates)
    return out


def _dropped(item: Dropped) -> JsonObject:
    return {
        "text": item.text,
        "reason": item.reason,
        "resolution": item.resolution,
        "source": _spans(item.source),
    }


def _marks(marks: Iterable[Mark]) -> list[JsonObject]:
    return [{"marker": mark.marker, "at": mark.at} for mark in marks]


def _spans(spans: Iterable[Span]) -> list[JsonObject]:
    return [{"page": span.page, "start": span.start, "end": span.end} for span in spans]

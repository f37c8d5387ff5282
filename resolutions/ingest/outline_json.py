"""A reading as the outline JSON: the public contract that docs/outline-json.md and its schema describe.

Keys are only ever added. Every value is plain JSON; nothing here knows how a text was read.
"""

from __future__ import annotations

from dataclasses import asdict

from resolutions.exports.json import JsonObject, resolution_to_json, spans_to_json
from resolutions.ingest.batch import FileRead
from resolutions.ingest.drafts import Draft, Dropped, Problem, Reading


def reading_to_json(reading: Reading) -> JsonObject:
    """One source file -> {"source", "sha256", "format", "resolutions", "problems", "dropped"}."""
    return {
        "source": reading.name,
        "sha256": reading.sha256,
        "format": reading.source.format,
        "resolutions": [_draft(draft) for draft in reading.drafts],
        "problems": [problem_to_json(problem) for problem in reading.problems],
        "dropped": [_dropped(item) for item in reading.dropped],
    }


def _draft(draft: Draft) -> JsonObject:
    where: JsonObject = {"report_symbol": draft.report_symbol, "pages": list(draft.pages) if draft.pages else None}
    if draft.printed_in is not None:
        where["stands_in"] = asdict(draft.printed_in)
    if draft.headings:
        where["subjects"] = [heading.term for heading in draft.headings]
    return resolution_to_json(draft) | where


def file_to_json(outcome: FileRead) -> JsonObject:
    """What became of one file of a run: its reading, or {"source", "error"}; "stored" where it was stored.

    What was held already is not read again: {"source", "sha256", "stored"}.
    """
    stored = {"is_new": outcome.is_new, "versions": list(outcome.versions)}
    if outcome.is_held:
        return {"source": outcome.name, "sha256": outcome.sha256, "stored": stored}
    if outcome.reading is None:
        return {"source": outcome.name, "error": outcome.error}
    return reading_to_json(outcome.reading) | ({"stored": stored} if outcome.versions else {})


def problem_to_json(problem: Problem) -> JsonObject:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "resolution": problem.resolution,
        "anchor": problem.anchor,
        "message": problem.message,
        "source": spans_to_json(problem.source),
    }


def _dropped(item: Dropped) -> JsonObject:
    return {
        "text": item.text,
        "reason": item.reason,
        "resolution": item.resolution,
        "source": spans_to_json(item.source),
    }

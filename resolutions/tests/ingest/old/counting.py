"""How the parts of a text are counted, by hand and of a reading alike."""

from __future__ import annotations

from typing import NamedTuple

from resolutions.ingest.drafts import Draft
from resolutions.structure.nodes import Clause, Kind, Part


class Counts(NamedTuple):
    """Paragraphs of the preamble, operative paragraphs, labelled items below either, notes."""

    preambular: int
    operative: int
    items: int
    notes: int


def counts_of(draft: Draft) -> Counts:
    body = [clause for clause in draft.text.walk() if clause.part != Part.ANNEX and clause.kind == Kind.PARAGRAPH]
    roots = [clause for clause in body if clause.depth == 0]
    return Counts(
        sum(1 for clause in roots if clause.part == Part.PREAMBLE),
        sum(1 for clause in roots if clause.part == Part.OPERATIVE),
        sum(1 for clause in body if clause.depth and clause.number),
        len(draft.text.footnotes),
    )


def lettered(clauses: list[Clause]) -> int:
    """Items with a letter of their own, at the first level."""
    return sum(1 for clause in clauses if clause.depth == 1 and clause.number)

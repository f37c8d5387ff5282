"""Places of a text that stand alone: a paragraph, a run of paragraphs, a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.exports.record import Record
from resolutions.structure.nodes import Clause, Footnote


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that follow each other, or one note: where they stand, and the notes that belong to them.

    token: the address inside the text ('op2-e', 'op3..op5', 'fn33'); above: the paragraphs that these stand under.
    """

    token: str
    above: Sequence[Clause] = ()
    row: Sequence[Clause] = ()
    begin: int = 0
    end: int = 0
    notes: Sequence[Footnote] = ()

    @property
    def clauses(self) -> Sequence[Clause]:
        return self.row[self.begin : self.end]


def find_passage(record: Record, token: str) -> Passage | None:
    """What stands at 'op2-e', 'op3..op5' or 'fn33'; None where the text has no such place."""
    first, _, last = token.partition("..")
    note = find_note(record, token)
    path = _path_to(record.text.clauses, first)
    if note:
        return Passage(token, notes=[note])
    if not path:
        return None
    row = path[-2].children if len(path) > 1 else record.text.clauses
    begin = row.index(path[-1])
    end = next((at for at, clause in enumerate(row) if str(clause.anchor) == (last or first)), -1)
    if end < begin:
        return None
    called = {marker for clause in row[begin : end + 1] for node in clause.walk() for marker in called_in(node)}
    notes = [note for note in record.text.footnotes if note.marker in called]
    return Passage(token, path[:-1], row, begin, end + 1, notes)


def find_note(record: Record, token: str) -> Footnote | None:
    return next((note for note in record.text.footnotes if str(note.anchor) == token), None)


def called_in(clause: Clause) -> list[str]:
    """The markers of the notes that a clause calls, its own words and cells, not its children."""
    return [mark.marker for words in (clause.words, *clause.cells) for mark in words.marks]


def _path_to(clauses: tuple[Clause, ...], token: str) -> list[Clause]:
    """From the top paragraph down to the one at the token; empty where there is none."""
    for clause in clauses:
        if str(clause.anchor) == token:
            return [clause]
        below = _path_to(clause.children, token)
        if below:
            return [clause, *below]
    return []

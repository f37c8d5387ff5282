"""A paragraph, a run of paragraphs or a note, found in the tree of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.citations.addresses import address_of
from resolutions.exports.html import write_excerpt, write_note
from resolutions.exports.record import Record
from resolutions.structure.nodes import Clause, Footnote

_NEIGHBOUR_WORDS = 40


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The paragraph before or after, in its first words."""

    token: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a paragraph page shows of the text: HTML of the words, and what stands around them."""

    token: str
    html: str
    above: list[Neighbour]
    before: Neighbour | None
    after: Neighbour | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that follow each other, or one note: where they stand, and the notes that belong to them."""

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
        return Passage(notes=[note])
    if not path:
        return None
    row = path[-2].children if len(path) > 1 else record.text.clauses
    begin = row.index(path[-1])
    end = next((at for at, clause in enumerate(row) if str(clause.anchor) == (last or first)), -1)
    if end < begin:
        return None
    called = {marker for clause in row[begin : end + 1] for node in clause.walk() for marker in _called_in(node)}
    notes = [note for note in record.text.footnotes if note.marker in called]
    return Passage(path[:-1], row, begin, end + 1, notes)


def find_excerpt(record: Record, token: str) -> Excerpt | None:
    """The paragraph at a token, or the run 'op3..op5'; None where the text has no such place."""
    found = find_passage(record, token)
    if found is None or not found.clauses:
        return None
    return Excerpt(
        token=str(found.clauses[0].anchor),
        html=write_excerpt(record, found.clauses, address_of),
        above=[_neighbour(clause, is_whole=True) for clause in found.above],
        before=_neighbour(found.row[found.begin - 1]) if found.begin else None,
        after=_neighbour(found.row[found.end]) if found.end < len(found.row) else None,
    )


def find_note(record: Record, token: str) -> Footnote | None:
    return next((note for note in record.text.footnotes if str(note.anchor) == token), None)


def note_html(record: Record, note: Footnote) -> str:
    return write_note(record, note, address_of)


def callers_of(record: Record, note: Footnote) -> list[Neighbour]:
    """The paragraphs that call a note."""
    return [_neighbour(clause) for clause in record.text.walk() if note.marker in _called_in(clause)]


def _called_in(clause: Clause) -> list[str]:
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


def _neighbour(clause: Clause, *, is_whole: bool = False) -> Neighbour:
    words = clause.text.split()
    shown = clause.text if is_whole or len(words) <= _NEIGHBOUR_WORDS else " ".join(words[:_NEIGHBOUR_WORDS]) + " …"
    return Neighbour(str(clause.anchor), clause.number or "", shown)

"""A paragraph, a run of paragraphs or a note, found in the tree of its text."""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.citations.addresses import address_of
from resolutions.exports.html import write_excerpt, write_note
from resolutions.exports.passages import called_in, find_passage
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


def note_html(record: Record, note: Footnote) -> str:
    return write_note(record, note, address_of)


def callers_of(record: Record, note: Footnote) -> list[Neighbour]:
    """The paragraphs that call a note."""
    return [_neighbour(clause) for clause in record.text.walk() if note.marker in called_in(clause)]


def _neighbour(clause: Clause, *, is_whole: bool = False) -> Neighbour:
    words = clause.text.split()
    shown = clause.text if is_whole or len(words) <= _NEIGHBOUR_WORDS else " ".join(words[:_NEIGHBOUR_WORDS]) + " …"
    return Neighbour(str(clause.anchor), clause.number or "", shown)

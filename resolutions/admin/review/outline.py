"""The outline as it was read: every paragraph and note with its place, notes, references and doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions.admin.review.doubts import Doubt, doubts_of
from resolutions.admin.review.places import Place, places_of
from resolutions.admin.review.words import Piece, cut_words
from resolutions.models import Clause, CrossReference, Footnote, FootnoteMark, Problem, Version


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph or note of the outline."""

    token: str
    subject: Clause | Footnote
    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...]
    places: tuple[Place, ...]
    references: tuple[CrossReference, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, the enacting words or the adoption line, with its marks and references."""

    name: str
    pieces: tuple[Piece, ...]
    references: tuple[CrossReference, ...]


@dataclass(slots=True)
class Outline:
    """The right side of the review page."""

    clauses: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    headings: dict[str, Heading] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        return [place for row in (*self.clauses, *self.notes) for place in row.places]

    @property
    def tokens(self) -> set[str]:
        return {row.token for row in (*self.clauses, *self.notes)}


class _Attached:
    """What hangs on the paragraphs of a version, asked for once each and sorted by where it hangs."""

    def __init__(self, version: Version, doubts: Iterable[Doubt]) -> None:
        self.marks: dict[tuple[str, int | None, int], list[FootnoteMark]] = defaultdict(list)
        for mark in version.marks.select_related("footnote").order_by("order"):
            self.marks[mark.place, mark.clause_id or mark.within_id, mark.cell].append(mark)
        self.references: dict[str, list[CrossReference]] = defaultdict(list)
        for reference in version.references.select_related("convention", "resolution__body", "resolution__session"):
            self.references[reference.token].append(reference)
        self.doubts: dict[str, list[Doubt]] = defaultdict(list)
        for doubt in doubts:
            self.doubts[doubt.token].append(doubt)

    def cut(self, text: str, place: str, owner: int | None, token: str) -> tuple[Piece, ...]:
        return cut_words(text, self.marks[place, owner, 0], self.references[token])


def outline_of(version: Version, problems: Iterable[Problem]) -> Outline:
    """Everything that was read of a text, in printed order; asks five queries whatever its length."""
    clauses, notes = list(version.clauses.select_related("action")), list(version.footnotes.all())
    doubts = doubts_of(problems, [place for row in (*clauses, *notes) for place in _places(row)])
    attached = _Attached(version, doubts)
    return Outline(
        clauses=[_clause_row(clause, attached) for clause in clauses],
        notes=[_note_row(note, attached) for note in notes],
        headings=_headings(version, attached),
        doubts=doubts,
    )


def _places(row: Clause | Footnote) -> tuple[Place, ...]:
    return places_of(row.token, row.spans, "clause" if isinstance(row, Clause) else "note")


def _clause_row(clause: Clause, attached: _Attached) -> Row:
    place = FootnoteMark.Place
    cells = tuple(
        cut_words(cell["text"], attached.marks[place.CELL, clause.pk, index], ())
        for index, cell in enumerate(clause.cells)
    )
    return Row(
        token=clause.token,
        subject=clause,
        pieces=() if cells else attached.cut(clause.text, place.CLAUSE, clause.pk, clause.token),
        cells=cells,
        places=_places(clause),
        references=tuple(attached.references[clause.token]),
        doubts=tuple(attached.doubts[clause.token]),
    )


def _note_row(note: Footnote, attached: _Attached) -> Row:
    return Row(
        token=note.token,
        subject=note,
        pieces=attached.cut(note.text, FootnoteMark.Place.NOTE, note.pk, note.token),
        cells=(),
        places=_places(note),
        references=tuple(attached.references[note.token]),
        doubts=tuple(attached.doubts[note.token]),
    )


def _headings(version: Version, attached: _Attached) -> dict[str, Heading]:
    place = FootnoteMark.Place
    parts = {"title": (version.title, place.TITLE), "formula": (version.formula, place.FORMULA)}
    parts["adoption"] = (version.adoption_line, place.ADOPTION)
    return {
        name: Heading(name, attached.cut(text, kind, None, name), tuple(attached.references[name]))
        for name, (text, kind) in parts.items()
    }

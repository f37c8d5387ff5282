"""The outline as it was read: every paragraph and note with its place, notes, references and doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions.admin.review.doubts import Doubt, Tally, doubts_of, tally, without_repairs
from resolutions.admin.review.heads import head_places
from resolutions.admin.review.places import Place, places_of
from resolutions.admin.review.repairs import Repair, repairs_of
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
    repairs: tuple[Repair, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether the reading mended something here, or has a doubt."""
        return bool(self.repairs or self.doubts)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, the enacting words or the adoption line, with its marks and references."""

    name: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    references: tuple[CrossReference, ...]
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class Outline:
    """The right side of the review page."""

    clauses: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    headings: dict[str, Heading] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        rows = (*self.clauses, *self.notes, *self.headings.values())
        return [place for row in rows for place in row.places]

    @property
    def tokens(self) -> set[str]:
        shown = {heading.name for heading in self.headings.values() if heading.pieces}
        return {row.token for row in (*self.clauses, *self.notes)} | shown

    @property
    def tally(self) -> list[Tally]:
        return tally(self.doubts)

    @property
    def is_clean(self) -> bool:
        """Whether nothing doubtful was met: what is only for information is no doubt."""
        return not any(doubt.is_grave for doubt in self.doubts)

    @property
    def doubtful(self) -> int:
        return sum(row.is_doubtful for row in (*self.clauses, *self.notes))


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
    text = version.source_text
    places = [place for row in (*clauses, *notes) for place in _places(row)]
    heads = head_places(version, text, places, version.source_pages)
    problems = without_repairs(problems, {clause.token: clause.repairs for clause in clauses}, places)
    doubts = doubts_of(problems, [*places, *(place for found in heads.values() for place in found)])
    attached = _Attached(version, doubts)
    return Outline(
        clauses=[_clause_row(clause, attached, text) for clause in clauses],
        notes=[_note_row(note, attached) for note in notes],
        headings=_headings(version, attached, heads),
        doubts=doubts,
    )


def _places(row: Clause | Footnote) -> tuple[Place, ...]:
    return places_of(row.token, row.spans, "clause" if isinstance(row, Clause) else "note")


def _clause_row(clause: Clause, attached: _Attached, text: str) -> Row:
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
        repairs=repairs_of(clause.repairs, _places(clause), text),
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


def _headings(version: Version, attached: _Attached, heads: dict[str, tuple[Place, ...]]) -> dict[str, Heading]:
    place = FootnoteMark.Place
    parts = {"printed": (version.printed, ""), "title": (version.title, place.TITLE)}
    parts |= {"formula": (version.formula, place.FORMULA), "adoption": (version.adoption_line, place.ADOPTION)}
    return {
        name: Heading(
            name,
            attached.cut(text, kind, None, name),
            heads.get(name, ()),
            tuple(attached.references[name]),
            tuple(attached.doubts[name]),
        )
        for name, (text, kind) in parts.items()
    }

"""The tree of a text <-> rows of the database: what goes in comes out as the identical tree.

Links that a source marked up live between a reader and the extraction of references only; they are not stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from resolutions.models import Action, Clause, Footnote, FootnoteMark, Version
from resolutions.store.marks import Notes, marks_by_place
from resolutions.structure import nodes
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.spans import Span

Place = FootnoteMark.Place


def text_fields(text: nodes.Text) -> dict[str, Any]:
    """The fields of a Version row that hold what stands around the clauses."""
    return {
        "language": text.language,
        "masthead": list(text.masthead),
        "printed": text.printed,
        "title": text.title.text,
        "title_italics": pairs(text.title.italics),
        "formula": text.formula.text,
        "formula_italics": pairs(text.formula.italics),
        "adoption_line": text.adoption_line.text,
        "adoption_italics": pairs(text.adoption_line.italics),
    }


def store_text(version: Version, text: nodes.Text) -> None:
    """Saves clauses, notes and marks of a version that is saved and has none; one query a level of the tree."""
    notes = _store_notes(version, text.footnotes)
    calling = Notes(version, notes)
    calling.mark(Place.TITLE, text.title)
    calling.mark(Place.FORMULA, text.formula)
    _Planting(version, _actions(text), calling).plant(text.clauses)
    calling.mark(Place.ADOPTION, text.adoption_line)
    for note, row in zip(text.footnotes, notes, strict=True):
        calling.mark(Place.NOTE, note.words, within=row)
    FootnoteMark.objects.bulk_create(calling.rows)


def clear_text(version: Version) -> None:
    """Takes clauses, notes, marks and references of a draft away, so that another text can be stored."""
    version.references.all().delete()
    version.marks.all()._raw_delete(version.marks.db)
    version.clauses.all()._raw_delete(version.clauses.db)
    version.footnotes.all()._raw_delete(version.footnotes.db)


def from_rows(version: Version) -> nodes.Text:
    """The tree that was stored: `from_rows(v) == text`, links of the source apart. Three queries."""
    marks = marks_by_place(version)
    rows = list(version.clauses.select_related("action").order_by("position"))
    children: dict[int | None, list[Clause]] = defaultdict(list)
    for row in rows:
        children[row.parent_id].append(row)
    return nodes.Text(
        language=version.language,
        masthead=tuple(version.masthead),
        printed=version.printed,
        title=words(version.title, marks[Place.TITLE, None, 0], version.title_italics),
        formula=words(version.formula, marks[Place.FORMULA, None, 0], version.formula_italics),
        clauses=tuple(_grown(row, children, marks) for row in children[None]),
        adoption_line=words(version.adoption_line, marks[Place.ADOPTION, None, 0], version.adoption_italics),
        footnotes=tuple(_note(row, marks) for row in version.footnotes.order_by("position")),
    )


def pairs(italics: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [list(stretch) for stretch in italics]


def spans_json(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as they stand in a JSON column: [[start, end, page], ...]."""
    return [[span.start, span.end, span.page] for span in spans]


def spans_of(stored: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in stored)


def words(text: str, marks: tuple[nodes.Mark, ...], italics: Iterable[Sequence[int]]) -> nodes.Words:
    return nodes.Words(text, marks, tuple((start, end) for start, end in italics))


def _store_notes(version: Version, notes: Iterable[nodes.Footnote]) -> list[Footnote]:
    return Footnote.objects.bulk_create(
        Footnote(
            version=version,
            position=position,
            token=str(note.anchor),
            marker=note.marker,
            text=note.words.text,
            italics=pairs(note.words.italics),
            spans=spans_json(note.source),
        )
        for position, note in enumerate(notes)
    )


def _actions(text: nodes.Text) -> dict[str, int]:
    """Lemma -> key of its row. What the reader's vocabulary knew and the tables lack is added to them."""
    lemmas = {clause.action.verb for clause in text.walk() if clause.action}
    if not lemmas:
        return {}
    by_slug = dict(Action.objects.filter(lemma__in=lemmas).values_list("lemma", "pk"))
    for lemma in sorted(lemmas - by_slug.keys()):
        row, _ = Action.objects.get_or_create(slug=slugify(lemma), defaults={"lemma": lemma})
        by_slug[lemma] = row.pk
    return by_slug


@dataclass
class _Planting:
    """Saves the tree level by level, since a child needs the key of its parent."""

    version: Version
    actions: Mapping[str, int]
    calling: Notes
    position: int = 0
    levels: dict[int, list[tuple[nodes.Clause, Clause, Clause | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def plant(self, clauses: Iterable[nodes.Clause]) -> None:
        for clause in clauses:
            self._place(clause, None, 0)
        for level in sorted(self.levels):
            for _, row, parent in self.levels[level]:
                row.parent = parent
            Clause.objects.bulk_create(row for _, row, _ in self.levels[level])
        placed = [entry for level in self.levels.values() for entry in level]
        for clause, row, _ in sorted(placed, key=lambda entry: entry[1].position):
            self.calling.mark(Place.CLAUSE, clause.words, clause=row)
            for index, cell in enumerate(clause.cells):
                self.calling.mark(Place.CELL, cell, clause=row, cell=index)

    def _place(self, clause: nodes.Clause, parent: Clause | None, level: int) -> None:
        row = self._row(clause)
        self.position += 1
        self.levels[level].append((clause, row, parent))
        for child in clause.children:
            self._place(child, row, level + 1)

    def _row(self, clause: nodes.Clause) -> Clause:
        action = clause.action
        return Clause(
            version=self.version,
            position=self.position,
            token=str(clause.anchor),
            part=clause.part.value,
            kind=clause.kind.value,
            number=clause.number,
            depth=clause.depth,
            text=clause.words.text,
            italics=pairs(clause.words.italics),
            cells=[{"text": cell.text, "italics": pairs(cell.italics)} for cell in clause.cells],
            action_id=self.actions[action.verb] if action else None,
            action_modifiers=list(action.modifiers) if action else [],
            action_printed=action.printed if action else "",
            spans=spans_json(clause.source),
            repairs=list(clause.repairs),
        )


def _grown(row: Clause, children: Mapping[int | None, list[Clause]], marks: Mapping[Any, Any]) -> nodes.Clause:
    return nodes.Clause(
        anchor=parse_anchor(row.token),
        part=nodes.Part(row.part),
        kind=nodes.Kind(row.kind),
        words=words(row.text, marks[Place.CLAUSE, row.pk, 0], row.italics),
        number=row.number,
        depth=row.depth,
        action=action_of(row),
        cells=tuple(
            words(cell["text"], marks[Place.CELL, row.pk, index], cell["italics"])
            for index, cell in enumerate(row.cells)
        ),
        source=spans_of(row.spans),
        repairs=tuple(row.repairs),
        children=tuple(_grown(child, children, marks) for child in children[row.pk]),
    )


def action_of(row: Clause) -> nodes.Action | None:
    if row.action is None:
        return None
    return nodes.Action(row.action.lemma, tuple(row.action_modifiers), row.action_printed)


def _note(row: Footnote, marks: Mapping[Any, Any]) -> nodes.Footnote:
    return nodes.Footnote(
        anchor=parse_anchor(row.token),
        marker=row.marker,
        words=words(row.text, marks[Place.NOTE, row.pk, 0], row.italics),
        source=spans_of(row.spans),
    )

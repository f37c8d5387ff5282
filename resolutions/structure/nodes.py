"""The nodes of a text: printed words, paragraphs, notes.

Words keep every printed character but the note marks, which are lifted out into `marks` with the offset
where each stood; white space inside a paragraph is a single blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from resolutions.structure.anchors import Anchor
from resolutions.structure.spans import Span


class Part(StrEnum):
    """Where in a resolution a clause stands. The preamble of a section is PREAMBLE; all of an annex is ANNEX."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"


class Kind(StrEnum):
    """What a clause is. TABLE is one table; its children, also TABLE, are its rows with `cells`."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE = "table"
    UNPARSED = "unparsed"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A call of note `marker` that stood before the character at offset `at` of the words."""

    marker: str
    at: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the source itself marked up; lives between a reader and the extraction of references only."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Words:
    """Printed words: text without note marks, where the marks stood, which stretches are italic."""

    text: str = ""
    marks: tuple[Mark, ...] = ()
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.marks)


CELL_BREAK = " | "


def with_starts(cells: Iterable[Words]) -> Iterator[tuple[Words, int]]:
    """Each cell of a row with the offset at which it begins in the words of the row."""
    at = 0
    for cell in cells:
        yield cell, at
        at += len(cell.text) + len(CELL_BREAK)


def joined_cells(cells: Sequence[Words]) -> Words:
    """The cells of a row as one: their words with bars between, marks, italics and links where they stand there.

    References in a table are counted in these words.
    """
    placed = list(with_starts(cells))
    return Words(
        CELL_BREAK.join(cell.text for cell in cells),
        tuple(Mark(mark.marker, mark.at + at) for cell, at in placed for mark in cell.marks),
        tuple((start + at, end + at) for cell, at in placed for start, end in cell.italics),
        tuple(Link(link.start + at, link.end + at, link.href) for cell, at in placed for link in cell.links),
    )


@dataclass(frozen=True, slots=True)
class Action:
    """The opening verb phrase: Action("request", ("also",), "Also requests")."""

    verb: str
    modifiers: tuple[str, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the text. `number` is the printed label ("9.", "(e)", "II") or None; depth 0 is a paragraph."""

    anchor: Anchor
    part: Part
    kind: Kind
    words: Words
    number: str | None = None
    depth: int = 0
    action: Action | None = None
    cells: tuple[Words, ...] = ()
    source: tuple[Span, ...] = ()
    repairs: tuple[str, ...] = ()
    children: tuple[Clause, ...] = ()

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def all_words(self) -> Words:
        """The words that references are counted in: its own, or those of its cells."""
        return joined_cells(self.cells) if self.cells else self.words

    def walk(self) -> Iterator[Clause]:
        """This clause, then all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its printed mark without slash or brackets ("33", "*"), its words, its place."""

    anchor: Anchor
    marker: str
    words: Words
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a resolution in one language, as printed."""

    language: str = "en"
    masthead: tuple[str, ...] = ()
    printed: str = ""
    title: Words = Words()
    formula: Words = Words()
    clauses: tuple[Clause, ...] = ()
    adoption_line: Words = Words()
    footnotes: tuple[Footnote, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """Every clause in printed order, parents before children."""
        for clause in self.clauses:
            yield from clause.walk()

    def without_sources(self) -> Text:
        """The same text without spans and repairs: what two readings of one text must agree on."""
        return replace(
            self,
            clauses=tuple(_bare(clause) for clause in self.clauses),
            footnotes=tuple(replace(note, source=()) for note in self.footnotes),
        )

    def without_links(self) -> Text:
        """The same text once the links of its source have become references."""
        return replace(
            self,
            title=_unlinked(self.title),
            formula=_unlinked(self.formula),
            adoption_line=_unlinked(self.adoption_line),
            clauses=tuple(_clause_unlinked(clause) for clause in self.clauses),
            footnotes=tuple(replace(note, words=_unlinked(note.words)) for note in self.footnotes),
        )


def _unlinked(words: Words) -> Words:
    return replace(words, links=()) if words.links else words


def _clause_unlinked(clause: Clause) -> Clause:
    return replace(
        clause,
        words=_unlinked(clause.words),
        cells=tuple(map(_unlinked, clause.cells)),
        children=tuple(_clause_unlinked(child) for child in clause.children),
    )


def _bare(clause: Clause) -> Clause:
    return replace(clause, source=(), repairs=(), children=tuple(_bare(child) for child in clause.children))

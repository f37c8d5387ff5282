"""Two languages of one resolution side by side: a row for each anchor, in printed order, with the words of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Any

from resolutions.exports.directions import direction_of
from resolutions.exports.html import permanent_path
from resolutions.exports.html_words import Style, attributes, turned_styles, write_words
from resolutions.exports.record import Citation, Record
from resolutions.structure.nodes import Mark, Words

AddressOf = Callable[[Any], str]
_APART = ("title", "formula", "adoption")


@dataclass(frozen=True, slots=True)
class Cell:
    """One language's words at a place: number as printed, HTML, and the place's permanent path."""

    language: str
    direction: str
    number: str
    html: str
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one anchor; None where a language has nothing there. kind: as of the clause, or what it is apart."""

    token: str
    kind: str
    depth: int
    cells: tuple[Cell | None, Cell | None]


@dataclass(frozen=True, slots=True)
class _Place:
    token: str
    kind: str
    depth: int
    number: str
    words: Sequence[Words]


def write_rows(one: Record, other: Record, address_of: AddressOf) -> list[Row]:
    """The rows of two records, aligned by anchor. What only one language has keeps its place among its neighbours."""
    left, right = {place.token: place for place in _places(one)}, {place.token: place for place in _places(other)}
    tokens = _merged(list(left), list(right))
    ids = frozenset(tokens)
    writers = _Writer(one, address_of, ids), _Writer(other, address_of, ids)
    rows = []
    for token in tokens:
        found = left.get(token), right.get(token)
        first = found[0] or found[1]
        if first is not None:
            cells = [writer.cell(place) if place else None for writer, place in zip(writers, found, strict=True)]
            rows.append(Row(token, first.kind, first.depth, (cells[0], cells[1])))
    return rows


def _merged(left: list[str], right: list[str]) -> list[str]:
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return list(dict.fromkeys(token for _, a, b, c, d in steps for token in (*left[a:b], *right[c:d])))


def _places(record: Record) -> Iterable[_Place]:
    text = record.text
    apart = dict(zip(_APART, (text.title, text.formula, text.adoption_line), strict=True))
    yield from (_Place(name, name, 0, "", [apart[name]]) for name in _APART[:2] if apart[name])
    for node in text.walk():
        words = node.cells or (node.words,)
        if any(words) or node.number:
            yield _Place(str(node.anchor), str(node.kind), node.depth, node.number or "", words)
    if apart["adoption"]:
        yield _Place("adoption", "adoption", 0, "", [apart["adoption"]])
    for note in text.footnotes:
        yield _Place(str(note.anchor), "note", 0, note.marker, [note.words])


class _Writer:
    def __init__(self, record: Record, address_of: AddressOf, ids: frozenset[str]) -> None:
        self.language = record.language
        self.path = permanent_path(record.identity, record.language)
        self.address_of, self.ids = address_of, ids
        self.notes = {note.marker: str(note.anchor) for note in record.text.footnotes}
        self.references: dict[str, list[Citation]] = {}
        for reference in record.references:
            self.references.setdefault(reference.anchor, []).append(reference)

    def cell(self, place: _Place) -> Cell:
        token = "" if len(place.words) > 1 else place.token
        html = " | ".join(self._words(words, token) for words in place.words)
        path = self.path if place.kind in _APART else f"{self.path}/{place.token}"
        return Cell(self.language, direction_of(self.language), place.number, html, path)

    def _words(self, words: Words, token: str) -> str:
        links = [self._link(reference) for reference in self.references.get(token, ())]
        return write_words(words, links, self._mark, turned_styles(words.text, self.language))

    def _link(self, reference: Citation) -> Style:
        is_here = str(reference.kind) == "paragraph"
        inside = f"#{reference.target}" if reference.target in self.ids else f"{self.path}/{reference.target}"
        href = inside if is_here else self.address_of(reference)
        link = attributes(class_=f"ref ref-{reference.kind}", href=href)
        return Style(reference.start, reference.end, "a" if href else "span", link)

    def _mark(self, mark: Mark) -> str:
        token = self.notes.get(mark.marker)
        shown = escape(mark.marker)
        link = attributes(href=f"#{token}", role="doc-noteref")
        return f'<sup class="mark"><a{link}>{shown}</a></sup>' if token else f'<sup class="mark">{shown}</sup>'

"""The words of a block as runs: notes lifted out to where they are called, italics and links kept.

A note stands in an <authorialNote> at the point of its first call; `<sup>4</sup>` calls note 4 once more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resolutions.ingest.blocks import Run, words_of
from resolutions.ingest.labels import words_from
from resolutions.ingest.readers.akn.parsing import Element, local, squash
from resolutions.structure.nodes import Words
from resolutions.structure.spans import Span

EMBEDDED = {"embeddedStructure", "quotedStructure"}
_NOWHERE = Span(0, 0)
_EMPTY_BRACKETS = re.compile(
    r"\(\s*\)\s*"
)  # Arabic prints a note's mark in brackets; the markup lifts out the mark alone


@dataclass(frozen=True, slots=True)
class Style:
    is_italic: bool = False
    is_bold: bool = False
    href: str = ""


@dataclass(slots=True)
class NoteBook:
    """Notes met so far, in printed order."""

    markers: set[str] = field(default_factory=set)
    notes: list[tuple[str, Words]] = field(default_factory=list)

    def add(self, note: Element) -> str:
        """Keeps the note and gives its mark; a note without a mark gets the next number."""
        marker = squash(note.get("marker")) or str(len(self.notes) + 1)
        self.markers.add(marker)
        place = len(self.notes)
        self.notes.append((marker, Words()))
        runs: list[Run] = []
        _collect(note, Style(), runs, self)
        words = words_of(tuple(runs))
        empty = _EMPTY_BRACKETS.match(words.text)
        self.notes[place] = (marker, words_from(words, empty.end()) if empty else words)
        return marker


def words_at(element: Element | None, book: NoteBook) -> Words:
    """The words of a block; notes go to the book."""
    if element is None:
        return Words()
    runs: list[Run] = []
    _collect(element, Style(), runs, book)
    return words_of(tuple(runs))


def _collect(element: Element, style: Style, runs: list[Run], book: NoteBook) -> None:
    _put(element.text, style, runs)
    for child in element:
        _child(child, style, runs, book)
        _put(child.tail, style, runs)


def _child(child: Element, style: Style, runs: list[Run], book: NoteBook) -> None:
    name = local(child)
    if name == "authorialNote":
        runs.append(Run(book.add(child), _NOWHERE, is_mark=True))
    elif name == "sup" and _is_call(child, book):
        runs.append(Run(squash(child.text), _NOWHERE, is_mark=True))
    elif name == "num" or name in EMBEDDED:
        return
    else:
        if name in ("eol", "br", "p", "td", "th"):
            _put(" ", style, runs)
        _collect(child, _styled(child, name, style), runs, book)


def _is_call(child: Element, book: NoteBook) -> bool:
    """Raised digits call a note only when there is one; else they are an exponent, and stay words."""
    marker = squash(child.text)
    return not len(child) and marker.isdigit() and marker in book.markers


def _styled(child: Element, name: str, style: Style) -> Style:
    kinds = (child.get("class") or "").split() if name == "span" else []
    if name == "i" or "italic" in kinds:
        style = replace(style, is_italic=True)
    if name == "b" or "bold" in kinds:
        style = replace(style, is_bold=True)
    if name in ("a", "ref"):
        style = replace(style, href=child.get("href") or "")
    return style


def _put(text: str | None, style: Style, runs: list[Run]) -> None:
    if text:
        runs.append(Run(text, _NOWHERE, style.is_italic, style.is_bold, href=style.href))

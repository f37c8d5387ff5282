"""A story of the document, from its XML to its paragraphs and tables: the body, a header, a note.

Lists are counted and notes are called while the paragraphs are met, so a story is read once and in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resolutions.ingest.readers.docx.content import Content, Piece, WordCell, WordParagraph, WordTable
from resolutions.ingest.readers.docx.inline import DELETED, Inline
from resolutions.ingest.readers.docx.markup import DRAWING, Element, W, is_on, number, value, words_below
from resolutions.ingest.readers.docx.numbering import Numbering

_PARAGRAPHS = frozenset((W("p"), f"{{{DRAWING}}}p"))
_TABLE, _ROW, _CELL = W("tbl"), W("tr"), W("tc")
_GONE = frozenset(map(W, ("del", "moveFrom")))
_PROPERTIES = frozenset(map(W, ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr")))
_FOREIGN = frozenset(map(W, ("altChunk", "subDoc")))
_MOST_COLUMNS = 63
_NO_HEADING = re.compile(r"[,;:.]\s*$|^\s*[\[(].*[\])]\s*$", re.DOTALL)
_LONGEST_HEADING = 400


@dataclass(slots=True)
class Story:
    """Reads the content of one story."""

    inline: Inline
    numbering: Numbering
    foreign: int = 0
    _waiting: list[Piece] = field(default_factory=list)

    def content(self, container: Element) -> list[Content]:
        """The paragraphs and tables of a cell, a note, a text box."""
        return list(self.stream(container))

    def stream(self, container: Element) -> Iterator[Content]:
        """The same one by one: what stands before has been given when the next is read."""
        out: list[Content] = []
        for child in container:
            self._take(child, out)
            yield from out
            out.clear()
        self._settle(out)
        yield from out

    def _take(self, child: Element, out: list[Content]) -> None:
        tag = child.tag
        if tag in _PARAGRAPHS:
            self._paragraph(child, out)
        elif tag == _TABLE:
            self._settle(out)
            out.append(self._table(child))
        elif tag in _GONE:
            self._drop(child)
        elif tag in _FOREIGN:
            self.foreign += 1
        elif tag not in _PROPERTIES and isinstance(tag, str):
            for inner in child:
                self._take(inner, out)

    def _drop(self, element: Element) -> None:
        words = words_below(element)
        if words:
            self.inline.drop(words, DELETED)

    def _settle(self, out: list[Content]) -> None:
        """Words whose paragraph end was taken away, with no paragraph after them that they could go on in."""
        if self._waiting:
            out.append(WordParagraph(self._waiting))
            self._waiting = []

    def _paragraph(self, element: Element, out: list[Content]) -> None:
        properties = element.find(W("pPr"))
        style = value(properties, "pStyle") or self.inline.styles.paragraph
        pieces = [*self._waiting, *self.inline.read(element, style)]
        self._waiting = []
        if _is_end_gone(properties):
            self._waiting = pieces
        else:
            paragraph = WordParagraph(self._labelled(pieces, properties, style))
            paragraph.level = self._level(paragraph, properties, style)
            out.append(paragraph)
        boxes, self.inline.boxes = self.inline.boxes, []
        for box in boxes:
            out += self.content(box)
        if properties is not None and properties.find(W("sectPr")) is not None:
            self.inline.notes.section += 1

    def _labelled(self, pieces: list[Piece], properties: Element | None, style: str) -> list[Piece]:
        """The number that Word prints before the words; a paragraph without words counts, but shows nothing."""
        listed = self._list_of(properties, style)
        label = self.numbering.next(*listed) if listed else ""
        if not label or not any(piece.text.strip() for piece in pieces):
            return pieces
        begins_page = pieces[0].begins_page
        return [Piece(label, begins_page=begins_page), *pieces]

    def _list_of(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """The list and the level of a paragraph; a list that is none (0) takes it out of the list of its style."""
        own = properties.find(W("numPr")) if properties is not None else None
        of_style = self.inline.styles.list_of(style)
        listing = value(own, "numId")
        if listing is None:
            listing = of_style[0] if of_style else None
        if listing is None:
            return None
        level = value(own, "ilvl")
        if level is not None:
            return listing, number(level)
        if of_style and of_style[0] == listing and of_style[1] is not None:
            return listing, of_style[1]
        return listing, self.numbering.level_of_style(listing, style)

    def _level(self, paragraph: WordParagraph, properties: Element | None, style: str) -> int:
        """The level of a heading. Its style alone proves nothing: words with an end, or in brackets, are no heading."""
        own = value(properties, "outlineLvl")
        level = self.inline.styles.outline_level(style) if own is None else (number(own, 9) + 1) % 10
        words = paragraph.text
        return 0 if not level or len(words) > _LONGEST_HEADING or _NO_HEADING.search(words) else level

    def _table(self, element: Element) -> WordTable:
        rows = [self._row(row) for row in _below(element, _ROW) if not self._is_row_gone(row)]
        return WordTable([row for row in rows if row])

    def _is_row_gone(self, row: Element) -> bool:
        properties = row.find(W("trPr"))
        is_gone = properties is not None and properties.find(W("del")) is not None
        if is_gone:
            self._drop(row)
        return is_gone

    def _row(self, row: Element) -> list[WordCell]:
        properties = row.find(W("trPr"))
        before = min(number(value(properties, "gridBefore")), _MOST_COLUMNS)
        cells = [WordCell() for _ in range(before)]
        for element in _below(row, _CELL):
            own = element.find(W("tcPr"))
            if own is not None and own.find(W("cellDel")) is not None:
                self._drop(element)
                continue
            width = max(1, min(number(value(own, "gridSpan"), 1), _MOST_COLUMNS))
            cells.append(WordCell(self.content(element), width))
        return cells


def _is_end_gone(properties: Element | None) -> bool:
    """Whether a tracked change took the end of a paragraph away, or it is hidden: its words go on in the next one."""
    mark = properties.find(W("rPr")) if properties is not None else None
    if mark is None:
        return False
    return any(mark.find(tag) is not None for tag in _GONE) or is_on(value(mark, "specVanish"))


def _below(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, wrapped or not, but not those of tables inside."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _PROPERTIES and child.tag not in (_TABLE, *_PARAGRAPHS) and isinstance(child.tag, str):
            yield from _below(child, tag)

"""Tables: their rows are taken out before the paragraphs are outlined, and put back where they stood.

Words in cells have no end and no label, so they would be headings to every rule about paragraphs. A table belongs to
the part and the scope of what stands above it; it is one item, and its rows with their cells are the items below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingest.blocks import Block, Item, words_of
from resolutions.ingest.outline.paragraphs import Paragraph
from resolutions.ingest.runs import places
from resolutions.structure.nodes import Kind, Part, Words


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of a text in printed order."""

    rows: tuple[Block, ...]

    def put_back(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items with each table after what stands above it in the source."""
        out: list[Item] = []
        at = 0
        for item in items:
            while out and item.source and at < len(self.rows) and _start(self.rows[at]) < item.source[0].start:
                out += self._items(at, out)
                at += 1
            out.append(item)
        for rest in range(at, len(self.rows)):
            out += self._items(rest, out)
        return tuple(out)

    def _items(self, at: int, out: Sequence[Item]) -> list[Item]:
        """A row; the first of a table has the table itself before it."""
        row = self.rows[at]
        above = out[-1] if out else Item(Part.OPERATIVE, Words())
        cells = tuple(words_of(cell) for cell in row.cells)
        made = Item(above.part, Words(), Kind.TABLE, depth=1, scope=above.scope, cells=cells, source=places([row]))
        if above.cells and self.rows[at - 1].table == row.table:
            return [made]
        return [Item(above.part, Words(), Kind.TABLE, scope=above.scope), made]


def take_tables(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], Tables]:
    """The paragraphs without rows of tables, and the rows."""
    rows = tuple(one.blocks[0] for one in paragraphs if is_row(one))
    return [one for one in paragraphs if not is_row(one)], Tables(rows)


def is_row(paragraph: Paragraph) -> bool:
    return bool(paragraph.blocks[0].cells)


def _start(row: Block) -> int:
    return row.runs[0].span.start

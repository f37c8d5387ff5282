"""Which tables are tables: those that only place words on a page are read as paragraphs."""

from __future__ import annotations

import re

from resolutions.ingest.readers.html.parsing import Element, tag_of
from resolutions.ingest.readers.html.survey import Measure, Survey

_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]|\[?\d{1,3}[\]/]|[•●▪–—-])?\s*")
_MOST_ROWS = 2000  # to look at; a table is alike from its first row to its last
_LONG_CELL = 150  # characters on average, in a table that is the whole page


def data_tables(found: Survey) -> set[Element]:
    """The tables with rows and cells of their own."""
    return {table for table, inside in found.tables.items() if not _only_places(table, inside, found)}


def _only_places(table: Element, inside: Measure, found: Survey) -> bool:
    if (table.get("role") or "").lower() in ("presentation", "none") or inside.tables > 1 or inside.enacting:
        return True
    rows = _rows(table)
    if inside.letters * 5 > found.page.letters * 4 and inside.letters > _LONG_CELL * sum(len(row) for row in rows):
        return True
    if not rows or max(len(row) for row in rows) < 2 or len(rows) < 2:
        return True
    return _is_labelled(rows)


def _rows(table: Element) -> list[list[str]]:
    """The beginning of each cell's words, row by row, without cells that hold none."""
    out: list[list[str]] = []
    for row in table.iter("tr"):
        cells = [_start(cell) for cell in row if tag_of(cell) in ("td", "th")]
        filled = [cell for cell in cells if cell.strip()]
        if filled:
            out.append(filled)
        if len(out) > _MOST_ROWS:
            break
    return out


def _start(cell: Element) -> str:
    words = ""
    for piece in cell.itertext():
        words += str(piece)[:60]
        if len(words) > 60:
            break
    return words


def _is_labelled(rows: list[list[str]]) -> bool:
    """Numbered paragraphs set in two columns: '1.' and the words."""
    paired = [row for row in rows if len(row) == 2]
    return len(paired) * 2 >= len(rows) and all(_LABEL.fullmatch(row[0]) for row in paired)

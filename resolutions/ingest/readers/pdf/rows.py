"""The lines of ruled tables as rows with cells; a table that a page end cuts is one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resolutions.ingest.readers.pdf.entries import Entry


def is_same_row(above: Entry, entry: Entry) -> bool:
    """Whether two lines stand in one row of one table."""
    if above.cell is None or entry.cell is None or above.page is not entry.page:
        return False
    return (above.cell.table, above.cell.row) == (entry.cell.table, entry.cell.row)


def cells_of(row: Sequence[Entry]) -> list[list[Entry]]:
    """The lines of each cell, empty cells too."""
    width = next(entry.cell.width for entry in row if entry.cell is not None)
    return [[entry for entry in row if entry.cell is not None and entry.cell.column == at] for at in range(width)]


def number_tables(flow: Sequence[Entry]) -> dict[Entry, int]:
    """Which table of the document (from 1) each line of a table stands in."""
    out: dict[Entry, int] = {}
    number = 0
    for above, entry in pairwise([None, *flow]):
        if entry is None or entry.cell is None:
            continue
        number += above is None or not _is_same_table(above, entry)
        out[entry] = number
    return out


def _is_same_table(above: Entry, entry: Entry) -> bool:
    """A table at the head of a page goes on with one of as many columns at the foot of the page before."""
    if above.cell is None or entry.cell is None:
        return False
    if above.page is entry.page:
        return above.cell.table == entry.cell.table
    return entry.page.number == above.page.number + 1 and entry.cell.width == above.cell.width

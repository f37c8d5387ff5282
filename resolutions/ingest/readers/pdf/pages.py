"""A page as text: its lines in reading order, and where in the text each stands.

A page is read with no knowledge of the others but where their gutters are: its text is the same each time, and with
it every offset.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from resolutions.ingest.readers.pdf.columns import Column, columns_of, gutters_of
from resolutions.ingest.readers.pdf.drawn import Drawn, drawn_on
from resolutions.ingest.readers.pdf.glyphs import Frame, Piece, frame_of, pieces_of
from resolutions.ingest.readers.pdf.lines import Line, stretches_of
from resolutions.ingest.readers.pdf.tables import grids_of, split_table

TURNED = "turned on the page"
OUTSIDE = "outside the page"
TWICE = "printed twice"
INVISIBLE = "invisible"

_WIDE_GAP = 1.7


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in the tables of a page a line stands, all from 0; `width` is how many columns its table has."""

    table: int
    row: int
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where its text begins in the text of its page."""

    line: Line
    start: int
    cell: Cell | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.line.text)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `columns` in reading order, a ruled table counts as one; `aside` is what belongs to none, and why."""

    number: int
    frame: Frame
    text: str
    drawn: Drawn
    columns: tuple[tuple[Placed, ...], ...] = ()
    aside: tuple[tuple[Placed, str], ...] = ()

    @property
    def lines(self) -> tuple[Placed, ...]:
        return (*(placed for column in self.columns for placed in column), *(placed for placed, _ in self.aside))


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on a page, before its reading order is known."""

    number: int
    frame: Frame
    drawn: Drawn
    stretches: tuple[Line, ...] = ()
    aside: tuple[tuple[Line, str], ...] = ()

    def gutters(self) -> list[float]:
        return gutters_of(self.stretches, self.drawn) if self.stretches else []

    def ordered(self, gutters: Sequence[float]) -> Page:
        """The page in reading order; gutters: those that other pages of the file are sure of."""
        setting = _Setting(self.number, self.frame, self.drawn)
        rest: list[Line] = list(self.stretches)
        for table, grid in enumerate(grids_of(self.drawn)):
            above, rest, rows = split_table(rest, grid)
            setting.put_columns(columns_of(above, self.drawn, gutters))
            setting.put_table(table, rows)
        setting.put_columns(columns_of(rest, self.drawn, gutters))
        return setting.page(self.aside)


def read_page(page: pdfium.PdfPage, number: int) -> Printed:
    frame = frame_of(page)
    kept, aside = _sorted_out(pieces_of(page, frame), frame)
    apart = tuple((line, reason) for reason, pieces in aside.items() for line in _lines_of(pieces))
    return Printed(number, frame, drawn_on(page, frame), tuple(stretches_of(kept)), apart)


def blank_page(number: int) -> Printed:
    """A page that nothing can be read of."""
    return Printed(number, Frame(0.0, 0.0, 0.0, 0.0, 0), Drawn())


def _sorted_out(pieces: Sequence[Piece], frame: Frame) -> tuple[list[Piece], dict[str, list[Piece]]]:
    """The pieces of the text, and those that are none of it: turned, beyond the edge, printed twice, unseen."""
    hidden = _hidden(pieces)
    seen: dict[tuple[str, int], Piece] = {}
    kept: list[Piece] = []
    aside: dict[str, list[Piece]] = {}
    for piece in pieces:
        reason = _reason(piece, frame, seen)
        if not reason and hidden and piece.style.is_invisible:
            reason = INVISIBLE
        if reason:
            aside.setdefault(reason, []).append(piece)
        else:
            kept.append(piece)
    return kept, aside


def _hidden(pieces: Sequence[Piece]) -> bool:
    """Whether unseen characters lie beside seen ones; a page of unseen ones alone is a scan with its text layer."""
    unseen = sum(len(piece.chars) for piece in pieces if piece.style.is_invisible)
    return 0 < unseen < sum(len(piece.chars) for piece in pieces) / 2


def _reason(piece: Piece, frame: Frame, seen: dict[tuple[str, int], Piece]) -> str:
    if piece.style.angle:
        return TURNED
    if piece.right < 0 or piece.left > frame.width or not 0 <= piece.base <= frame.height + piece.size:
        return OUTSIDE
    key = ("".join(piece.chars), round(piece.base / 2))
    before = seen.setdefault(key, piece)
    near = 0.2 * piece.size
    if before is not piece and abs(before.left - piece.left) < near and abs(before.base - piece.base) < near / 2:
        return TWICE
    return ""


def _lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Each piece a line of its own: what is turned or unseen has no order that could be trusted."""
    return [Line([piece]) for piece in pieces]


class _Setting:
    """Writes the lines of a page down, one below the other."""

    def __init__(self, number: int, frame: Frame, drawn: Drawn) -> None:
        self.number, self.frame, self.drawn = number, frame, drawn
        self.written: list[str] = []
        self.length = 0
        self.columns: list[tuple[Placed, ...]] = []

    def page(self, apart: Sequence[tuple[Line, str]]) -> Page:
        aside = tuple((self._put(line, "\n\n"), reason) for line, reason in apart)
        return Page(self.number, self.frame, "".join(self.written), self.drawn, tuple(self.columns), aside)

    def put_columns(self, columns: Sequence[Column]) -> None:
        self.columns += [self._column(column) for column in columns]

    def put_table(self, table: int, rows: Sequence[Sequence[Sequence[Line]]]) -> None:
        """A row below the other, a tabulator between cells."""
        out: list[Placed] = []
        for row, cells in enumerate(rows):
            line_end = "\n" if row else "\n\n"
            for column, lines in enumerate(cells):
                for line in lines:
                    out.append(self._put(line, line_end, Cell(table, row, column, len(cells))))
                    line_end = "\n"
                line_end = "\t" if line_end == "\n" and out and out[-1].cell and out[-1].cell.row == row else line_end
        if out:
            self.columns.append(tuple(out))

    def _column(self, column: Column) -> tuple[Placed, ...]:
        out: list[Placed] = []
        for line in column:
            above = out[-1].line if out else None
            is_near = above is not None and line.base - above.base < _WIDE_GAP * max(above.size, line.size)
            out.append(self._put(line, "\n" if is_near else "\n\n"))
        return tuple(out)

    def _put(self, line: Line, line_end: str, cell: Cell | None = None) -> Placed:
        if self.length:
            self._write(line_end)
        start = self.length
        self._write(line.text)
        return Placed(line, start, cell)

    def _write(self, words: str) -> None:
        self.written.append(words)
        self.length += len(words)

"""Ruled tables: cells between drawn lines. What is not ruled on all sides stays lines, which the outline looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resolutions.ingest.readers.pdf.drawn import Drawn, Stroke
from resolutions.ingest.readers.pdf.glyphs import Piece
from resolutions.ingest.readers.pdf.lines import Line, stretches_of

_NEAR = 3.0
_LEAST_COLUMNS = 2
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """The drawn lines of a table: the heights of its level lines, the places of its upright ones."""

    levels: tuple[float, ...]
    uprights: tuple[float, ...]

    def cell_of(self, line: Line | Piece) -> tuple[int, int] | None:
        """Row and column (from 0) that a line stands in; None outside the table."""
        row = bisect_right(self.levels, line.base - 0.3 * line.size) - 1
        column = bisect_right(self.uprights, (line.left + line.right) / 2) - 1
        if not (0 <= row < len(self.levels) - 1 and 0 <= column < len(self.uprights) - 1):
            return None
        return row, column


def grids_of(drawn: Drawn) -> list[Grid]:
    """The ruled tables of a page from top to bottom: upright lines that level ones meet, two rows and columns at least."""
    out: list[Grid] = []
    for uprights in _together(drawn.upright):
        top, bottom = min(one.start for one in uprights), max(one.end for one in uprights)
        left, right = min(one.at for one in uprights), max(one.at for one in uprights)
        levels = [
            one.at
            for one in drawn.level
            if top - _NEAR < one.at < bottom + _NEAR and one.start < right - _NEAR and one.end > left + _NEAR
        ]
        grid = Grid(_apart(levels), _apart([one.at for one in uprights]))
        if len(grid.levels) > _LEAST_ROWS and len(grid.uprights) > _LEAST_COLUMNS:
            out.append(grid)
    return sorted(out, key=lambda one: one.levels[0])


def _together(uprights: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Upright lines in stretches of the page that one of them covers without a gap."""
    group: list[Stroke] = []
    end = 0.0
    for one in sorted(uprights, key=lambda stroke: stroke.start):
        if group and one.start > end + _NEAR:
            yield group
            group = []
        group.append(one)
        end = max(end, one.end) if len(group) > 1 else one.end
    if group:
        yield group


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    """Places that are nearer than a line is wide are one."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    return tuple(out)


def split_table(stretches: Sequence[Line], grid: Grid) -> tuple[list[Line], list[Line], list[list[list[Line]]]]:
    """The lines above a table, those below it, and its rows of cells of lines."""
    inside = [line for line in stretches if grid.cell_of(line) is not None]
    above = [line for line in stretches if line not in inside and line.base < grid.levels[-1]]
    below = [line for line in stretches if line not in inside and line.base >= grid.levels[-1]]
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in (piece for line in inside for piece in line.pieces):
        cells.setdefault(_clamped(grid, piece), []).append(piece)
    rows = [
        [stretches_of(cells.get((row, column), [])) for column in range(len(grid.uprights) - 1)]
        for row in range(len(grid.levels) - 1)
    ]
    return above, below, [row for row in rows if any(row)]


def _clamped(grid: Grid, piece: Piece) -> tuple[int, int]:
    """The cell of a piece; a raised figure may stand on the line over its row."""
    row = bisect_right(grid.levels, piece.base - 0.3 * piece.size) - 1
    column = bisect_right(grid.uprights, (piece.left + piece.right) / 2) - 1
    return min(max(row, 0), len(grid.levels) - 2), min(max(column, 0), len(grid.uprights) - 2)

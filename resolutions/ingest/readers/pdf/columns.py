"""Reading order: columns divided by gutters, bands of full width between them, lines from top to bottom.

A gutter is trusted only where lines of running text stand on both sides of it, several on each and filling their
column; the two sides of a masthead or the cells of a table do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median

from resolutions.ingest.readers.pdf.drawn import Drawn
from resolutions.ingest.readers.pdf.lines import Line

Column = list[Line]

_LEAST = 4  # lines on each side of a gutter
_FILLED = 0.62
_WORDS = 3
_BAND_GAP = 2.6
_FAR = 4.5
_STEP = 3.0  # points
_HARDLY = 0.12
_OUTER = 0.2
_MOST_STRIPS = 4


def columns_of(stretches: Sequence[Line], drawn: Drawn, hints: Sequence[float] = ()) -> list[Column]:
    """The columns of a page in reading order, each with its lines from top to bottom; hints: gutters of other pages."""
    if not stretches:
        return []
    out: list[tuple[Column, bool]] = []
    for band in _bands(stretches, drawn):
        for column, is_whole in _divided(band, hints):
            if column and is_whole and out and out[-1][1]:
                out[-1][0].extend(column)
            elif column:
                out.append((column, is_whole))
    return [_as_lines(column) for column, _ in out]


def _width(column: Column) -> float:
    return max(line.right for line in column) - min(line.left for line in column)


def _bands(stretches: Sequence[Line], drawn: Drawn) -> Iterator[list[Line]]:
    """The lines between drawn rules of full width and wide gaps: a running head never stands in a column."""
    ordered = sorted(stretches, key=lambda line: (line.base, line.left))
    width = _width(ordered)
    rules = [stroke.at for stroke in drawn.level if stroke.length > 0.8 * width]
    band = [ordered[0]]
    for line in ordered[1:]:
        above = max(band, key=lambda one: one.base)
        far = line.base - above.base > _BAND_GAP * max(line.size, above.size)
        if far or any(above.base < at < line.base for at in rules):
            yield band
            band = []
        band.append(line)
    yield band


def _divided(band: Column, hints: Sequence[float] = ()) -> list[tuple[Column, bool]]:
    """The band cut at its best gutter, each side cut again: (lines, whether they have the whole width)."""
    best: list[tuple[int, int]] = []
    gutter = 0.0
    for at, least in [(at, _LEAST) for at in _strips(band)] + [(at, 1) for at in hints]:
        found = _columned(band, at, least)
        if sum(end - start for start, end in found) > sum(end - start for start, end in best):
            best, gutter = found, at
    if not best:
        return [(band, True)]
    out: list[tuple[Column, bool]] = []
    at = 0
    for start, end in best:
        out.append((band[at:start], True))
        for side in (_left_of(gutter, band[start:end]), _right_of(gutter, band[start:end])):
            out += [(column, False) for column, _ in _divided(side)]
        at = end
    return [*out, (band[at:], True)]


def gutters_of(stretches: Sequence[Line], drawn: Drawn) -> list[float]:
    """The gutters of a page that are sure, for other pages where fewer lines stand beside them."""
    return [at for band in _bands(stretches, drawn) for at in _strips(band)[:1] if _columned(band, at, _LEAST)]


def _left_of(gutter: float, lines: Sequence[Line]) -> Column:
    return [line for line in lines if line.left < gutter]


def _right_of(gutter: float, lines: Sequence[Line]) -> Column:
    return [line for line in lines if line.left >= gutter]


def _strips(band: Sequence[Line]) -> list[float]:
    """Upright strips that hardly any line covers, the widest first: where in them fewest lines are met."""
    left, right = min(line.left for line in band), max(line.right for line in band)
    count = int((right - left) / _STEP)
    if len(band) < 2 * _LEAST or count < 10:
        return []
    steps = [0] * (count + 2)
    for line in band:
        steps[int((line.left - left) / _STEP)] += 1
        steps[int((line.right - left) / _STEP) + 1] -= 1
    covered = list(accumulate(steps))
    inside = range(int(_OUTER * count) + 1, int((1 - _OUTER) * count))
    found = _ranges([at for at in inside if covered[at] <= _HARDLY * len(band)])
    found.sort(key=lambda ends: ends[0] - ends[1])
    wide = [ends for ends in found if ends[1] > ends[0]][:_MOST_STRIPS]
    return [left + _barest(covered, first, last) * _STEP for first, last in wide]


def _barest(covered: Sequence[int], first: int, last: int) -> float:
    """The middle of the first stretch of a strip that fewest lines cover: numbers stand in the right column."""
    least = min(covered[first : last + 1])
    stretches = _ranges([at for at in range(first, last + 1) if covered[at] == least])
    start, end = next((ends for ends in stretches if ends[1] > ends[0]), stretches[0])
    return (start + end + 1) / 2


def _ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return out


def _columned(band: Sequence[Line], gutter: float, least: int) -> list[tuple[int, int]]:
    """The stretches of the band that stand in two columns beside this gutter."""
    out: list[tuple[int, int]] = []
    start = 0
    for index in range(len(band) + 1):
        crosses = index < len(band) and band[index].left < gutter < band[index].right
        if index == len(band) or crosses:
            first = _below_the_heading(band, start, index, gutter)
            if _are_columns(band[first:index], gutter, least):
                out.append((first, index))
            start = index + 1
    return out


def _below_the_heading(band: Sequence[Line], start: int, end: int, gutter: float) -> int:
    """Leaves out the short last line of a heading over both columns: the right one begins lower."""
    top = next((line.base for line in band[start:end] if line.left >= gutter), None)
    while top is not None and 0 < start < end and band[start].base < top - 0.9 * band[start].size:
        if band[start].base - band[start - 1].base > 1.7 * band[start].size:
            break
        start += 1
    return start


def _are_columns(lines: Sequence[Line], gutter: float, least: int) -> bool:
    left, right = _left_of(gutter, lines), _right_of(gutter, lines)
    if len(left) < least or len(right) < least:
        return False
    if least < _LEAST:
        return True
    return all(_is_running_text(side, least) for side in (left, right))


def _is_running_text(side: Column, least: int) -> bool:
    """Whether several lines fill their column and have words enough: cells of tables do not."""
    width = _width(side)
    full = [line for line in side if line.right - line.left > _FILLED * width]
    return len(full) >= least and median(len(line.text.split()) for line in full) >= _WORDS


def _as_lines(column: Column) -> Column:
    """Stretches on one baseline are one line again, unless they stand far apart."""
    out: Column = []
    for line in sorted(column, key=lambda one: (one.base, one.left)):
        above = out[-1] if out else None
        is_level = above is not None and abs(above.base - line.base) < 0.15 * max(above.size, line.size)
        if above is not None and is_level and 0 <= line.left - above.right + 1 < _FAR * max(above.size, line.size):
            above.absorb(line)
        else:
            out.append(line)
    return out

"""Lines drawn on a page: rules over notes and under running heads, borders of tables. Found as thin paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from resolutions.ingest.readers.pdf.glyphs import Frame

_MOST = 20_000
_THIN = 3.0
_LONG = 18.0
_TOUCH = 2.0
_DEPTH = 3


@dataclass(frozen=True, slots=True, order=True)
class Stroke:
    """A drawn line: at `at` points (from the top where it is level, from the left where it is upright)."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn lines of a page, from top to bottom and from left to right."""

    level: tuple[Stroke, ...] = ()
    upright: tuple[Stroke, ...] = ()


def drawn_on(page: pdfium.PdfPage, frame: Frame) -> Drawn:
    level: list[Stroke] = []
    upright: list[Stroke] = []
    for left, top, right, bottom in _boxes(page, frame):
        wide, tall = right - left, bottom - top
        if tall <= _THIN and wide > tall:
            level.append(Stroke((top + bottom) / 2, left, right))
        elif wide <= _THIN:
            upright.append(Stroke((left + right) / 2, top, bottom))
        else:
            level += [Stroke(top, left, right), Stroke(bottom, left, right)]
            upright += [Stroke(left, top, bottom), Stroke(right, top, bottom)]
    return Drawn(_joined(level), _joined(upright))


def _boxes(page: pdfium.PdfPage, frame: Frame) -> Iterator[tuple[float, float, float, float]]:
    """The bounds of thin paths and of stroked frames, as shown: (left, top, right, bottom)."""
    sides = [ctypes.c_float() for _ in range(4)]
    for item in _paths(page):
        if not raw.FPDFPageObj_GetBounds(item, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if min(right - left, top - bottom) > _THIN and not _is_frame(item):
            continue
        (x0, y0), (x1, y1) = frame.place(left, bottom), frame.place(right, top)
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_frame(item: object) -> bool:
    """Whether a path is drawn as the border of a box: stroked, not filled, of straight lines."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value) and raw.FPDFPath_CountSegments(item) in (4, 5)


def _paths(page: pdfium.PdfPage) -> Iterator[object]:
    left = _MOST
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=_DEPTH):
        left -= 1
        if left < 0:
            return
        yield item.raw


def _joined(strokes: list[Stroke]) -> tuple[Stroke, ...]:
    """Pieces that touch on one line are one stroke; short ones are no lines but letters or dots."""
    out: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda one: (round(one.at), one.start)):
        if out and abs(out[-1].at - stroke.at) < _TOUCH and stroke.start <= out[-1].end + _TOUCH:
            out[-1] = Stroke(out[-1].at, out[-1].start, max(out[-1].end, stroke.end))
        else:
            out.append(stroke)
    return tuple(sorted(stroke for stroke in out if stroke.length >= _LONG))

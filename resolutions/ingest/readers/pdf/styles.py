"""Lines become runs: italics and bold from the fonts, raised figures from size and baseline.

A raised figure is given as one ("³³"), as text formats write it; what is lowered ("CO2") stays as the file has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.ingest.blocks import Run
from resolutions.ingest.readers.inline import SUPERSCRIPTS
from resolutions.ingest.readers.pdf.glyphs import Piece
from resolutions.ingest.readers.pdf.pages import Placed
from resolutions.structure.spans import Span

_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_FIGURES = re.compile(rf"[\d{SUPERSCRIPTS}]+|\*+|[^\d{SUPERSCRIPTS}*]+")
_SUPERSCRIPT = re.compile(rf"[{SUPERSCRIPTS}]+|[^{SUPERSCRIPTS}]+")


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    start: int
    is_italic: bool
    is_bold: bool
    is_raised: bool

    def is_like(self, other: _Part) -> bool:
        mine = self.is_italic, self.is_bold, self.is_raised
        return mine == (other.is_italic, other.is_bold, other.is_raised) and not self.is_raised


def runs_of(placed: Placed, offset: int, page: int) -> tuple[Run, ...]:
    """The runs of a line; `offset` is where its page begins in the text of the document."""
    parts = _without_blanks_before_calls(list(_merged(_parts(placed))))
    return tuple(
        Run(
            part.text,
            Span(offset + part.start, offset + part.start + len(part.text), page),
            part.is_italic,
            part.is_bold,
            part.is_raised,
        )
        for part in parts
    )


def _parts(placed: Placed) -> Iterator[_Part]:
    at = placed.start
    for piece, blank in placed.line.in_order():
        style = piece.style
        if blank:
            yield _Part(blank, at, style.is_italic, style.is_bold, False)
            at += len(blank)
        yield from _piece_parts(piece, at, placed.line.is_raised(piece))
        at += len(piece.chars)


def _piece_parts(piece: Piece, at: int, is_raised: bool) -> Iterator[_Part]:
    """A raised piece is cut into figures and what stands between them; so is one with raised figures of Unicode."""
    text, style = "".join(piece.chars), piece.style
    for found in (_FIGURES if is_raised else _SUPERSCRIPT).finditer(text):
        is_figure = found[0][0] in SUPERSCRIPTS or (is_raised and (found[0][0].isdigit() or found[0][0] == "*"))
        words = found[0].translate(_RAISED) if is_figure else found[0]
        yield _Part(words, at + found.start(), style.is_italic, style.is_bold, is_figure)


def _merged(parts: Iterator[_Part]) -> Iterator[_Part]:
    last: _Part | None = None
    for part in parts:
        if last is not None and (last.is_like(part) or (part.text == " " and not last.is_raised)):
            last = _Part(last.text + part.text, last.start, last.is_italic, last.is_bold, last.is_raised)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _without_blanks_before_calls(parts: Sequence[_Part]) -> list[_Part]:
    """The blank before a raised figure parts it from its word only where a word goes on right behind the figure."""
    out = list(parts)
    for index in range(1, len(out)):
        before, call = out[index - 1], out[index]
        after = out[index + 1].text[:1] if index + 1 < len(out) else " "
        if call.is_raised and not after.isalnum() and before.text.endswith(" ") and before.text.strip():
            shorter = before.text.rstrip(" ")
            out[index - 1] = _Part(shorter, before.start, before.is_italic, before.is_bold, before.is_raised)
    return out

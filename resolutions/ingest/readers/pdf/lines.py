"""Pieces become printed lines: what shares a baseline stands together, a raised or lowered figure with its word.

Whether a wide blank inside a line divides two columns is left to columns.py: lines come cut at wide blanks here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from resolutions.ingest.readers.pdf.glyphs import WORD_GAP, Piece

_SAME_BASE = 0.12  # of the smaller size: characters nearer than that stand on one baseline
_SMALLER = 0.86
_OFF_BASE = 0.6
_BESIDE = 0.7
_BEFORE = 3.0  # the mark of a note stands apart from its words
_FIGURE = re.compile(r"\d{1,3}|\*{1,3}")
_WIDE = 1.0


@dataclass(eq=False)
class Line:
    """Pieces on one baseline, from left to right, with the raised and lowered ones beside them."""

    pieces: list[Piece]

    @cached_property
    def main(self) -> Piece:
        """A piece of the size that most of the line is printed in."""
        counts: Counter[float] = Counter()
        for piece in self.pieces:
            counts[piece.size] += len(piece.chars)
        size = max(counts, key=lambda one: (counts[one], one))
        return next(piece for piece in self.pieces if piece.size == size)

    @property
    def size(self) -> float:
        return self.main.size

    @property
    def base(self) -> float:
        return self.main.base

    @cached_property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @cached_property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        return min(piece.base - 0.8 * piece.size for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.base + 0.25 * piece.size for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        return "".join(char for piece, blank in self.in_order() for char in (blank, *piece.chars))

    def in_order(self) -> list[tuple[Piece, str]]:
        """Each piece with the blank before it, if there is one."""
        out = [(self.pieces[0], "")]
        for before, piece in pairwise(self.pieces):
            out.append((piece, " " if _is_apart(before, piece) else ""))
        return out

    def is_raised(self, piece: Piece) -> bool:
        """Smaller, and above the baseline: how a call of a note is printed."""
        return piece.size <= _SMALLER * self.size and self.base - piece.base > 0.1 * self.size

    def absorb(self, other: Line) -> None:
        self.pieces = sorted([*self.pieces, *other.pieces], key=lambda piece: piece.left)
        for name in ("main", "left", "right", "text"):
            self.__dict__.pop(name, None)


def _is_apart(before: Piece, piece: Piece) -> bool:
    gap, size = piece.left - before.right, min(before.size, piece.size)
    return gap > WORD_GAP * size or piece.has_blank_before


def stretches_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines of a page from top to bottom, cut at wide blanks."""
    cut = [line for row in _rows(pieces) for line in _cut_at_wide_blanks(row)]
    return _with_small_ones(cut)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that share a baseline, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.base):
        above = rows[-1][0] if rows else None
        if above is not None and piece.base - above.base <= max(0.6, _SAME_BASE * min(piece.size, above.size)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def _cut_at_wide_blanks(row: Sequence[Piece]) -> list[Line]:
    out = [[row[0]]]
    for before, piece in pairwise(row):
        if piece.left - max(one.right for one in out[-1][-3:]) > _WIDE * max(before.size, piece.size):
            out.append([])
        out[-1].append(piece)
    return [Line(group) for group in out]


def _with_small_ones(lines: list[Line]) -> list[Line]:
    """Lines of raised or lowered figures go to the line that they stand beside."""
    bases = [line.base for line in lines]
    gone: set[int] = set()
    for index, small in enumerate(lines):
        reach = 3 * small.size
        near = range(bisect_left(bases, small.base - reach), bisect_left(bases, small.base + reach))
        owners = [at for at in near if at != index and at not in gone and _belongs(small, lines[at])]
        if owners:
            owner = min(owners, key=lambda at: _distance(small, lines[at]))
            lines[owner].absorb(small)
            gone.add(index)
    return [line for index, line in enumerate(lines) if index not in gone]


def _belongs(small: Line, line: Line) -> bool:
    if small.size > _SMALLER * line.size or abs(small.base - line.base) > _OFF_BASE * line.size:
        return False
    before = _BEFORE if _FIGURE.fullmatch(small.text) else _BESIDE
    if small.left - line.right > _BESIDE * line.size or line.left - small.right > before * line.size:
        return False
    return all(_overlap(small, piece) < 0.4 * (small.right - small.left) for piece in line.pieces)


def _overlap(small: Line, piece: Piece) -> float:
    """How much a piece prints where the small line stands; its blanks do not count."""
    sides = zip(piece.chars, piece.lefts, piece.rights, strict=True)
    return sum(
        max(0.0, min(small.right, right) - max(small.left, left)) for char, left, right in sides if not char.isspace()
    )


def _distance(small: Line, line: Line) -> float:
    return abs(small.base - line.base) + max(0.0, small.left - line.right, line.left - small.right)

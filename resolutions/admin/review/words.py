"""Printed words cut at note marks and references, for showing both in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.models import CrossReference, FootnoteMark


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words inside one reference (or in none), or a note mark."""

    text: str = ""
    reference: CrossReference | None = None
    mark: FootnoteMark | None = None


def cut_words(text: str, marks: Sequence[FootnoteMark], references: Sequence[CrossReference]) -> tuple[Piece, ...]:
    """Every character once, in order; a reference that begins inside another is shown with the outer one."""
    return tuple(_pieces(text, marks, references))


def _pieces(text: str, marks: Sequence[FootnoteMark], references: Sequence[CrossReference]) -> Iterator[Piece]:
    at = 0
    for reference in sorted(references, key=lambda row: (row.start, -row.end)):
        if reference.start < at or reference.end > len(text):
            continue
        yield from _marked(text, at, reference.start, marks, None)
        yield from _marked(text, reference.start, reference.end, marks, reference)
        at = reference.end
    yield from _marked(text, at, len(text), marks, None)
    yield from (Piece(mark=mark) for mark in marks if mark.at >= len(text))


def _marked(
    text: str, start: int, end: int, marks: Sequence[FootnoteMark], reference: CrossReference | None
) -> Iterator[Piece]:
    at = start
    for mark in sorted((mark for mark in marks if start <= mark.at < end), key=lambda row: (row.at, row.order)):
        if mark.at > at:
            yield Piece(text[at : mark.at], reference)
            at = mark.at
        yield Piece(mark=mark)
    if at < end:
        yield Piece(text[at:end], reference)

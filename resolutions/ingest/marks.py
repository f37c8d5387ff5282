"""Calls of notes in the text, bound to the notes of the list.

Only figures that the list has are taken for calls, in the one form that the document uses; a figure that no note
has ("m²") stays a figure. The same mark may call its note again later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import is_

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.readers.inline import figures
from resolutions.ingest.runs import piece

_SLASH = re.compile(r"[ \t]?(?<![\d/])(?P<marker>\d{1,3})/(?=[\s,.;:)\]]|$)")
_BRACKET = re.compile(r"[ \t]?\[(?P<marker>\d{1,3})\](?![(\w])")
_STAR = re.compile(r"(?<=[\w.,;:)\]”’])(?:[ \t](?=\*{1,3}/))?(?P<marker>\*{1,3})/?(?!\w)")
_METRES = re.compile(r"(?:^|[\s\d/(])[mckdh]?m$")


@dataclass(frozen=True, slots=True)
class Calls:
    """How a document calls its notes: the markers of its list, and whether figures may stand in another form."""

    markers: tuple[str, ...]
    form: re.Pattern[str] | None = None

    def bind(self, blocks: Iterable[Block]) -> list[Block]:
        """The blocks with their calls as runs of their own (`is_mark`, text "33")."""
        known, expected = set(self.markers), _Expected(self.markers)
        return [self._with_calls(block, known, expected) for block in blocks]

    def _with_calls(self, block: Block, known: set[str], expected: _Expected) -> Block:
        runs: list[Run] = []
        for run in block.runs:
            runs += [run] if is_power(run, runs) else self._bound(run, known, expected)
        if block.cells:
            return _with_cells(block, runs)
        is_same = len(runs) == len(block.runs) and all(map(is_, runs, block.runs))
        return block if is_same else replace(block, runs=tuple(runs))

    def _bound(self, run: Run, known: set[str], expected: _Expected) -> list[Run]:
        if run.is_mark:
            expected.met(run.text)
            return [run]
        if run.is_superscript:
            return _raised(run, known, expected)
        runs = [run]
        if self.form is not None:
            runs = _cut_out(runs, self.form, known)
        if "*" in run.text and any(marker.startswith("*") for marker in known):
            runs = _cut_out(runs, _STAR, known)
        return runs


def is_power(run: Run, before: Sequence[Run]) -> bool:
    """A raised 2 or 3 behind metres is a square or a cube, whatever notes there are: "14 m²"."""
    return (
        run.is_superscript
        and figures(run.text) in ("2", "3")
        and bool(before)
        and _METRES.search(before[-1].text) is not None
    )


def _with_cells(row: Block, runs: list[Run]) -> Block:
    """A row with its bound runs, and its cells made of those that stand in their places."""
    cells: list[tuple[Run, ...]] = []
    for cell in row.cells:
        start, end = (cell[0].span.start, cell[-1].span.end) if cell else (0, 0)
        cells.append(tuple(run for run in runs if cell and start <= run.span.start and run.span.end <= end))
    return replace(row, runs=tuple(runs), cells=tuple(cells))


class _Expected:
    """Which note is called next, if each new one is called in order."""

    def __init__(self, markers: Sequence[str]) -> None:
        self.waiting = [marker for marker in markers if marker.isdigit()]

    @property
    def next(self) -> str | None:
        return self.waiting[0] if self.waiting else None

    def met(self, marker: str) -> None:
        if marker in self.waiting:
            del self.waiting[: self.waiting.index(marker) + 1]


def calls_of(blocks: Sequence[Block], markers: Sequence[str]) -> Calls:
    """Finds the form of the calls: marked or raised figures where there are any, else '33/', else '[33]'."""
    known = set(markers)
    if any(_is_explicit(run, known) for block in blocks for run in block.runs):
        return Calls(tuple(markers))
    for form in (_SLASH, _BRACKET):
        if any(found["marker"] in known for block in blocks for found in form.finditer(block.text)):
            return Calls(tuple(markers), form)
    return Calls(tuple(markers))


def explicit_calls(blocks: Iterable[Block], known: set[str]) -> int:
    """How many marked or raised figures of the known ones there are."""
    return sum(_is_explicit(run, known) for block in blocks for run in block.runs)


def _is_explicit(run: Run, known: set[str]) -> bool:
    return run.text in known if run.is_mark else run.is_superscript and figures(run.text) in known


def _raised(run: Run, known: set[str], expected: _Expected) -> list[Run]:
    """Raised figures: one call, or several glued together ('¹⁰¹¹' after note 9 calls 10 and 11)."""
    number = figures(run.text)
    if number in known and (number == expected.next or not _glued(number, known, expected.next)):
        expected.met(number)
        return [replace(run, text=number, is_mark=True)]
    parts = _glued(number, known, expected.next)
    if not parts:
        return [run]
    out, at = [], 0
    for part in parts:
        expected.met(part)
        out.append(replace(piece(run, at, at + len(part)), text=part, is_mark=True))
        at += len(part)
    return out


def _glued(number: str, known: set[str], following: str | None) -> list[str]:
    """The calls in a row of figures, if it begins with the note that is called next and the others go on from it."""
    if following is None or not number.startswith(following) or number == following:
        return []
    rest = number[len(following) :]
    after = str(int(following) + 1)
    if rest == after and after in known:
        return [following, rest]
    more = _glued(rest, known, after if after in known else None)
    return [following, *more] if more else []


def _cut_out(runs: Sequence[Run], form: re.Pattern[str], known: set[str]) -> list[Run]:
    out: list[Run] = []
    for run in runs:
        at = 0
        calls = [] if run.is_mark else [found for found in form.finditer(run.text) if found["marker"] in known]
        if not calls:
            out.append(run)
            continue
        for found in calls:
            begin = found.start()
            if found[0][0] in " \t" and run.text[found.end() : found.end() + 1].isalnum():
                begin += 1
            if begin > at:
                out.append(piece(run, at, begin))
            out.append(replace(piece(run, begin, found.end()), text=found["marker"], is_mark=True))
            at = found.end()
        if at < len(run.text):
            out.append(piece(run, at, len(run.text)))
    return out

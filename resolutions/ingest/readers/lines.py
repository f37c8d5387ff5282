"""A source cut into printed lines, each a block of runs with its place.

Emphasis may run over a line end ("*1223rd meeting" / "15 March 2002*"), so runs are read a stretch of lines at a
time, up to the next blank line, and cut at the line ends afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.readers.inline import inline_runs
from resolutions.structure.spans import Span

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
RULE = re.compile(r"[ \t]*(?:[-_=*—–─][ \t]*){3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its end: text[start:end] of the source."""

    text: str
    start: int
    page: int
    has_gap_before: bool
    begins_page: bool

    @property
    def is_rule(self) -> bool:
        return RULE.fullmatch(self.text) is not None


def split_lines(source: SourceText) -> Iterator[Line]:
    """The lines that are not blank, in order."""
    page, has_gap, begins_page, at = 1, False, False, 0
    for end, after in _line_ends(source.text):
        words = source.text[at:end]
        if words.strip("\ufeff \t\u00a0"):
            yield Line(words, at, page, has_gap, begins_page)
            has_gap = begins_page = False
        else:
            has_gap = True
        if source.text[end:after] == "\f":
            page, begins_page = page + 1, True
        at = after


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE_END.finditer(text):
        yield found.span()
    yield len(text), len(text)


def stretches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that stand together: no blank line, rule or page end between them."""
    together: list[Line] = []
    for line in lines:
        if together and (line.has_gap_before or line.begins_page or line.is_rule or together[-1].is_rule):
            yield together
            together = []
        together.append(line)
    if together:
        yield together


def line_blocks(source: SourceText, together: list[Line], *, is_markdown: bool) -> list[Block]:
    """The blocks of a stretch of lines, one a line."""
    first, last = together[0], together[-1]
    if first.is_rule:
        span = Span(first.start, first.start + len(first.text), first.page)
        rule = Block((Run("", span),), is_rule=True, begins_page=first.begins_page)
        return [rule]
    words = source.text[first.start : last.start + len(last.text)]
    per_line = _cut_at_line_ends(inline_runs(words, first.start, first.page, is_markdown=is_markdown), together)
    return [
        Block(tuple(runs), begins_page=line.begins_page, has_gap_before=line.has_gap_before)
        for line, runs in zip(together, per_line, strict=True)
        if runs
    ]


def _cut_at_line_ends(runs: list[Run], together: list[Line]) -> list[list[Run]]:
    """The runs of each line; what stands between two lines (ends, bullets, signs of quotation) is in none."""
    out: list[list[Run]] = [[] for _ in together]
    index = 0
    for run in runs:
        while index + 1 < len(together) and run.span.start >= together[index + 1].start:
            index += 1
        at = index
        while at < len(together) and together[at].start < run.span.end:
            piece = _part(run, together[at])
            if piece is not None:
                out[at].append(piece)
            at += 1
    return out


def _part(run: Run, line: Line) -> Run | None:
    """What of a run stands on a line; a run whose text is not its span's (a call, an escape) stands on one line."""
    start, end = max(run.span.start, line.start), min(run.span.end, line.start + len(line.text))
    if start >= end:
        return None
    if len(run.text) != run.span.end - run.span.start or (start, end) == (run.span.start, run.span.end):
        return run
    words = run.text[start - run.span.start : end - run.span.start]
    return replace(run, text=words, span=Span(start, end, run.span.page))

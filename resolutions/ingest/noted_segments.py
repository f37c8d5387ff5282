"""Segments whose notes stand at the feet of pages: a page may hold the tail of one text and the head of the next.

The feet are taken before the source is cut into texts, the calls are bound over all of them, and each note goes to the
text that calls it first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.ingest.bare_calls import Bound, bind_figures
from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Problem
from resolutions.ingest.footnotes import Note
from resolutions.ingest.marks import calls_of, explicit_calls
from resolutions.ingest.page_feet import Feet
from resolutions.ingest.segments import Segment

_FEW = 3  # one call in so many notes with a form of its own says that all calls have it


@dataclass(frozen=True, slots=True)
class NotedSegment:
    """A text with its calls bound, the notes it calls first, and calls that are in doubt."""

    segment: Segment
    notes: list[Note]
    problems: list[Problem]


def bind_feet(feet: Feet, segments: Sequence[Segment]) -> list[NotedSegment]:
    """The segments of the text without its feet, each with its notes; none where there is no text."""
    if not segments:
        return []
    blocks = [block for segment in segments for block in (*segment.head, *segment.body)]
    bound = _bound(feet, blocks, _texts(segments))
    starts = [(*segment.head, *segment.body)[0].runs[0].span.start for segment in segments]

    def holder(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    notes: list[list[Note]] = [[] for _ in segments]
    for index, note in enumerate(feet.notes):
        notes[holder(bound.first.get(index, note.source[0].start))].append(note)
    problems: list[list[Problem]] = [[] for _ in segments]
    for problem in bound.problems:
        problems[holder(problem.source[0].start)].append(problem)
    return [NotedSegment(*row) for row in zip(_with_blocks(segments, bound.blocks), notes, problems, strict=True)]


def _bound(feet: Feet, blocks: list[Block], texts: set[int]) -> Bound:
    """Raised figures are bound by their numbers alone; bare ones by order and page."""
    markers = [note.marker for note in feet.notes]
    if explicit_calls(blocks, set(markers)) * _FEW < len(markers):
        return bind_figures(blocks, feet.notes, feet.pages, feet.starts, texts)
    out = calls_of(blocks, markers).bind(blocks)
    return Bound(out, _first_calls(out, markers), [])


def _first_calls(blocks: Iterable[Block], markers: Sequence[str]) -> dict[int, int]:
    """Where each note is first called; of notes with the same mark each takes a call of its own."""
    calls: dict[str, list[int]] = {}
    for block in blocks:
        for run in block.runs:
            if run.is_mark:
                calls.setdefault(run.text, []).append(run.span.start)
    out: dict[int, int] = {}
    for index, marker in enumerate(markers):
        waiting = calls.get(marker, [])
        if waiting:
            out[index] = waiting.pop(0) if markers.count(marker) > 1 else waiting[0]
    return out


def _texts(segments: Sequence[Segment]) -> set[int]:
    """The indexes of the blocks that may call notes: not those of covers."""
    out: set[int] = set()
    at = 0
    for segment in segments:
        at += len(segment.head)
        out.update(range(at, at + len(segment.body)))
        at += len(segment.body)
    return out


def _with_blocks(segments: Sequence[Segment], blocks: Sequence[Block]) -> list[Segment]:
    out: list[Segment] = []
    at = 0
    for segment in segments:
        body = at + len(segment.head)
        end = body + len(segment.body)
        out.append(replace(segment, head=tuple(blocks[at:body]), body=tuple(blocks[body:end])))
        at = end
    return out

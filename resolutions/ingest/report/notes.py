"""The notes of a report run on through all its texts and its proceedings: each goes to the text that calls it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.footnotes import Note
from resolutions.structure.spans import Span

Stretch = tuple[int, int]


def notes_of_texts(
    blocks: Sequence[Block], notes: Sequence[Note], texts: Sequence[Stretch]
) -> tuple[list[list[Note]], list[Note]]:
    """(the notes of each stretch of blocks, the notes that only the rest of the report calls), in printed order.

    A note that two texts call is given to both. One that nothing calls goes where the note before it is called.
    """
    held, starts = _held(notes), [start for start, _ in texts]
    callers: dict[int, set[int]] = defaultdict(set)
    for marker, calls in _calls(blocks).items():
        if marker in held:
            for (at, _), index in zip(calls, held[marker].called(calls), strict=True):
                callers[index].add(_text_at(at, starts, texts))
    _place_uncalled(callers, len(notes))
    of_texts: list[list[Note]] = [[] for _ in texts]
    of_rest: list[Note] = []
    for index, note in enumerate(notes):
        for at in callers[index] - {-1}:
            of_texts[at].append(note)
        if not callers[index] - {-1}:
            of_rest.append(note)
    return of_texts, of_rest


@dataclass(slots=True)
class _Same:
    """The notes with one mark, in printed order: where each stands in the list of notes, in the source, on which page.

    pages: of each page the first of them.
    """

    indexes: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    sheets: list[int] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)

    def called(self, calls: Sequence[tuple[int, Run]]) -> list[int]:
        """Which of the notes each call means: as many calls as notes go in order, others to the nearest note."""
        if len(calls) == len(self.indexes):
            return self.indexes
        is_footed = len(self.pages) > 1 and any(run.span.page in self.pages for _, run in calls)
        return [self._nearest(run, is_footed) for _, run in calls]

    def _nearest(self, run: Run, is_footed: bool) -> int:
        """Where numbers begin again: the note on the page of its call; at page feet else an earlier note that is called
        again, in lists at the end of chapters the next one below.
        """
        below = bisect_left(self.offsets, run.span.start)
        if below < len(self.indexes) and self.sheets[below] == run.span.page:
            return self.indexes[below]
        on_page = self.pages.get(run.span.page)
        if on_page is not None:
            return on_page
        return self.indexes[max(below - 1, 0) if is_footed else min(below, len(self.indexes) - 1)]


def _held(notes: Sequence[Note]) -> dict[str, _Same]:
    out: dict[str, _Same] = defaultdict(_Same)
    for index, note in enumerate(notes):
        same, span = out[note.marker], note.source[0] if note.source else Span(0, 0)
        same.indexes.append(index)
        same.offsets.append(span.start)
        same.sheets.append(span.page)
        same.pages.setdefault(span.page, index)
    return out


def _calls(blocks: Sequence[Block]) -> dict[str, list[tuple[int, Run]]]:
    """The calls of each mark, with the index of their block."""
    out: dict[str, list[tuple[int, Run]]] = defaultdict(list)
    for at, block in enumerate(blocks):
        for run in block.runs:
            if run.is_mark:
                out[run.text.strip()].append((at, run))
    return out


def _text_at(at: int, starts: Sequence[int], texts: Sequence[Stretch]) -> int:
    """Which text a block belongs to, -1 for none."""
    index = bisect_right(starts, at) - 1
    return index if index >= 0 and at < texts[index][1] else -1


def _place_uncalled(callers: dict[int, set[int]], count: int) -> None:
    for index in range(count):
        if not callers[index]:
            before = callers[index - 1] if index else set()
            callers[index] = {max(before, default=-1)}

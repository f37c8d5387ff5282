"""The notes of a report run on through all its texts and its proceedings: each goes to the text that calls it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.footnotes import Note

Stretch = tuple[int, int]


def notes_of_texts(
    blocks: Sequence[Block], notes: Sequence[Note], texts: Sequence[Stretch]
) -> tuple[list[list[Note]], list[Note]]:
    """(the notes of each stretch of blocks, the notes that only the rest of the report calls), in printed order.

    A note that two texts call is given to both. One that nothing calls goes where the note before it is called.
    """
    by_marker: dict[str, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        by_marker[note.marker].append(index)
    callers: dict[int, set[int]] = defaultdict(set)
    for at, run in _calls(blocks):
        held = by_marker.get(run.text.strip())
        if held:
            callers[_nearest(run, held, notes)].add(_text_at(at, texts))
    _place_uncalled(callers, len(notes))
    of_texts = [[note for index, note in enumerate(notes) if at in callers[index]] for at in range(len(texts))]
    return of_texts, [note for index, note in enumerate(notes) if not callers[index] - {-1}]


def _calls(blocks: Sequence[Block]) -> Iterator[tuple[int, Run]]:
    for at, block in enumerate(blocks):
        for run in (*block.runs, *(run for cell in block.cells for run in cell)) if block.table else block.runs:
            if run.is_mark:
                yield at, run


def _text_at(at: int, texts: Sequence[Stretch]) -> int:
    """Which text a block belongs to, -1 for none."""
    index = bisect_right([start for start, _ in texts], at) - 1
    return index if index >= 0 and at < texts[index][1] else -1


def _nearest(run: Run, held: Sequence[int], notes: Sequence[Note]) -> int:
    """Where numbers begin again in each chapter: the note on the page of its call, else the next one below it."""
    if len(held) == 1:
        return held[0]
    places = [(index, notes[index].source[0]) for index in held if notes[index].source]
    on_page = [index for index, span in places if span.page == run.span.page]
    below = [index for index, span in places if span.start >= run.span.start]
    return (on_page or below or [index for index, _ in places][-1:] or list(held))[0]


def _place_uncalled(callers: dict[int, set[int]], count: int) -> None:
    for index in range(count):
        if not callers[index]:
            before = callers[index - 1] if index else set()
            callers[index] = {max(before, default=-1)}

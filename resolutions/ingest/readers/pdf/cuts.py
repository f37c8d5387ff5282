"""What the ends of pages and columns cut: whether the first line below goes on with the paragraph above.

Where paragraphs begin indented, a first line at the margin goes on; after a full line without an end the text goes on,
after one that ends early a new paragraph begins. Where the places show neither, the words must tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.pdf.entries import Entry, Measures, Tie
from resolutions.ingest.readers.pdf.ties import ENDED, Room, begins_indented, rooms_of

_INDENT = 0.8
_SAME = 0.25


def find_cuts(text: Sequence[Entry], measures: Measures) -> dict[Entry, bool]:
    """For the first lines of pages and columns: True where they go on, False where they begin; else they are absent."""
    rooms = rooms_of(text)
    is_indented = begins_indented(text, measures, rooms)
    out: dict[Entry, bool] = {}
    for index, (above, entry) in enumerate(pairwise(text), 1):
        if above.column == entry.column or entry.line.size != above.line.size:
            continue
        goes_on = _goes_on(_paragraph_above(text, index), entry, rooms, is_indented)
        if goes_on is not None:
            out[entry] = goes_on
    return out


def _paragraph_above(text: Sequence[Entry], index: int) -> list[Entry]:
    """The lines of the paragraph that stands last above, back to its first or to the top of its column."""
    start = index - 1
    while start and text[start].tie is Tie.NEXT:
        start -= 1
    return list(text[start:index])


def _goes_on(above: Sequence[Entry], entry: Entry, rooms: dict[int, Room], is_indented: bool) -> bool | None:
    last, line = above[-1], entry.line
    if rooms[last.column].is_short(last.line, line):
        return False
    if parse_label(line.text) is not None:
        return None
    here = line.left - rooms[entry.column].left
    rest = [one.line.left - rooms[one.column].left for one in above[1:]]
    if rest and abs(rest[-1] - here) < _SAME * line.size:
        begins = above[0].line.left - rooms[last.column].left
        if abs(begins - here) > _INDENT * line.size and above[0].tie is not Tie.FIRST:
            return True
    if (
        not ENDED.search(last.line.text)
        and not line.main.style.is_bold
        and not rooms[last.column].is_centred(last.line)
    ):
        return True
    if not is_indented:
        return None
    return here < _SAME * line.size or None

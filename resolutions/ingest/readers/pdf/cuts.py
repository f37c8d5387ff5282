"""What the ends of pages and columns cut: whether the first line below goes on with the paragraph above.

Where paragraphs begin indented, a first line at the margin goes on; after a full line without an end the text goes on,
after one that ends early a new paragraph begins. Where the places show neither, the words must tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.pdf.entries import Entry, Measures, Tie
from resolutions.ingest.readers.pdf.ties import ENDED, Room, rooms_of, usual_indent

_INDENT = 0.8
_SAME = 0.25


def find_cuts(text: Sequence[Entry], measures: Measures) -> dict[Entry, bool]:
    """For the first lines of pages and columns: True where they go on, False where they begin; else they are absent."""
    rooms = rooms_of(text)
    indent = usual_indent(text, measures, rooms)
    out: dict[Entry, bool] = {}
    for index, (above, entry) in enumerate(pairwise(text), 1):
        if above.column == entry.column or entry.line.size != above.line.size:
            continue
        goes_on = _goes_on(_paragraph_above(text, index), entry, rooms, indent)
        if goes_on is not None:
            out[entry] = goes_on
    return out


def _paragraph_above(text: Sequence[Entry], index: int) -> list[Entry]:
    """The lines of the paragraph that stands last above, back to its first or to the top of its column."""
    start = index - 1
    while start and text[start].tie is Tie.NEXT:
        start -= 1
    return list(text[start:index])


def _goes_on(above: Sequence[Entry], entry: Entry, rooms: dict[int, Room], indent: float) -> bool | None:
    last, line = above[-1], entry.line
    if rooms[last.column].is_short(last.line, line):
        return False
    if parse_label(line.text) is not None:
        return None
    if len(above) > 1 and above[0].tie is not Tie.FIRST and _is_like_the_rest(above, entry, rooms):
        return True
    if _is_inside_an_item(above, entry, rooms):
        return True
    step = (line.left - rooms[entry.column].left) / line.size
    if indent and (step <= _SAME or abs(step - indent) <= _SAME):
        return step <= _SAME
    is_open = not ENDED.search(last.line.text) and not line.main.style.is_bold and not _is_centred(last, rooms)
    return is_open or None


def _is_centred(entry: Entry, rooms: dict[int, Room]) -> bool:
    return rooms[entry.column].is_centred(entry.line)


def _is_like_the_rest(above: Sequence[Entry], entry: Entry, rooms: dict[int, Room]) -> bool:
    """Whether a line begins where the later lines of the paragraph above do, and its first line does not."""
    first, rest = above[0].line, above[-1]
    return abs(first.left - rest.line.left) > _INDENT * first.size and _is_below(rest, entry, rooms)


def _is_inside_an_item(above: Sequence[Entry], entry: Entry, rooms: dict[int, Room]) -> bool:
    """Whether the paragraph above is an item set in as a whole, and a line in lower case stands as far in."""
    line, room = above[-1].line, rooms[above[-1].column]
    is_item = parse_label(above[0].line.text) is not None and line.left - room.left > _INDENT * line.size
    return is_item and entry.line.text[:1].islower() and _is_below(above[-1], entry, rooms)


def _is_below(above: Entry, entry: Entry, rooms: dict[int, Room]) -> bool:
    """Whether two lines begin at the same place, on the page or from the edges of their columns."""
    here, there = rooms[entry.column], rooms[above.column]
    step = entry.line.left - above.line.left
    shifts = (0.0, here.left - there.left, here.right - there.right)
    return any(abs(step - shift) < _SAME * entry.line.size for shift in shifts)

"""What the ends of pages and columns cut: whether the first line below goes on with the paragraph above.

Where paragraphs begin indented, a first line at the margin goes on and an indented one begins; and after a line that
ends early a new one begins. Where the places show neither, the words must tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.pdf.entries import Entry, Measures, Tie, is_short_before, left_edges, right_edges

_INDENT = 0.8
_SAME = 0.25
_SURE = 0.9
_LEAST = 4


def find_cuts(text: Sequence[Entry], measures: Measures) -> dict[Entry, bool]:
    """For the first lines of pages and columns: True where they go on, False where they begin; else they are absent."""
    edges, margins = right_edges(text), left_edges(text)
    is_indented = _begins_indented(text, measures)
    out: dict[Entry, bool] = {}
    for index, (above, entry) in enumerate(pairwise(text), 1):
        if above.column == entry.column or entry.line.size != above.line.size:
            continue
        goes_on = _goes_on(_paragraph_above(text, index), entry, edges, margins, is_indented)
        if goes_on is not None:
            out[entry] = goes_on
    return out


def _paragraph_above(text: Sequence[Entry], index: int) -> list[Entry]:
    """The lines of the paragraph that stands last above, back to its first or to the top of its column."""
    start = index - 1
    while start and text[start].tie is Tie.NEXT:
        start -= 1
    return list(text[start:index])


def _begins_indented(text: Sequence[Entry], measures: Measures) -> bool:
    """Whether the paragraphs of the document begin with an indent, nearly all of them."""
    indented = even = 0
    for first, second in pairwise(text):
        if second.tie is not Tie.NEXT or first.tie in (Tie.NEXT, Tie.FIRST) or first.line.size != measures.body_size:
            continue
        if first.line.left - second.line.left > _INDENT * first.line.size:
            indented += 1
        else:
            even += 1
    return indented >= _LEAST and indented >= _SURE * (indented + even)


def _goes_on(
    above: Sequence[Entry], entry: Entry, edges: dict[int, float], margins: dict[int, float], is_indented: bool
) -> bool | None:
    last, line = above[-1], entry.line
    if is_short_before(last.line, line, edges[last.column]):
        return False
    if parse_label(line.text) is not None:
        return None
    here = line.left - margins[entry.column]
    rest = [one.line.left - margins[one.column] for one in above[1:]]
    if rest and abs(rest[-1] - here) < _SAME * line.size:
        begins = above[0].line.left - margins[last.column]
        if abs(begins - here) > _INDENT * line.size and above[0].tie is not Tie.FIRST:
            return True
    if not is_indented:
        return None
    return here < _SAME * line.size or None

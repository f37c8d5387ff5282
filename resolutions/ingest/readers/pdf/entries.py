"""The lines of a whole document with what their places on the pages tell: the frame, the gaps, the ends of paragraphs.

Where a document divides its paragraphs by gaps or by indents, and always does, a line without either goes on with the
one above; where it does not, only the words can tell, and the outline decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from statistics import quantiles

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.pdf.lines import Line
from resolutions.ingest.readers.pdf.pages import Page, Placed

_INDENT = 0.8  # of the size
_GAP = 0.18
_NEAREST, _FARTHEST = 0.8, 2.4
_SHARE = 0.1
_SURE = 0.9
_LEAST = 3


class Tie(Enum):
    """How a line stands to the one above it in its column."""

    FIRST = auto()
    GAP = auto()
    INDENT = auto()
    SHORT = auto()  # the line above ends early: the first word of this one would still have stood on it
    NEXT = auto()


@dataclass(eq=False, slots=True)
class Entry:
    """A line of the document. `column` counts over all pages; `tie` is to the line above."""

    placed: Placed
    page: Page
    column: int
    tie: Tie = Tie.FIRST

    @property
    def line(self) -> Line:
        return self.placed.line


def entries_of(pages: Iterable[Page]) -> list[Entry]:
    out: list[Entry] = []
    count = 0
    for page in pages:
        for column in page.columns:
            count += 1
            out += [Entry(placed, page, count) for placed in column]
    return out


@dataclass(frozen=True)
class Measures:
    """What is usual in a document: the size of its text, the distance of its lines (in sizes, by size)."""

    body_size: float
    distances: dict[float, float]

    def usual_distance(self, line: Line) -> float:
        return self.distances.get(line.size, 1.2) * line.size

    def is_small(self, line: Line) -> bool:
        return line.size <= 0.94 * self.body_size


def measure(entries: Sequence[Entry]) -> Measures:
    letters: Counter[float] = Counter()
    for entry in entries:
        letters[entry.line.size] += len(entry.placed.line.text)
    body_size = letters.most_common(1)[0][0] if letters else 10.0
    found: dict[float, list[float]] = defaultdict(list)
    for above, entry in _neighbours(entries):
        size = entry.line.size
        if above.line.size == size and _NEAREST <= (entry.line.base - above.line.base) / size <= _FARTHEST:
            found[size].append((entry.line.base - above.line.base) / size)
    return Measures(body_size, {size: _nearest_common(distances) for size, distances in found.items()})


def _neighbours(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    for above, entry in pairwise(entries):
        if above.column == entry.column:
            yield above, entry


def _nearest_common(distances: Sequence[float]) -> float:
    """The distance of lines inside paragraphs: the smallest that is not rare."""
    counts = Counter(round(distance, 1) for distance in distances)
    enough = max(1.0, _SHARE * len(distances))
    usual = min(distance for distance, count in counts.items() if count >= enough or count == max(counts.values()))
    near = sorted(distance for distance in distances if abs(distance - usual) < 0.1)
    return near[len(near) // 2]


def tie_lines(entries: Sequence[Entry], measures: Measures) -> bool:
    """Sets the tie of each line; whether the document always divides its paragraphs by gaps or indents."""
    edges = right_edges(entries)
    for above, entry in _neighbours(entries):
        entry.tie = _tie(above, entry, measures, edges[entry.column])
    ends = [entry for entry in entries if entry.tie is not Tie.FIRST and entry.line.size == measures.body_size]
    marked = sum(1 for entry in ends if entry.tie in (Tie.GAP, Tie.INDENT))
    unmarked = sum(1 for entry in ends if entry.tie is Tie.SHORT)
    return marked >= _LEAST and unmarked <= (1 - _SURE) * (marked + unmarked)


def right_edges(entries: Sequence[Entry]) -> dict[int, float]:
    rights: dict[int, list[float]] = defaultdict(list)
    for entry in entries:
        rights[entry.column].append(entry.line.right)
    return {column: quantiles(found, n=10)[-1] if len(found) > 3 else max(found) for column, found in rights.items()}


def left_edges(entries: Sequence[Entry]) -> dict[int, float]:
    """The left margin of each column: where lines begin that are not indented."""
    lefts: dict[int, list[float]] = defaultdict(list)
    for entry in entries:
        lefts[entry.column].append(entry.line.left)
    return {column: quantiles(found, n=10)[0] if len(found) > 9 else min(found) for column, found in lefts.items()}


def _tie(above: Entry, entry: Entry, measures: Measures, edge: float) -> Tie:
    line, before = entry.line, above.line
    usual = max(measures.usual_distance(line), measures.usual_distance(before))
    if line.base - before.base > usual + _GAP * line.size:
        return Tie.GAP
    is_short = is_short_before(before, line, edge)
    step = (line.left - before.left) / line.size
    is_first = above.tie is not Tie.NEXT
    if step > _INDENT and not (is_first and (_hangs_at(before, line.left) or (_is_labelled(before) and not is_short))):
        return Tie.INDENT
    if step < -_INDENT and (not is_first or (above.tie is Tie.FIRST and _is_labelled(line))):
        return Tie.INDENT
    return Tie.SHORT if is_short else Tie.NEXT


def is_short_before(above: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would still have stood on the line above it, which could go on to `edge`."""
    first_word = line.text.split(" ", 1)[0]
    needed = len(first_word) / max(1, len(line.text)) * (line.right - line.left) + 0.6 * line.size
    return edge - above.right > needed


def _is_labelled(line: Line) -> bool:
    return parse_label(line.text) is not None


def _hangs_at(line: Line, left: float) -> bool:
    """Whether words of the line begin at `left`, after its label: then what stands below them goes on with it."""
    near = 0.3 * line.size
    return any(abs(piece.left - left) < near for piece in line.pieces[1:]) or any(
        abs(at - left) < near
        for piece in line.pieces[:2]
        for char, at in zip([" ", *piece.chars], piece.lefts, strict=False)
        if char.isspace() and at > line.left
    )

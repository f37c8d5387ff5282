"""The lines of a whole document in reading order, and what is usual in it: sizes, distances, margins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from statistics import quantiles

from resolutions.ingest.readers.pdf.lines import Line
from resolutions.ingest.readers.pdf.pages import Cell, Page, Placed

_NEAREST, _FARTHEST = 0.8, 2.4
_SHARE = 0.1
_MUCH = 0.2


class Tie(Enum):
    """How a line stands to the one above it in its column. Only NEXT says that it goes on."""

    FIRST = auto()
    GAP = auto()
    INDENT = auto()
    BREAK = auto()  # the line above ends early, with an end: no paragraph goes on here
    SHORT = auto()  # the line above ends early: the first word of this one would still have stood on it
    NEXT = auto()


PARAGRAPH_BEGINS = frozenset({Tie.GAP, Tie.INDENT, Tie.BREAK})


@dataclass(eq=False, slots=True)
class Entry:
    """A line of the document. `column` counts over all pages, and each line of a table; `tie` is to the line above."""

    placed: Placed
    page: Page
    column: int
    tie: Tie = Tie.FIRST

    @property
    def line(self) -> Line:
        return self.placed.line

    @property
    def cell(self) -> Cell | None:
        return self.placed.cell


def entries_of(pages: Iterable[Page]) -> list[Entry]:
    out: list[Entry] = []
    count = 0
    for page in pages:
        for column in page.columns:
            count += 1
            for placed in column:
                count += placed.cell is not None
                out.append(Entry(placed, page, count))
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
    body_size = _body_size(letters)
    found: dict[float, list[float]] = defaultdict(list)
    for above, entry in neighbours(entries):
        size = entry.line.size
        if above.line.size == size and _NEAREST <= (entry.line.base - above.line.base) / size <= _FARTHEST:
            found[size].append((entry.line.base - above.line.base) / size)
    return Measures(body_size, {size: _nearest_common(distances) for size, distances in found.items()})


def _body_size(letters: Counter[float]) -> float:
    """The largest size that much of the document is printed in: long notes may have more words than the text."""
    common = [size for size, count in letters.items() if count >= _MUCH * letters.total()]
    return max(common, default=letters.most_common(1)[0][0] if letters else 10.0)


def neighbours(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
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


def right_edges(entries: Sequence[Entry]) -> dict[int, float]:
    """How far to the right the full lines of each column go."""
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

"""How each line stands to the one above it: a gap, an indent, a line that ends early, or none of them.

Where a document divides its paragraphs by gaps or by indents, and always does, a line without either goes on with the
one above; where it does not, only the words can tell, and the outline decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from resolutions.ingest.outline.labels import Style, parse_label
from resolutions.ingest.readers.pdf.entries import (
    PARAGRAPH_BEGINS,
    Entry,
    Measures,
    Tie,
    left_edges,
    neighbours,
    right_edges,
)
from resolutions.ingest.readers.pdf.lines import Line

_INDENT = 0.8  # of the size
_GAP = 0.18
_SAME = 0.25
_FAR = 4.0
_WIDE = 0.6
_SURE = 0.9
_MOSTLY = 0.8
_LEAST, _FEW = 3, 2
ENDED = re.compile(r"[.,;:][”’\"')\]]*[\d*]{0,3}$")
_ENDED_BEFORE_LABEL = re.compile(ENDED.pattern + r"|\b(?:and|or)$")


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a column begin and how far they go."""

    left: float
    right: float

    def is_short(self, above: Line, line: Line) -> bool:
        """Whether the first two words of a line would still have stood on the line above it.

        Two, since the blank between them may be one that no line end may stand at.
        """
        first_words = " ".join(line.text.split(" ", 2)[:2])
        needed = len(first_words) / max(1, len(line.text)) * (line.right - line.left) + 0.6 * line.size
        free = self.right - above.right
        if self.are_centred(above, line) or above.left - self.left > _FAR * above.size:
            free = self.right - self.left - (above.right - above.left)
        return free > needed

    def are_at_the_right(self, above: Line, line: Line) -> bool:
        """Two lines set to the right, as those of an adoption are."""
        is_far = min(above.left, line.left) - self.left > _FAR * line.size
        return is_far and abs(above.right - line.right) < _SAME * line.size

    def are_centred(self, above: Line, line: Line) -> bool:
        """Two lines of one style, each with as much room before it as behind it."""
        if abs(above.left - line.left) < _SAME * line.size or above.main.style.is_bold != line.main.style.is_bold:
            return False
        return self._is_in_the_middle(above) and self._is_in_the_middle(line)

    def is_centred(self, line: Line) -> bool:
        return line.left - self.left > line.size and self._is_in_the_middle(line)

    def _is_in_the_middle(self, line: Line) -> bool:
        return abs((line.left - self.left) - (self.right - line.right)) < 0.5 * line.size


def rooms_of(entries: Sequence[Entry]) -> dict[int, Room]:
    lefts, rights = left_edges(entries), right_edges(entries)
    return {column: Room(lefts[column], rights[column]) for column in lefts}


def tie_lines(entries: Sequence[Entry], measures: Measures) -> bool:
    """Sets the tie of each line; whether the document always divides its paragraphs by gaps or indents."""
    rooms = rooms_of(entries)
    for above, entry in neighbours(entries):
        entry.tie = _tie(above, entry, measures, rooms[entry.column])
    indent = usual_indent(entries, measures, rooms)
    labels = _Labels()
    for above, entry in neighbours(entries):
        labels.meet(above)
        room = rooms[entry.column]
        entry.tie = _tie(above, entry, measures, room)
        is_indent = indent > 0 and _is_at_indent(above, entry, room, indent)
        if is_indent or _is_break(above, entry) or labels.begin(above, entry):
            entry.tie = Tie.BREAK
        elif _is_ragged(above, entry, room):
            entry.tie = Tie.NEXT
    found = [entry.tie for entry in entries if entry.line.size == measures.body_size]
    marked = sum(1 for tie in found if tie in PARAGRAPH_BEGINS)
    unmarked = sum(1 for tie in found if tie is Tie.SHORT)
    return marked >= _LEAST and unmarked <= (1 - _SURE) * (marked + unmarked)


def usual_indent(entries: Sequence[Entry], measures: Measures, rooms: dict[int, Room]) -> float:
    """How far the first lines of paragraphs are indented, in sizes; 0 where those without a number are not."""
    indents: list[float] = []
    even = 0
    for first, second in neighbours(entries):
        if first.line.size != measures.body_size or first.line.text[:1].islower() or second.tie is Tie.GAP:
            continue
        step = (first.line.left - second.line.left) / first.line.size
        if step > _INDENT and second.line.text[:1].islower():
            indents.append(step)
        elif second.tie is Tie.NEXT and first.tie is Tie.GAP and not _is_labelled(first.line):
            even += first.line.left - rooms[first.column].left < _SAME * first.line.size
    is_usual = len(indents) >= _FEW and len(indents) >= _MOSTLY * (len(indents) + even)
    return median(indents) if is_usual else 0.0


def _tie(above: Entry, entry: Entry, measures: Measures, room: Room) -> Tie:
    line, before = entry.line, above.line
    usual = max(measures.usual_distance(line), measures.usual_distance(before))
    if line.base - before.base > usual + _GAP * line.size:
        return Tie.GAP
    is_short = room.is_short(before, line)
    if room.are_centred(before, line) or room.are_at_the_right(before, line):
        return Tie.SHORT if is_short else Tie.NEXT
    step = (line.left - before.left) / line.size
    is_first = above.tie is not Tie.NEXT
    if step > _INDENT and not (is_first and (_hangs_at(before, line.left) or (_is_labelled(before) and not is_short))):
        return Tie.INDENT
    if step < -_INDENT and (not is_first or (above.tie is Tie.FIRST and _is_labelled(line))):
        return Tie.INDENT
    return Tie.SHORT if is_short else Tie.NEXT


def _is_break(above: Entry, entry: Entry) -> bool:
    """Whether a line that ends early ends a paragraph by its words too, or a label follows."""
    if entry.tie is not Tie.SHORT or entry.line.text[:1].islower():
        return False
    return ENDED.search(above.line.text) is not None or _is_labelled(entry.line)


class _Labels:
    """The labels met so far: where the last one stands in its column, and the last number."""

    def __init__(self) -> None:
        self.places: dict[int, float] = {}
        self.number = 0

    def meet(self, entry: Entry) -> None:
        label = parse_label(entry.line.text) if entry.tie is not Tie.NEXT else None
        if label is None:
            return
        self.places[entry.column] = entry.line.left
        if label.is_number:
            self.number = label.value

    def begin(self, above: Entry, entry: Entry) -> bool:
        """Whether a line without gap or indent begins an item: its label stands below the last one or elsewhere than
        the words above, or is a number that counts on, and the line above ends.
        """
        label = parse_label(entry.line.text) if entry.tie in (Tie.NEXT, Tie.SHORT) else None
        if label is None:
            return False
        near = _SAME * entry.line.size
        is_below = entry.column in self.places and abs(entry.line.left - self.places[entry.column]) < near
        if is_below and label.readings[0][0] == Style.BULLET:
            return True
        is_elsewhere = abs(entry.line.left - above.line.left) > near
        counts_on = label.is_number and label.value == self.number + 1
        return (is_below or is_elsewhere or counts_on) and _ENDED_BEFORE_LABEL.search(above.line.text) is not None


def _is_ragged(above: Entry, entry: Entry, room: Room) -> bool:
    """A line that ends early without an end: where lines end unevenly, some do so for no reason."""
    line, before = entry.line, above.line
    if entry.tie is not Tie.SHORT or line.main.style.is_bold != before.main.style.is_bold:
        return False
    if ENDED.search(before.text) and not (before.text.endswith(",") and line.text[:1].islower()):
        return False
    is_wide = before.right - before.left > _WIDE * (room.right - room.left)
    return not room.are_centred(before, line) and (line.text[:1].islower() or is_wide)


def _is_at_indent(above: Entry, entry: Entry, room: Room, indent: float) -> bool:
    """An ended line and another at the same indent: where paragraphs begin indented, each is one."""
    line, before = entry.line, above.line
    if entry.tie not in (Tie.NEXT, Tie.SHORT) or above.tie is Tie.NEXT or line.text[:1].islower():
        return False
    if ENDED.search(before.text) is None:
        return False
    steps = [(one.left - room.left) / line.size - indent for one in (line, before)]
    return all(abs(step) < _SAME for step in steps)


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

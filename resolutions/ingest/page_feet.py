"""Notes at the feet of pages: "33 See resolution 57/2." under a rule, or below a gap, with a bare or a raised figure.

Their numbers run on from page to page, which tells a note from a line that begins with a number; where neither rule nor
gap stands over them the numbers alone do. A note may be cut by the page end and go on at the next foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from resolutions.ingest.adoption import begins_adoption
from resolutions.ingest.blocks import Block, Role
from resolutions.ingest.footnotes import Note
from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.pages import pages_of
from resolutions.ingest.readers.inline import figures
from resolutions.ingest.runs import joined, places, without_start
from resolutions.structure.months import MONTHS

_MONTH = "|".join(MONTHS)
_OPENS = r"[^\W\d_a-zß-ÿ]|[“\"«‘]|https?:|www\.|ibid|\d{4} [A-Z]"
_BARE = re.compile(rf"\s*(?P<marker>[1-9]\d{{0,2}})\s+(?!(?:{_MONTH})\b)(?=(?P<sure>{_OPENS})|[(\[\d])")
_GLUED = re.compile(
    r"\s*(?P<marker>[1-9]\d{0,2})(?=(?P<sure>See |Ibid|Resolution |United Nations|Official Records|[AES]/))"
)
_SPREAD = re.compile(r"\s*(?P<marker>[1-9](?: \d\d?|\d \d))\s+(?=(?P<sure>[AES]/|See\b|Ibid\b))")  # a scanner's '14 7'
_ALONE = re.compile(r"\s*(?P<marker>[1-9]\d{0,2})\s*")
_ENDED = re.compile(r"[.!?…][\s\"'”’)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?|add|rev|corr)\.$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"(?:See|Ibid|Resolutions?|Decisions?|Official Records|United Nations|General Assembly|Economic and Social|Report"
    r"|Adopted|Available|Contained|[AES]/)\b"
)
_LIKE_A_CALL = re.compile(r"(?<=[^\W\d_]|[,;:.)\]”’\"»]|\s) ?([1-9]\d{0,2})(?![\w/])")
_STRONG = re.compile(r"(?:See\b|Ibid\b|[O0][ /]?f\S{0,8}\s+Record)")  # what only notes begin with, misread or not
_LONGEST = 80  # lines of one foot
_BELOW = 10  # lines that words of adoption take, with the names of those who voted
_NEAR = 20  # how far from its place a note may stand


@dataclass(frozen=True, slots=True)
class _Label:
    index: int
    marker: int
    length: int
    is_sure: bool
    is_alone: bool


@dataclass(slots=True)
class _Lines:
    """A note while its lines are gathered: indexes of blocks; the label stands on one of them, or on a line alone."""

    marker: int
    page: int
    run: int
    length: int
    lines: list[int] = field(default_factory=list)
    label_line: int | None = None


@dataclass(frozen=True, slots=True)
class Feet:
    """The text without its feet, the notes by their numbers, and the page (from 0) at whose foot each stands.

    starts: the offsets of the source at which pages begin.
    """

    rest: list[Block]
    notes: list[Note]
    pages: list[int]
    starts: list[int]


def split_feet(blocks: Sequence[Block]) -> Feet:
    """Takes the notes at page feet out of the flow; no notes where the source prints none so."""
    gathering = _Gathering(blocks)
    if not any(block.role == Role.NOTE for block in blocks):
        pages = pages_of(blocks)
        for number, page in enumerate(pages):
            gathering.take_page(number, page, is_only=len(pages) == 1)
    return gathering.feet()


class _Gathering:
    """The notes found so far, page by page; the last may go on at the next foot."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.labels = {index: label for index, block in enumerate(blocks) if (label := _label(index, block))}
        self.found: list[_Lines] = []
        self.rules: set[int] = set()
        self.seen: set[int] = set()
        self.highest: int | None = None
        self.run = 0

    def take_page(self, number: int, page: range, *, is_only: bool) -> None:
        """The foot of one page; a source without page ends may have one below each of its rules."""
        if not is_only:
            at = self._foot_of(page)
            if at is not None:
                self._take_foot(number, range(at, page.stop))
                return
        self._take_flow(number, page, is_only=is_only)

    def _take_flow(self, number: int, page: range, *, is_only: bool) -> None:
        """Feet between the lines of a text: at the ends of columns, below rules; with page ends only sure ones."""
        at = page.start
        while at < page.stop:
            begin = at + 1 if self.blocks[at].is_rule else at
            if is_only:
                is_foot = self._is_foot(begin, page.stop) if begin > at else self._opens_in_the_flow(at)
            else:
                is_foot = self._is_next(at) or (self._is_strong(at) and self._opens_in_the_flow(at))
            if is_foot:
                end = self._end_of_foot(begin, page.stop)
                self._take_foot(number, range(begin, end))
                at = end
            else:
                at += 1

    def _foot_of(self, page: range) -> int | None:
        """Where the foot begins: below the last rule with a note under it, below a gap, or at the next number."""
        rules = [index for index in page if self.blocks[index].is_rule]
        for rule in reversed(rules):
            if self._is_foot(rule + 1, page.stop):
                return rule + 1
        lowest = max(page.start + 1, page.stop - _LONGEST)
        for index in range(lowest, page.stop):
            if self.blocks[index].has_gap_before and self._is_foot(index, page.stop) and self._is_new(index, page):
                return index
        return next((index for index in range(lowest, page.stop) if self._is_next(index)), None)

    def _is_foot(self, begin: int, stop: int) -> bool:
        """Whether what begins here reads like notes: the first line has a label, or goes on with the last note."""
        label = self.labels.get(begin)
        if begin >= stop:
            return False
        if label is not None:
            return self._is_in_reach(label.marker) or label.marker == 1
        if not self.found:
            return False
        is_cut = _ENDED.search(self.blocks[self.found[-1].lines[-1]].text) is None if self.found[-1].lines else True
        if is_cut and self.blocks[begin - 1].is_rule:
            return True
        return self._has_next(begin, stop)

    @cached_property
    def figures_above(self) -> set[int]:
        """The figures that stand in the text like calls of notes, far above their notes."""
        return {int(found[1]) for block in self.blocks for found in _LIKE_A_CALL.finditer(block.text)}

    def _ends_a_text(self, label: _Label) -> bool:
        """Below the words of adoption stands a note of any page above that calls it."""
        near = self.blocks[max(0, label.index - _BELOW) : label.index]
        return label.marker in self.figures_above and any(begins_adoption(block.text) for block in near)

    def _has_next(self, begin: int, stop: int) -> bool:
        near = range(begin, min(stop, begin + _LONGEST))
        return self.highest is not None and self.highest + 1 in (
            self.labels[index].marker for index in near if index in self.labels
        )

    def _is_new(self, index: int, page: range) -> bool:
        """Below a gap without a rule: the next number, or the first of the source, called by a figure on its page."""
        label = self.labels.get(index)
        if label is None:
            return False
        if self.highest is not None and label.marker == self.highest + 1:
            return True
        is_likely = self._is_in_reach(label.marker) or label.marker == 1
        if label.is_alone:
            return is_likely and self._counts_on(label, page.stop) and self._is_called(label, page)
        if not label.is_sure or not is_likely:
            return False
        if self._has_next(index, page.stop) or self._is_row(index, page.stop):
            return True
        return self._is_called(label, page) or self._ends_a_text(label)

    def _is_row(self, index: int, stop: int) -> bool:
        """Whether the numbers below are several that count without a gap, in whatever order they stand."""
        labels = [self.labels[at] for at in range(index, min(stop, index + _LONGEST)) if at in self.labels]
        numbers = {label.marker for label in labels if label.is_sure}
        return len(numbers) > 1 and max(numbers) - min(numbers) == len(numbers) - 1

    def _counts_on(self, label: _Label, stop: int) -> bool:
        """Whether the next number stands in the lines below."""
        near = range(label.index + 1, min(stop, label.index + _LONGEST))
        return label.marker + 1 in (self.labels[index].marker for index in near if index in self.labels)

    def _is_called(self, label: _Label, page: range) -> bool:
        call = re.compile(rf"(?:^|[^\W\d_]|[,;:.)\]”’\"»]|\d{{4}}|\s){label.marker}(?![\w/])")
        above = range(max(page.start, label.index - _LONGEST), label.index)
        return any(call.search(self.blocks[index].text) for index in above)

    def _is_next(self, index: int) -> bool:
        """No rule, no gap: the next number before words that only notes begin with."""
        label = self.labels.get(index)
        if label is None or self.highest is None or label.marker != self.highest + 1 or not label.is_sure:
            return False
        return _SPEAKS.match(self.blocks[index].text[label.length :]) is not None

    def _is_strong(self, index: int) -> bool:
        """What only notes begin with, on this line or, with the next number, on the line below."""
        label, below = self.labels.get(index), self.labels.get(index + 1)
        if label is None or label.is_alone:
            return False
        if _STRONG.match(self.blocks[index].text[label.length :]):
            return True
        is_row = below is not None and below.marker == label.marker + 1 and not below.is_alone
        return is_row and below is not None and _STRONG.match(self.blocks[index + 1].text[below.length :]) is not None

    def _opens_in_the_flow(self, index: int) -> bool:
        """In a source without page ends: a gap over the next note, or over the first of at least two."""
        label = self.labels.get(index)
        if label is None or label.is_alone:
            return False
        if self._is_next(index):
            return True
        is_strong = self._is_strong(index)
        if not is_strong and not (self.blocks[index].has_gap_before and label.is_sure):
            return False
        following = self.labels.get(index + 1) or self.labels.get(index + 2)
        is_row = following is not None and following.is_sure and following.marker == label.marker + 1
        if (
            not (is_row or is_strong or self._ends_a_text(label))
            and _SPEAKS.match(self.blocks[index].text[label.length :]) is None
        ):
            return False
        if self.highest is not None:
            return label.marker == self.highest + 1
        is_called = self._is_called(label, range(index)) or label.marker in self.figures_above
        return is_called or (is_strong and is_row)

    def _end_of_foot(self, begin: int, stop: int) -> int:
        """Without page ends a foot goes to a gap or a rule, or to what cannot be of the note after its full stop."""
        last = self.labels[begin].marker if begin in self.labels else 0
        for index in range(begin + 1, stop):
            block, above = self.blocks[index], self.blocks[index - 1]
            if block.is_rule:
                return index
            label = self.labels.get(index)
            if label is not None and label.is_sure and label.marker > last:
                last = label.marker
                continue
            is_ended = _ENDED.search(above.text) is not None and _ABBREVIATED.search(above.text) is None
            if _ABBREVIATED.search(above.text) and not block.begins_page:
                continue
            if block.has_gap_before and (is_ended or not block.text[:1].islower()):
                return index
            if is_ended and (block.text[:1].islower() or parse_label(block.text) is not None):
                return index
        return stop

    def _take_foot(self, number: int, zone: range) -> None:
        if self.blocks[zone.start - 1].is_rule:
            self.rules.add(zone.start - 1)
        chosen = self._in_sequence(zone)
        for index in zone:
            if index not in chosen:
                if self.found:
                    self.found[-1].lines.append(index)
                continue
            label = self.labels[index]
            note = _Lines(label.marker, number, chosen[index], label.length, label_line=index)
            if not label.is_alone:
                note.lines.append(index)
            elif index + 1 == zone.stop or index + 1 in chosen:
                note.lines += self._lines_above(label.marker)
            self.found.append(note)

    def _lines_above(self, marker: int) -> list[int]:
        """A label printed after the words of its note: they begin after the last full stop in the note before it."""
        before = next((one.lines for one in self.found if one.marker == marker - 1 and one.run == self.run), None)
        above = before if before is not None else self.found[-1].lines if self.found else []
        starts = [at for at in range(1, len(above)) if _ENDED.search(self.blocks[above[at - 1]].text)]
        cut = starts[-1] if starts else len(above)
        lines = above[cut:]
        del above[cut:]
        return lines

    def _in_sequence(self, zone: range) -> dict[int, int]:
        """The lines with labels, and the run of numbers each belongs to.

        Each label counts on, or stands apart in wrong order; a number inside a note does neither.
        """
        out: dict[int, int] = {}
        for index in zone:
            label = self.labels.get(index)
            if label is not None and (index == zone.start or self._is_label_within(label)):
                self._saw(label.marker)
                out[index] = self.run
        return out

    def _is_label_within(self, label: _Label) -> bool:
        above = self.blocks[label.index - 1].text
        is_apart = _ENDED.search(above) is not None and _ABBREVIATED.search(above) is None
        if self.highest is None or label.marker == self.highest + 1:
            return is_apart or label.is_sure or label.is_alone
        is_likely = label.is_sure or label.is_alone
        return is_apart and is_likely and (self._is_in_reach(label.marker) or label.marker == 1)

    def _is_in_reach(self, marker: int) -> bool:
        """Not yet seen, and near those seen: notes may stand in wrong order, or one be lost."""
        if self.highest is None:
            return True
        return marker not in self.seen and abs(marker - self.highest) <= _NEAR

    def _saw(self, marker: int) -> None:
        """Another number; one that was there before begins the notes of another text."""
        if marker in self.seen:
            self.seen.clear()
            self.highest = None
            self.run += 1
        self.seen.add(marker)
        self.highest = max(marker, self.highest or 0)

    def feet(self) -> Feet:
        """The notes found, and what is left."""
        found = sorted((one for one in self.found if one.lines), key=lambda one: (one.run, one.marker))
        taken = self.rules | {at for one in found for at in (*one.lines, one.label_line)}
        starts = [self.blocks[page.start].runs[0].span.start for page in pages_of(self.blocks)]
        return Feet(self._rest(taken), [self._note(one) for one in found], [one.page for one in found], starts)

    def _rest(self, taken: set[int | None]) -> list[Block]:
        """The other blocks; where the first of a page is gone the next begins it."""
        out: list[Block] = []
        begins_page = False
        for index, block in enumerate(self.blocks):
            begins_page = begins_page or block.begins_page
            if index not in taken:
                out.append(replace(block, begins_page=True) if begins_page and not block.begins_page else block)
                begins_page = False
        return out

    def _note(self, one: _Lines) -> Note:
        lines = [self.blocks[index] for index in one.lines]
        runs = joined(lines)
        if one.label_line == one.lines[0]:
            runs = without_start(runs, one.length)
        printed = sorted({*one.lines, *([one.label_line] if one.label_line is not None else [])})
        return Note(str(one.marker), runs, places([self.blocks[index] for index in printed]))


def _label(index: int, block: Block) -> _Label | None:
    if block.is_rule or block.level or not block.runs or block.role is not None:
        return None
    first = next((run for run in block.runs if run.text.strip()), None)
    if first is None or first.is_mark:
        return None
    words = block.text
    if not words.lstrip()[:1].isdigit():
        return None
    is_raised = first.is_superscript and _ALONE.fullmatch(figures(first.text)) is not None
    if is_raised:
        length = words.index(first.text) + len(first.text)
        length += len(words[length:]) - len(words[length:].lstrip())
        return _Label(index, int(figures(first.text)), length, True, length >= len(words))
    alone = _ALONE.fullmatch(words)
    if alone is not None:
        return _Label(index, int(alone["marker"]), len(words), False, True)
    found = _SPREAD.match(words) or _BARE.match(words) or _GLUED.match(words)
    if found is None:
        return None
    return _Label(index, int(found["marker"].replace(" ", "")), found.end(), found["sure"] is not None, False)

"""Lines become paragraphs: what a page end or a line end cut is joined, what a label or an opening verb begins is new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingest.actions import OPERATIVE, Actions
from resolutions.ingest.blocks import Block
from resolutions.ingest.outline.displaced import NUMBER_MOVED, is_moved, with_labels_first
from resolutions.ingest.outline.labels import Label, Style, parse_label
from resolutions.ingest.outline.line_ends import ENDED, OPEN_WORD, LineEnds, is_enacting_line
from resolutions.ingest.outline.scanned import parse_scanned_label
from resolutions.ingest.runs import Runs, cut, joined, places, without_words
from resolutions.structure.spans import Span

PAGE_JOIN = "joined across a page end"
NUMBER_JOIN = "number on a line of its own"

_ENDED_BEFORE_LABEL = re.compile(ENDED.pattern + r"|\s(?:and|or)\s*$")
_INLINE = re.compile(r"\((?:[a-z]|[ivx]{2,5})\)(?=\s|$)")  # labels inside a sentence: "on (a) trade; (b) transit"
_STOPPED_LETTER = re.compile(r"[a-z]\.\s+[A-Z]")  # "b. Of iron": the next item, however the one above ends
_QUOTE = re.compile(r"^[“\"«]\s?(?=\S)")
_AHEAD = 4  # lines looked at for the end of a heading
_TAIL = 200  # enough to see how a line ends; joining all words again for each line would take forever


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph. `runs` and `text` are without the label; `text` is without calls of notes."""

    blocks: tuple[Block, ...]
    label: Label | None
    runs: Runs
    text: str
    level: int = 0
    repairs: tuple[str, ...] = ()

    @property
    def source(self) -> tuple[Span, ...]:
        return places(self.blocks)

    @property
    def is_ended(self) -> bool:
        return _ENDED_BEFORE_LABEL.search(self.text) is not None


def gather(blocks: Sequence[Block], actions: Actions) -> list[Paragraph]:
    """The paragraphs of a body, in order."""
    ordered = with_labels_first(blocks, actions)
    gathering = _Gathering(actions, LineEnds.of(blocks, actions))
    for index, block in enumerate(ordered):
        gathering.take(block, ordered[index + 1 : index + 1 + _AHEAD])
    return gathering.paragraphs()


def plain(runs: Runs) -> str:
    """The words without calls of notes."""
    return "".join(run.text for run in runs if not run.is_mark).strip()


def unquoted(words: str) -> str:
    """The words without the quotation mark that opens each paragraph of a quoted text: '“1. Urges' -> '1. Urges'."""
    return _QUOTE.sub("", words)


class _Gathering:
    """The lines taken so far: finished paragraphs, and the one that may go on."""

    def __init__(self, actions: Actions, ends: LineEnds) -> None:
        self.actions = actions
        self.ends = ends
        self.groups: list[list[Block]] = []
        self.labels: list[Label | None] = []
        self.notes: list[list[str]] = []
        self.words = ""
        self.label: Label | None = None
        self.inline: set[str] = set()
        self.is_label_alone = False
        self.is_operative = False
        self.last_number = 0

    def take(self, block: Block, below: Sequence[Block]) -> None:
        """The next line; `below` are the lines after it."""
        if block.is_rule:
            return
        words = plain(block.runs)
        label = parse_label(unquoted(words)) or self._scanned(unquoted(words))
        repair = self._joins(block, words, label, below)
        if repair is None:
            self._begin(block, words, label)
            return
        self.groups[-1].append(block)
        if repair and repair not in self.notes[-1]:
            self.notes[-1].append(repair)
        self.words = f"{self.words} {words}"[-_TAIL:]
        self.inline.update(_INLINE.findall(words))
        self.is_label_alone = False

    def _begin(self, block: Block, words: str, label: Label | None) -> None:
        self.groups.append([block])
        self.labels.append(label)
        self.notes.append([label.repair] if label is not None and label.repair else [])
        self.words, self.label = words[-_TAIL:], label
        self.inline = set(_INLINE.findall(words[label.length :] if label is not None else words))
        self.is_label_alone = label is not None and label.length >= len(words)
        opening = self.actions.find(unquoted(words)) if label is None else None
        self.is_operative = opening is not None and opening[1] == OPERATIVE
        if label is not None and label.is_number:
            self.last_number = label.value

    def _scanned(self, words: str) -> Label | None:
        return parse_scanned_label(words, self.actions, self.last_number + 1)

    def _joins(self, block: Block, words: str, label: Label | None, below: Sequence[Block]) -> str | None:
        """Whether a line goes on with the paragraph above: None, or the repair to note ("" for a plain line end)."""
        if self.groups and block.goes_on is not None:
            return PAGE_JOIN if block.goes_on else None
        if not self.groups or block.level or self.groups[-1][-1].level or self._is_whole(block):
            return None
        if not words:
            return ""
        is_wrapped_over = bool(block.begins_page and self.ends.width)
        is_apart = (block.has_gap_before or block.begins_page) and not is_wrapped_over
        if label is not None and (is_apart or not self._is_stray(words, label)):
            return None
        if self.is_label_alone:
            return NUMBER_MOVED if is_moved(self.groups[-1][-1], block) else NUMBER_JOIN
        if is_apart:
            return PAGE_JOIN if self._is_cut(words) else None
        plain_join = PAGE_JOIN if is_wrapped_over else ""
        if label is None and self._holds_on(words):
            return plain_join
        if label is None and self._begins_heading(block, below):
            return None
        return plain_join if self._is_same_paragraph(block, words) else None

    def _is_whole(self, block: Block) -> bool:
        """Whether the format says that the paragraph above ended; a page end may have cut even such a one."""
        above = self.groups[-1][-1]
        return bool(above.cells or block.cells) or (above.is_whole and not block.begins_page)

    def _begins_heading(self, block: Block, below: Sequence[Block]) -> bool:
        """In wrapped lines a heading stands between two paragraphs without a gap."""
        if not ENDED.search(self.words) and not is_enacting_line(block.text):
            return False
        return self.ends.begins_heading([block, *below], self.words)

    def _holds_on(self, words: str) -> bool:
        """In wrapped lines a comma ends no paragraph that opened with a finite verb, unless another opens below."""
        if not self.is_operative or not self.ends.width or not self.words.endswith(","):
            return False
        return self.actions.find(unquoted(words)) is None or not words[:1].isupper()

    def _is_stray(self, words: str, label: Label) -> bool:
        if label.before & self.inline and not self._counts_on(label):
            return bool(self.ends.width)
        above, last = self.groups[-1][-1], self.last_number
        return self.ends.is_stray(above, self.words, words, label, current=self.label, last_number=last)

    def _counts_on(self, label: Label) -> bool:
        """Whether the paragraph above is the item before this one."""
        return self.label is not None and any(
            self.label.value_as(style) == value - 1 for style, value in label.readings
        )

    def _is_cut(self, words: str) -> bool:
        """Whether a gap fell inside a paragraph: the first half does not end, the second begins in lower case."""
        goes_on = words[:1].islower() and _STOPPED_LETTER.match(words) is None
        if not ENDED.search(self.words):
            return goes_on or OPEN_WORD.search(self.words) is not None
        is_item = self.label is not None and not self.label.is_number
        return goes_on and self.words.endswith(",") and not is_item

    def _is_same_paragraph(self, block: Block, words: str) -> bool:
        """Whether a line without a gap before it goes on with the one above."""
        if not self.ends.width:
            return not ENDED.search(self.words) and words[:1].islower()
        is_item = self.label is not None and not self.label.is_number
        if block.begins_page and self.words.endswith(":") and words[:1].isupper():
            return False
        above, has_numbers = self.groups[-1][-1], self.last_number > 0
        return self.ends.goes_on(above, self.words, unquoted(words), is_item=is_item, has_numbers=has_numbers)

    def paragraphs(self) -> list[Paragraph]:
        groups = zip(self.groups, self.labels, self.notes, strict=True)
        return [_paragraph(group, label, notes) for group, label, notes in groups]


def _paragraph(group: list[Block], label: Label | None, notes: list[str]) -> Paragraph:
    runs = joined(group)
    words = plain(runs)
    label = (parse_label(unquoted(words)) or label) if not group[0].level else None
    if label is not None:
        quote, rest = _without_quote(runs) if words != unquoted(words) else ((), runs)
        runs = (*quote, *without_words(rest, label.length))
    return Paragraph(tuple(group), label, runs, plain(runs), group[0].level, tuple(notes))


def _without_quote(runs: Runs) -> tuple[Runs, Runs]:
    """The opening quotation mark, and what follows; calls of notes before it go with it."""
    at = 0
    for run in runs:
        found = None if run.is_mark else re.search(r"\S", run.text)
        if found is not None:
            at += found.end()
            break
        at += len(run.text)
    return cut(runs, at)


def is_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list: it has a label, but no number of its own."""
    return paragraph.label is not None and paragraph.label.readings[0][0] != Style.NUMBER

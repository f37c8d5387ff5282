"""The note list: found first, because its labels say which figures in the text are calls of notes.

A document prints its notes in one scheme ("33/ …", "[1] …", raised figures); they may start at any number and stand
at the end or at the foot of each page. Star notes ("*/ …") are apart from the numbered ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.ingest.blocks import Block, Role
from resolutions.ingest.readers.inline import SUPERSCRIPTS, figures
from resolutions.ingest.runs import Runs, cut, joined, places, text_of, without_start
from resolutions.structure.spans import Span

_LABELS = {
    "slash": re.compile(
        r"\s*(?P<marker>\d{1,3}|\*{1,3}) ?/(?! ?(?=[lIO ]{0,4}\d)[\dlIO](?: ?[\dlIO]){0,3}\s*\.)(?:[a-z]?\s+(?=\S)|\s*$)"
    ),  # never "35/ l 95. Title"
    "bracket": re.compile(r"\s*\[(?P<marker>\d{1,3}|\*{1,3})\](?::)?\s+(?=\S)"),
    "tika": re.compile(r"\s*\[(?P<marker>\d{1,3}):\s+(?=\S)"),
    "raised": re.compile(rf"\s*(?P<marker>[{SUPERSCRIPTS}]{{1,3}})\s*(?=\S)"),
}
_STAR = re.compile(r"\s*(?P<marker>\*{1,3})\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Note:
    """A printed note: marker "33", its runs without the label, where it stands; `repair`: what was done to find it."""

    marker: str
    runs: Runs
    source: tuple[Span, ...]
    repair: str = ""


@dataclass(frozen=True, slots=True)
class _Label:
    index: int
    marker: str
    scheme: str
    length: int


def split_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Takes the notes out of the flow: (the other blocks in order, the notes in printed order)."""
    if any(block.role == Role.NOTE for block in blocks):
        return _notes_of_the_format(blocks)
    labels = _labels(blocks)
    if not labels:
        return list(blocks), []
    taken: set[int] = set()
    notes: list[Note] = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        lines = _lines_of(blocks, label, after.index if after else None)
        taken.update(lines)
        group = [blocks[index] for index in lines]
        runs = without_start(joined(group), label.length)
        notes.append(Note(label.marker, _unbracketed(runs) if label.scheme == "tika" else runs, places(group)))
    return [block for index, block in enumerate(blocks) if index not in taken], notes


def _unbracketed(runs: Runs) -> Runs:
    """'[2: Treaty of Boxes.]' -> 'Treaty of Boxes.': the bracket that closes the note is a sign of its format."""
    words = text_of(runs).rstrip()
    return cut(runs, len(words) - 1)[0] if words.endswith("]") else runs


def _notes_of_the_format(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Where the format says what a note is: its label is the printed mark; a block without one goes on with the note."""
    notes: list[list[Block]] = []
    for block in blocks:
        if block.role == Role.NOTE and (block.label or not notes):
            notes.append([block])
        elif block.role == Role.NOTE:
            notes[-1].append(block)
    found = [Note(group[0].label or "", joined(group), places(group)) for group in notes]
    return [block for block in blocks if block.role != Role.NOTE], found


def _labels(blocks: Sequence[Block]) -> list[_Label]:
    """The labels of the scheme that has most of them, and the star notes beside it."""
    found: list[_Label] = []
    for index, block in enumerate(blocks):
        if block.is_rule or block.level or not block.runs:
            continue
        words = block.text
        for scheme, label in _LABELS.items():
            match = label.match(words)
            if match is not None:
                found.append(_Label(index, figures(match["marker"]), scheme, match.end()))
    schemes = Counter(label.scheme for label in found if label.marker.isdigit())
    chosen = schemes.most_common(1)[0][0] if schemes else None
    numbered = _in_sequence([label for label in found if label.scheme == chosen and label.marker.isdigit()])
    stars = [label for label in found if not label.marker.isdigit()]
    return sorted(numbered + stars, key=lambda label: label.index)


def _in_sequence(labels: list[_Label]) -> list[_Label]:
    """Leaves out a line that only looks like a note: its number is far from those before and after it."""
    out = []
    for index, label in enumerate(labels):
        around = [int(other.marker) for other in labels[max(0, index - 2) : index + 3] if other is not label]
        number = int(label.marker)
        if number == 1 or not around or any(abs(number - other) <= 3 for other in around):
            out.append(label)
    return out


def _lines_of(blocks: Sequence[Block], label: _Label, next_label: int | None) -> list[int]:
    """The lines of one note: to the next label, a gap, a rule or the end of the page."""
    lines = [label.index]
    for index in range(label.index + 1, next_label if next_label is not None else len(blocks)):
        block = blocks[index]
        if block.is_rule or block.level:
            break
        is_label_alone = index == label.index + 1 and label.length >= len(blocks[label.index].text)
        if is_label_alone:
            lines.append(index)
            continue
        if (block.has_gap_before or block.begins_page) and not _goes_on(blocks[lines[-1]], block):
            break
        lines.append(index)
    return lines


def _goes_on(above: Block, block: Block) -> bool:
    """A note cut by a page end: its first half does not end, the second begins in lower case."""
    return not block.begins_page and block.text[:1].islower() and not re.search(r"[.,;:]\W*$", above.text)


def split_star_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Takes notes like '* Reissued for technical reasons.' out of the flow; numbered ones come later.

    They stand below a rule, or below a gap where the same star is printed behind a word above: 'E/RES/902/14*'.
    """
    labels = [label for index, block in enumerate(blocks) if (label := _star_label(blocks, index, block)) is not None]
    if not labels:
        return list(blocks), []
    notes: list[Note] = []
    taken: set[int] = set()
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        lines = _lines_of(blocks, label, after.index if after else None)
        taken.update(lines)
        taken.update({label.index - 1} if blocks[label.index - 1].is_rule else ())
        group = [blocks[line] for line in lines]
        notes.append(Note(label.marker, without_start(joined(group), label.length), places(group)))
    return [block for index, block in enumerate(blocks) if index not in taken], notes


def _star_label(blocks: Sequence[Block], index: int, block: Block) -> _Label | None:
    found = _STAR.match(block.text) if index and block.role is None and not block.level else None
    if found is None:
        return None
    above = blocks[index - 1]
    is_apart = block.has_gap_before or block.begins_page or _STAR.match(above.text) is not None
    if not above.is_rule and not (is_apart and _is_starred(blocks[:index], found["marker"])):
        return None
    return _Label(index, found["marker"], "star", found.end())


def _is_starred(above: Iterable[Block], marker: str) -> bool:
    call = re.compile(rf"(?<=[\w.,;:)\]”’])\*{{{len(marker)}}}(?![*\w])")
    return any(call.search(block.text) for block in above)

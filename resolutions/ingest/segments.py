"""Several resolutions in one source: cut where a number stands over a title and enacting words.

A number alone proves nothing (texts cite numbers at line beginnings), so a cut needs the organ's enacting words, or
the sentence that opens a decision, within a few lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from resolutions.citations.bodies import Bodies
from resolutions.ingest.actions import Actions
from resolutions.ingest.adoption import is_adoption_line, opens_decision
from resolutions.ingest.blocks import Block
from resolutions.ingest.dates import find_date, is_date
from resolutions.ingest.designations import parse_designation_line
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.tails import find_middle, find_tail

_TITLE_LINES = 10
_PART_LETTER = re.compile(r"\s*(?P<letter>[A-Z])\.?\s*")
_COVER = re.compile(
    r"\s*(?:United Nations|Distr\b.*|GENERAL|General|Original: .*|[AES]/[\w./() -]+\*?|Agenda items? .*|\S+ session"
    r"|Resolution adopted by .*|\[.*\])\s*"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one resolution: those before its enacting words, and those from them on.

    letter: of a part that shares the number of the segment before it ("B"); `enacting_length` is 0 where there are no
    enacting words; `is_tail`: the end of a text whose beginning is not in the source.
    """

    head: tuple[Block, ...]
    body: tuple[Block, ...]
    body_slug: str = ""
    enacting_length: int = 0
    letter: str = ""
    is_tail: bool = False


def split_segments(blocks: Sequence[Block], bodies: Bodies, actions: Actions | None = None) -> list[Segment]:
    """The resolutions of a source, in order; none where nothing in it looks like one.

    With the opening verbs, also the end of a text above the first number, and a source that is the middle of a text.
    """
    openings = _openings(blocks, bodies)
    if not openings:
        middle = find_middle(blocks, actions) if actions is not None else None
        return [] if middle is None else [_tail(blocks, middle)]
    first = _head_start(blocks, -1, openings[0], bodies)
    tail = find_tail(blocks[:first], actions) if actions is not None else None
    above = [] if tail is None else [_tail(blocks[:first], tail)]
    return [*above, *_whole(blocks, openings, 0 if tail is None else first, bodies)]


def _tail(blocks: Sequence[Block], at: int) -> Segment:
    return Segment(tuple(blocks[:at]), tuple(blocks[at:]), is_tail=True)


def _whole(blocks: Sequence[Block], openings: list[int], first: int, bodies: Bodies) -> list[Segment]:
    """The texts that have a head, from the block `first` on."""
    starts = [first, *(_head_start(blocks, before, at, bodies) for before, at in pairwise(openings))]
    out: list[Segment] = []
    for start, at, end in zip(starts, openings, [*starts[1:], len(blocks)], strict=True):
        enacting = parse_enacting(blocks[at].text, bodies)
        out.append(
            Segment(
                head=tuple(blocks[start:at]),
                body=tuple(blocks[at:end]),
                body_slug=enacting.body if enacting else "",
                enacting_length=enacting.length if enacting else 0,
                letter=_letter(blocks[start:at], bodies, is_first=not out),
            )
        )
    return out


def _openings(blocks: Sequence[Block], bodies: Bodies) -> list[int]:
    """Where bodies begin: the first enacting words, and each later one that has a number or letter above it."""
    found: list[int] = []
    for index, block in enumerate(blocks):
        is_enacting = parse_enacting(block.text, bodies) is not None
        if not is_enacting and not (opens_decision(block.text) and _has_head(blocks, index, bodies)):
            continue
        head = _head_line(blocks, index, bodies) if found else None
        if not found or (head is not None and head > found[-1]):  # one number stands over one text only
            found.append(index)
    return found or _unsigned_opening(blocks, bodies)


def _unsigned_opening(blocks: Sequence[Block], bodies: Bodies) -> list[int]:
    """No enacting words: the body begins below the last number in the first lines and its title."""
    for index in range(min(len(blocks), 40) - 1, -1, -1):
        number = parse_designation_line(blocks[index].text, bodies)
        if number is not None and number.is_sure and index + 1 < len(blocks):
            has_title = bool(blocks[index].text[number.length :].strip())
            return [min(index + (1 if has_title else 2), len(blocks) - 1)]
    return []


def _has_head(blocks: Sequence[Block], index: int, bodies: Bodies) -> bool:
    return _head_line(blocks, index, bodies) is not None


def _head_line(blocks: Sequence[Block], index: int, bodies: Bodies) -> int | None:
    """The line with the number (or the letter of a part) above the opening at `index`."""
    for at in range(index - 1, max(-1, index - 1 - _TITLE_LINES), -1):
        words = blocks[at].text
        if blocks[at].is_rule:
            continue
        number = parse_designation_line(words, bodies)
        if number is not None and (number.is_sure or blocks[at].level):
            return at
        if _PART_LETTER.fullmatch(words):
            return at
        if parse_enacting(words, bodies) is not None or is_adoption_line(words) or len(words) > 400:
            return None
    return None


def _head_start(blocks: Sequence[Block], before: int, at: int, bodies: Bodies) -> int:
    """Where the head of a later resolution begins: at its number, or at the cover lines right above it."""
    start = _head_line(blocks, at, bodies)
    start = at if start is None else start
    while start - 1 > before and _is_cover(blocks[start - 1], bodies) and not _ends_the_text_above(blocks, start - 1):
        start -= 1
    return start


def _is_cover(block: Block, bodies: Bodies) -> bool:
    words = block.text.strip()
    return block.is_rule or words in bodies.by_name or _COVER.fullmatch(words) is not None or is_date(words)


def _ends_the_text_above(blocks: Sequence[Block], index: int) -> bool:
    """A date below a meeting is the adoption line of the text above, not the cover of the next."""
    words = blocks[index].text
    if not is_adoption_line(words) or find_date(words) is None:
        return False
    return (index > 0 and is_adoption_line(blocks[index - 1].text)) or not is_date(words)


def _letter(head: Sequence[Block], bodies: Bodies, *, is_first: bool) -> str:
    """The letter of a part stands below the number, or alone over a later part; on a cover it is something else."""
    numbers = [at for at, block in enumerate(head) if parse_designation_line(block.text, bodies) is not None]
    if is_first and not numbers:
        return ""
    below = head[numbers[-1] + 1 :] if numbers else head
    alone = [found for block in below if (found := _PART_LETTER.fullmatch(block.text)) is not None]
    return alone[-1]["letter"] if alone else ""

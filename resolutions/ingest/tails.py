"""The end of a text whose beginning is on another page: paragraphs above the first number, or a page from the middle.

Official records print one resolution under the other, so that a page taken out of them begins inside a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.actions import Actions
from resolutions.ingest.adoption import is_adoption_line
from resolutions.ingest.blocks import Block, Item
from resolutions.ingest.outline.labels import parse_label
from resolutions.structure.nodes import Kind, Part

_RUNNING_HEAD = re.compile(
    r"\s*(?:\d{1,4}|[IVXL]+\.?|Page \d+|[AES]/[\w.()/-]+|Resolutions? adopted \w+ .{5,80}|RESOLUTIONS? ADOPTED .{5,80}"
    r"|(?:General Assembly|Economic and Social Council|Security Council)\s?[-–—]\s?.{3,40}session)\s*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;][\s\"'”’)\]]*$")
_FEW = 3  # paragraphs that open like those of a resolution, in a page that has neither number nor enacting words


def find_tail(blocks: Sequence[Block], actions: Actions) -> int | None:
    """Where the paragraphs of an earlier text begin in the blocks above a number; None where these are a cover."""
    printed = [index for index, block in enumerate(blocks) if not block.is_rule]
    if not printed:
        return None
    last = blocks[printed[-1]].text
    if not (_ENDED.search(last) or is_adoption_line(last)):
        return None
    is_body = any(_opens(blocks[index], actions) or _goes_on(blocks[index]) for index in printed)
    return _after_running_heads(blocks) if is_body else None


def find_middle(blocks: Sequence[Block], actions: Actions) -> int | None:
    """Where the paragraphs begin in a source that is all middle; None where it is no resolution."""
    opening = [block for block in blocks if _opens(block, actions)]
    numbered = [block for block in opening if parse_label(block.text) is not None]
    return _after_running_heads(blocks) if len(opening) >= _FEW and numbered else None


def _after_running_heads(blocks: Sequence[Block]) -> int | None:
    """The first line that is no page number, running title or symbol."""
    return next((at for at, block in enumerate(blocks) if not block.is_rule and not _is_running(block)), None)


def _is_running(block: Block) -> bool:
    return _RUNNING_HEAD.fullmatch(block.text) is not None


def _opens(block: Block, actions: Actions) -> bool:
    """A paragraph's first line: an opening verb, after a number or without one."""
    label = parse_label(block.text)
    return actions.find(block.text[label.length :].lstrip() if label else block.text.lstrip()) is not None


def _goes_on(block: Block) -> bool:
    """A line of running words, as no cover has: it begins in lower case and is no remark."""
    return re.match(r"[a-z]+ \S+ \S+", block.text.lstrip()) is not None


def with_cut_start(items: tuple[Item, ...], actions: Actions) -> tuple[Item, ...]:
    """The items of a tail: one that begins in the middle is no paragraph of its own.

    Where the first number is not 1, what stands above it belongs to the operative part too.
    """
    if not items:
        return items
    numbers = (re.fullmatch(r"(\d{1,3})\.", item.read_number or item.number or "") for item in items)
    first = next((int(found[1]) for found in numbers if found is not None), 1)
    start, *rest = items
    if start.number is None and actions.find(start.words.text) is None:
        part = Part.OPERATIVE if first > 1 else Part.PREAMBLE
        return (replace(start, kind=Kind.UNPARSED, part=part), *rest)
    return items

"""Page furniture: running symbols, page marks, job numbers, bar codes. Listed as dropped, never silently gone.

What only looks like furniture (a fraction, a date) is dropped nowhere but at the top or foot of a page; what can be
nothing else is dropped anywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Dropped
from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.runs import places

REASON = "page furniture"

_ANYWHERE = re.compile(
    r"\s*(?:/\s*(?:\.\.\.|…)|\*?\d{7}[A-Z]?\*?|Please recycle.*|\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{1,3}/\d{1,3})?"
    r"|V\.\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{6}){0,2})\s*",
    re.IGNORECASE,
)
_AT_AN_EDGE = re.compile(
    r"\s*(?:Page\s+\d{1,3}|\d{1,3}\s*/\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}|(?:A|E|S|ST|A/HRC)/[A-Z0-9][\w./() -]{2,40}\*?)\s*",
    re.IGNORECASE,
)
_EDGE = 2


def split_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Dropped]]:
    """Takes the furniture out of the flow: (the other blocks, what was taken)."""
    edges = _edges(blocks)
    running = _running_lines(blocks, edges)
    kept: list[Block] = []
    dropped: list[Dropped] = []
    begins_page = False
    for index, block in enumerate(blocks):
        begins_page = begins_page or block.begins_page
        if _is_furniture(block, index in edges, running):
            dropped.append(Dropped(block.text.strip(), REASON, source=places([block])))
            continue
        kept.append(block if begins_page == block.begins_page else _first_of_page(block))
        begins_page = False
    return kept, dropped


def _first_of_page(block: Block) -> Block:
    return replace(block, begins_page=True)


def _edges(blocks: Sequence[Block]) -> set[int]:
    """The first and last lines of pages, where a source has pages; the top of the first page is its masthead."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.runs:
            pages[block.runs[0].span.page].append(index)
    if len(pages) < 2:
        return set()
    first = min(pages)
    out: set[int] = set()
    for page, lines in pages.items():
        out.update(lines[-_EDGE:])
        if page != first:
            out.update(lines[:_EDGE])
    return out


def _running_lines(blocks: Sequence[Block], edges: set[int]) -> set[str]:
    """Lines that come again at the edge of three pages or more, but for their figures; a labelled line is text."""
    texts = [blocks[index].text for index in edges]
    counts = Counter(_masked(words) for words in texts if len(words) < 120 and parse_label(words) is None)
    return {words for words, count in counts.items() if count >= 3 and re.search(r"[^\W\d_]{3}", words)}


def _is_furniture(block: Block, is_edge: bool, running: set[str]) -> bool:
    words = block.text
    if block.is_rule or len(words) > 160:
        return False
    if _ANYWHERE.fullmatch(words):
        return True
    return is_edge and (_AT_AN_EDGE.fullmatch(words) is not None or _masked(words) in running)


def _masked(words: str) -> str:
    return re.sub(r"\d+", "0", words.strip())

"""The great parts of a text below its enacting words: body, words of adoption, what is printed after them, annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingest.adoption import find_adoption
from resolutions.ingest.blocks import Block
from resolutions.ingest.outline.body import is_annex_line
from resolutions.ingest.outline.paragraphs import plain


@dataclass(frozen=True, slots=True)
class Division:
    """The blocks of each part, in printed order. `after`: between the words of adoption and the first annex."""

    body: tuple[Block, ...]
    adoption: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    annex: tuple[Block, ...] = ()


def divide(blocks: Sequence[Block]) -> Division:
    """Where the words of adoption stand before an annex, after it, or before words that are no annex."""
    kept = tuple(block for block in blocks if not block.is_rule)
    end = next((index for index, block in enumerate(kept) if is_annex_line(_line(block))), len(kept))
    body, annex = kept[:end], kept[end:]
    start, stop = find_adoption([_line(block) for block in body])
    if start < stop or not annex:
        return Division(body[:start], body[start:stop], body[stop:], annex)
    start, stop = find_adoption([_line(block) for block in annex])
    return Division(body, annex[start:stop], (), (*annex[:start], *annex[stop:]))


def _line(block: Block) -> str:
    """The words of a line without its calls; a row of a table is no line that says something of the whole text."""
    return "" if block.cells else plain(block.runs)

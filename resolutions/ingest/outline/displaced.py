"""Numbers printed after the first line of their paragraph: a text layer may give the column of numbers late.

"Also requests the Office to support" / "3." / "the creation of plans": the number belongs before the first line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.actions import Actions
from resolutions.ingest.blocks import Block
from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.outline.line_ends import ENDED

NUMBER_MOVED = "number printed after the first line"


def with_labels_first(blocks: Sequence[Block], actions: Actions) -> list[Block]:
    """The blocks, each such number before the line that it was printed after."""
    out: list[Block] = []
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if below is None or not _is_late(out, block, below, actions):
            out.append(block)
            continue
        first = out.pop()
        out += [
            replace(block, has_gap_before=first.has_gap_before, begins_page=first.begins_page),
            replace(first, has_gap_before=False, begins_page=False),
        ]
    return out


def is_moved(label: Block, first: Block) -> bool:
    """Whether a number stands in the source after the line that it is now before."""
    return label.runs[0].span.start > first.runs[0].span.start


def _is_late(above: Sequence[Block], block: Block, below: Block, actions: Actions) -> bool:
    """A number alone, under the first line of a paragraph, over a line that goes on with that."""
    label = parse_label(_words(block))
    if label is None or label.length < len(_words(block)) or not above or below.has_gap_before or block.has_gap_before:
        return False
    first = _words(above[-1])
    if not first[:1].isupper() or parse_label(first) is not None or above[-1].level or above[-1].is_rule:
        return False
    if len(above) > 1 and not ENDED.search(_words(above[-2])) and not above[-1].has_gap_before:
        return False
    if _words(below)[:1].islower():
        return True
    return ENDED.search(first) is None and actions.find(first) is not None


def _words(block: Block) -> str:
    """The words of a line without its calls of notes."""
    return "".join(run.text for run in block.runs if not run.is_mark).strip()

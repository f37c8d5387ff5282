"""Word files pasted from print have a paragraph for each printed line: then only empty ones divide paragraphs.

What a person typed ends its paragraphs with a sign; of printed lines most end in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Block, Role

_ENDED = re.compile(r"[,;.:!?…][\s\"'”’)\]\d*]*$|\b(?:and|or)\s*$")
_SHORT = 30  # characters: a shorter line may be a title, a name, a date
_LONGEST = 130
_FEWEST = 8


def settle_line_ends(blocks: Sequence[Block], after_blank: Sequence[bool]) -> list[Block]:
    """The blocks as whole paragraphs, or as lines that may go on; after_blank: whether a blank one stood before each."""
    lines = [block.text for block in blocks if _is_plain(block) and len(block.text) > _SHORT]
    open_ended = sum(1 for line in lines if len(line) <= _LONGEST and _ENDED.search(line) is None)
    if len(lines) < _FEWEST or open_ended * 5 <= len(lines) * 2:
        return list(blocks)
    return [
        replace(block, is_whole=False, has_gap_before=has_gap) if _is_plain(block) else block
        for block, has_gap in zip(blocks, after_blank, strict=True)
    ]


def _is_plain(block: Block) -> bool:
    return block.role != Role.NOTE and not block.cells and not block.level

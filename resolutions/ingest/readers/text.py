"""Plain text: every printed line is a block; what it is in the resolution the outline finds out."""

from __future__ import annotations

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.readers.lines import line_blocks, split_lines, stretches


def read_text(source: SourceText) -> tuple[Block, ...]:
    """'Distr.\\nGENERAL\\n' -> two blocks, the second without a gap before it."""
    return tuple(
        block
        for together in stretches(split_lines(source))
        for block in line_blocks(source, together, is_markdown=False)
    )

"""The pages of a source, and the lines at their edges.

Where a source has no page ends (form feeds are lost on the way through a mail or an editor) its page marks still count
on from page to page: "19-47310 (E) 1/4", "… 2/4", or "Page 2", "Page 3"; what follows such a mark begins a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from resolutions.ingest.blocks import Block

_MARK = re.compile(
    r"\s*(?:(?P<job>(?:V\.)?\d{2}-\d{5}\s*\([A-Z]\)\s+)?(?P<of>\d{1,3})\s*/\s*(?P<all>\d{1,3})"
    r"|Page\s+(?P<page>\d{1,3})|[-–—]\s*(?P<dashed>\d{1,3})\s*[-–—])\s*",
    re.IGNORECASE,
)


def pages_of(blocks: Sequence[Block]) -> list[range]:
    """The indexes of the blocks of each page, by page ends; one range where a source has none."""
    starts = [index for index, block in enumerate(blocks) if block.begins_page and index]
    return [range(begin, end) for begin, end in zip([0, *starts], [*starts, len(blocks)], strict=True) if begin < end]


def page_marks(blocks: Sequence[Block]) -> set[int]:
    """The indexes of the lines of one form that count pages on: to the second at least, or "1/1" as the last line."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, block in enumerate(blocks):
        words = block.text
        mark = _MARK.fullmatch(words) if len(words) < 40 and not block.cells else None
        if mark is not None:
            form = next(name for name in ("of", "page", "dashed") if mark[name])
            found[form, mark["all"] or ""].append((index, int(mark[form])))
    rows = [_counting(marks) for marks in found.values()]
    longest = max(rows, key=len, default=[])
    is_only_page = longest == [len(blocks) - 1]
    return set(longest) if len(longest) > 1 or is_only_page else set()


def _counting(marks: Sequence[tuple[int, int]]) -> list[int]:
    """The marks that count on by one, from 1 (the first page may have none)."""
    out: list[int] = []
    last = 0
    for index, number in marks:
        if number == last + 1 or (not out and number == 2 and marks[-1][1] > 2):
            out.append(index)
            last = number
    return out

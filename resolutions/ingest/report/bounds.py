"""Where a text of a session report ends: at the next one, or where the report itself takes the word again.

The report numbers its own paragraphs through all chapters, so the number after the last introduction is the report's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.ingest.blocks import Block
from resolutions.ingest.outline.body import is_annex_line
from resolutions.ingest.report.contents import Contents, chapter_at
from resolutions.ingest.report.cutting import Place
from resolutions.ingest.report.signs import is_chapter, is_introduction, is_narrative, is_section

_ENDED = re.compile(r"[,;.:!?…][\s\"'”’)\]*]*$")
_NUMBER = re.compile(r"\s*(\d{1,3})\.\s+[A-Z]")
_HEADINGS = 8


def find_ends(blocks: Sequence[Block], places: Sequence[Place], contents: Contents) -> list[int]:
    """For each text, the index after its last block."""
    out: list[int] = []
    last_number = 0
    for place, following in zip(places, [*(place.start for place in places[1:]), len(blocks)], strict=True):
        last_number = max(last_number, _introduced(blocks, place))
        out.append(_end(blocks, place.opening, following, (contents, last_number)))
    return out


def _introduced(blocks: Sequence[Block], place: Place) -> int:
    """The number of the introduction right above a text, 0 where there is none."""
    for index in range(place.start - 1, max(-1, place.start - 8), -1):
        if is_introduction(blocks, index):
            found = _NUMBER.match(blocks[index].text)
            return int(found[1]) if found else 0
    return 0


def _end(blocks: Sequence[Block], opening: int, following: int, known: tuple[Contents, int]) -> int:
    contents, last_number = known
    for index in range(opening + 1, following):
        words = blocks[index].text
        if is_section(words) or is_introduction(blocks, index) or is_chapter(words) or is_narrative(words):
            return _with_headings(blocks, index, opening)
        if contents and not _ENDED.search(words) and chapter_at(blocks, index, contents):
            return _with_headings(blocks, index, opening)
        if last_number and _goes_on(blocks, index, last_number):
            return _with_headings(blocks, index, opening)
    return following


def _goes_on(blocks: Sequence[Block], index: int, last_number: int) -> bool:
    """The report's next paragraph under a Roman heading: 'II. Organization of the session', then '4. …'."""
    found = _NUMBER.match(blocks[index].text)
    if found is None or int(found[1]) != last_number + 1 or int(found[1]) == 1:
        return False
    above = blocks[max(0, index - _HEADINGS) : index]
    headings: list[str] = []
    for block in reversed(above):
        if _ENDED.search(block.text):
            break
        headings.append(block.text)
    return any(re.match(r"\s*[IVXLC]+\.\s+\S", words) for words in headings)


def _with_headings(blocks: Sequence[Block], index: int, opening: int) -> int:
    """The first of the headings right above the report's words: lines without an end, and labels alone."""
    while index - 1 > opening and _is_heading(blocks[index - 1]):
        index -= 1
    return index


def _is_heading(block: Block) -> bool:
    words = block.text.strip()
    if is_annex_line(words) or re.fullmatch(r"[IVXLC]+\.?|[A-Z]\.", words):
        return True
    return (
        not block.table and len(words) < 300 and words[:1].isupper() and not _ENDED.search(words) and not block.is_rule
    ) and not words[:2].isdigit()

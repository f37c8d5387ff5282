"""Page furniture: running symbols, page marks, job numbers, bar codes. Listed as dropped, never silently gone.

What only looks like furniture (a fraction, a symbol, a bare figure) is dropped nowhere but at the top or foot of a
page, with nothing but furniture between it and the edge; what can be nothing else is dropped anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Dropped
from resolutions.ingest.pages import page_marks, pages_of
from resolutions.ingest.runs import places

REASON = "page furniture"

_ANYWHERE = re.compile(
    r"\s*(?:/\s*(?:\.\.\.|…)|\*?\d{7}[A-Z]?\*?|Please recycle.*|\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,2}(?:\s+\d{1,3}/\d{1,3})?"
    r"|V\.\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{6}){0,2})\s*",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(
    r"\s*(?:Page\s+\d{1,3}|\d{1,3}\s*/\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—])\s*",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"\s*(?:A|E|S|ST|A/HRC)/[A-Z0-9](?:[\w./() -]{1,39}[\w)])\*?\s*", re.IGNORECASE)
_FIGURE = re.compile(r"\s*\d{1,3}\s*")
_TEXT = re.compile(r"[,;.:]$|^\d{1,3}\.?\s+[A-Z]|^\(?[a-z]{1,3}\)\s")  # what text has, never a running line
_NUMBERED = re.compile(  # one heading after another at page tops: "Resolution 57/2", "Draft decision II"
    r"(?:Draft\s+)?(?:Resolution|Decision)s?\s+(?:\d{1,4}/\d{1,4}|\d{1,3}\s?\([IVXLC\dS-]+\)|[IVXLC]+|[A-Z])\.?|(?:Chapter|Annex)\s+\w+",
    re.IGNORECASE,
)
_ENACTING = re.compile(r"\s*The [A-Z][^,]{3,80},(?:\s|$)")
_RECORDS = re.compile(r"\s*(?:[IVXL]+\.\s+)?Resolutions? adopted \w+ \w+ \w{5,9} of .{5,60}")  # over pages of records
_DEPTH = 5  # furniture lines at one edge of a page
_EDGE = 3  # lines looked at for what runs from page to page
_FIRST_LINES = 60


def split_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Dropped]]:
    """Takes the furniture out of the flow: (the other blocks, what was taken)."""
    pages = pages_of(blocks)
    gone = _at_edges(blocks, pages) if len(pages) > 1 else _at_marks(blocks)
    kept: list[Block] = []
    dropped: list[Dropped] = []
    begins_page = False
    for index, block in enumerate(blocks):
        begins_page = begins_page or block.begins_page
        if index in gone or _is_unmistakable(block):
            dropped.append(Dropped(block.text.strip(), REASON, source=places([block])))
            begins_page = begins_page or (len(pages) == 1 and index in gone)
            continue
        kept.append(block if begins_page == block.begins_page else _first_of_page(block))
        begins_page = False
    return kept, dropped


def _first_of_page(block: Block) -> Block:
    return replace(block, begins_page=True)


def _is_unmistakable(block: Block) -> bool:
    if block.begins_page and _RECORDS.fullmatch(block.text[:160]) is not None:
        return True
    return (
        not block.is_rule and not block.cells and len(block.text) <= 160 and _ANYWHERE.fullmatch(block.text) is not None
    )


@dataclass(frozen=True, slots=True)
class _Running:
    """What comes again at the edges of pages: lines but for their figures, symbols, the place where pages are counted."""

    masked: frozenset[str]
    exact: frozenset[str]
    offset: int | None


def _at_edges(blocks: Sequence[Block], pages: Sequence[range]) -> set[int]:
    """The furniture at the top and foot of pages, from the edge inwards; the top of the first page is its masthead."""
    running = _running(blocks, pages)
    out: set[int] = set()
    for number, page in enumerate(pages, 1):
        if number > 1:
            out.update(_peeled(blocks, page[:_DEPTH], number, running, is_top=True))
        out.update(_peeled(blocks, page[::-1][:_DEPTH], number, running, is_top=False))
    return out


def _peeled(
    blocks: Sequence[Block], inwards: Sequence[int], number: int, running: _Running, *, is_top: bool
) -> list[int]:
    out: list[int] = []
    for index in inwards:
        is_symbol = is_top and _SYMBOL.fullmatch(blocks[index].text) is not None
        if not is_symbol and not _is_furniture(blocks[index], number, running):
            break
        out.append(index)
    return out


def _is_furniture(block: Block, number: int, running: _Running) -> bool:
    words = block.text.strip()
    if block.is_rule or len(words) > 160:
        return False
    if _ANYWHERE.fullmatch(words) or _PAGE_MARK.fullmatch(words):
        return True
    if _FIGURE.fullmatch(words):
        return running.offset is not None and int(words) - number == running.offset
    return words in running.exact or _masked(words) in running.masked


def _running(blocks: Sequence[Block], pages: Sequence[range]) -> _Running:
    """Lines at the edges of three pages or more; of two where the first page has them too; a labelled line is text."""
    edges = [(number, index) for number, page in enumerate(pages, 1) for index in {*page[:_EDGE], *page[-_EDGE:]}]
    inner = [blocks[index].text.strip() for number, index in edges if number > 1 or index not in pages[0][:_EDGE]]
    texts = [words for words in inner if 0 < len(words) < 120 and _TEXT.search(words) is None]
    masked = Counter(_masked(words) for words in texts if _NUMBERED.fullmatch(words) is None)
    first_page = " ".join(_masthead_words([blocks[index].text for index in pages[0][:_FIRST_LINES]]).split())
    exact = Counter(texts)
    return _Running(
        frozenset(words for words, count in masked.items() if count > 2 and re.search(r"[^\W\d_]{3}", words)),
        frozenset(
            words
            for words, count in exact.items()
            if (count > 1 and len(words) > 15 and " ".join(words.split()) in first_page)
            or (_SYMBOL.fullmatch(words) and (count > 1 or words.rstrip("*") in first_page))
        ),
        _count_of_pages([(number, blocks[index].text) for number, index in edges]),
    )


def _masthead_words(lines: Sequence[str]) -> str:
    """The words over the enacting words: a running title is there, a line of the text is not."""
    end = next((at for at, line in enumerate(lines) if _ENACTING.match(line)), len(lines))
    return " ".join(lines[:end])


def _count_of_pages(edges: Sequence[tuple[int, str]]) -> int | None:
    """How far the bare figures at the edges of pages are ahead of the count of pages; None where they do not count."""
    ahead = Counter(int(words) - number for number, words in edges if _FIGURE.fullmatch(words))
    offset, count = max(ahead.items(), key=lambda pair: (pair[1], pair[0] == 0), default=(0, 0))
    return offset if count > 1 or (count and offset == 0) else None


def _at_marks(blocks: Sequence[Block]) -> set[int]:
    """Without page ends: the lines that count pages, and the furniture right beside them."""
    marks = page_marks(blocks)
    first_page = {block.text.strip().rstrip("*") for block in blocks[: min(marks, default=0)]}
    out = set(marks)
    for mark in marks:
        for step in (-1, 1):
            at = mark + step
            while 0 <= at < len(blocks) and at not in out and _is_beside(blocks[at], first_page):
                out.add(at)
                at += step
    return out


def _is_beside(block: Block, first_page: set[str]) -> bool:
    words = block.text.strip()
    return _is_unmistakable(block) or (_SYMBOL.fullmatch(words) is not None and words.rstrip("*") in first_page)


def _masked(words: str) -> str:
    return re.sub(r"\d+", "0", words.strip())

"""Tables that only place words on the page, told from tables that say something by their rows and columns.

UN originals set the masthead, boxes around a text, and numbers beside their paragraphs in tables without meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.docx.content import Content, Piece, WordCell, WordParagraph, WordTable, paragraphs_of

_MASTHEAD = re.compile(
    r"\s*(?:United Nations|Distr(?:ibution)?\s*[.:].*|(?:A|E|S)/(?:RES|DEC|CN\.7)/\S+)\s*", re.IGNORECASE
)
_MASTHEAD_ROWS = 6


def placed(content: Iterable[Content]) -> Iterator[Content]:
    """The content with tables that only place words turned into their paragraphs."""
    for one in content:
        if isinstance(one, WordTable) and is_layout(one):
            yield from _unfolded(one)
        else:
            yield one


def is_layout(table: WordTable) -> bool:
    """One cell a row, a table inside a cell, a masthead, or labels beside their paragraphs."""
    rows = [filled for row in table.rows if (filled := [cell for cell in row if not cell.is_blank])]
    if any(isinstance(one, WordTable) for row in rows for cell in row for one in cell.content):
        return True
    return _is_masthead(rows) or all(_is_labelled(row) for row in rows)


def _is_masthead(rows: list[list[WordCell]]) -> bool:
    words = [one.text for row in rows for cell in row for one in paragraphs_of(cell.content)]
    return len(rows) <= _MASTHEAD_ROWS and any(_MASTHEAD.fullmatch(line) for line in words)


def _is_labelled(row: list[WordCell]) -> bool:
    """'(a)' in one cell, its words in the next; or words alone."""
    if len(row) != 2:
        return len(row) == 1
    words = _words(row[0]).strip()
    label = parse_label(words)
    return label is not None and label.length >= len(words)


def _unfolded(table: WordTable) -> Iterator[Content]:
    for row in table.rows:
        filled = [cell for cell in row if not cell.is_blank]
        if len(filled) == 2 and _is_labelled(filled):
            yield from _beside(*filled)
            continue
        for cell in filled:
            yield from placed(cell.content)


def _beside(first: WordCell, second: WordCell) -> Iterator[Content]:
    """The label becomes the beginning of the first paragraph beside it."""
    label = [piece for one in paragraphs_of(first.content) for piece in one.pieces]
    head, *rest = second.content
    if isinstance(head, WordParagraph) and not head.is_blank:
        yield WordParagraph([*label, Piece("\t"), *head.pieces], head.level)
        yield from placed(rest)
        return
    yield WordParagraph(label)
    yield from placed(second.content)


def _words(cell: WordCell) -> str:
    return "\n".join(one.text for one in paragraphs_of(cell.content))

"""The content of a story (the body, a header, a note) in the order it is printed: paragraphs, and tables of cells.

This is Word's own shape with everything settled that Word settles when it prints: fields, lists, styles, changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph in one look. A mark calls the note of that text; `begins_page`: a page begins before it."""

    text: str
    is_italic: bool = False
    is_bold: bool = False
    is_raised: bool = False
    is_mark: bool = False
    href: str = ""
    begins_page: bool = False


@dataclass(slots=True)
class WordParagraph:
    """A printed paragraph. level: of a heading, from 1; 0 for none."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_blank(self) -> bool:
        return not any(piece.text.strip() for piece in self.pieces)


@dataclass(slots=True)
class WordCell:
    """A cell and how many columns it takes."""

    content: list[Content] = field(default_factory=list)
    width: int = 1

    @property
    def is_blank(self) -> bool:
        return all(one.is_blank for one in paragraphs_of(self.content))


@dataclass(slots=True)
class WordTable:
    """A table as rows of cells; what is merged downwards is a blank cell in the rows below."""

    rows: list[list[WordCell]] = field(default_factory=list)


Content = WordParagraph | WordTable


def paragraphs_of(content: Iterable[Content]) -> Iterator[WordParagraph]:
    """All paragraphs, those of cells and of tables inside cells too."""
    for one in content:
        if isinstance(one, WordParagraph):
            yield one
            continue
        for row in one.rows:
            for cell in row:
                yield from paragraphs_of(cell.content)

"""What a walk over a page gives: paragraphs of pieces in one style, in the order in which a browser shows them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece is shown, and what it is. link counts the <a> elements from 1; target is where an inner link leads."""

    is_italic: bool = False
    is_bold: bool = False
    is_raised: bool = False
    is_call: bool = False
    is_label: bool = False
    link: int = 0
    href: str = ""
    target: str = ""
    reason: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of words in one style; a line end inside a paragraph is '\\n'. marker: of the note that it calls."""

    text: str
    style: Style
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands. table, row, cell count from 1; 0 for none."""

    tag: str = ""
    level: int = 0
    is_pre: bool = False
    is_note: bool = False
    table: int = 0
    row: int = 0
    cell: int = 0


@dataclass(slots=True)
class Paragraph:
    """One block of the page. label: counted by its list; note: the mark of the note that begins in it; is_note: it
    begins a note or goes on with the one above."""

    place: Place
    pieces: list[Piece] = field(default_factory=list)
    label: str = ""
    is_rule: bool = False
    has_gap: bool = True
    note: str = ""
    is_note: bool = False
    is_after_blank: bool = False
    is_whole: bool = True

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def kept(self) -> str:
        """The words that are not foreign."""
        return "".join(piece.text for piece in self.pieces if not piece.style.reason)

    def strip_end(self) -> None:
        """Takes off the blanks and line ends that stand last."""
        while self.pieces and not (words := self.pieces[-1].text.rstrip(" \n")):
            self.pieces.pop()
        if self.pieces:
            self.pieces[-1].text = words

    def drop(self, reason: str) -> None:
        """All words of the paragraph are foreign."""
        self.pieces = [piece if piece.style.reason else _dropped(piece, reason) for piece in self.pieces]


def _dropped(piece: Piece, reason: str) -> Piece:
    style = piece.style
    return Piece(piece.text, Style(link=style.link, target=style.target, reason=reason))

"""The text of the source and its blocks, written together: each run knows where its words came to stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from resolutions.ingest.blocks import Block, Role, Run
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.readers.docx.content import Content, Piece, WordCell, WordParagraph, WordTable, paragraphs_of
from resolutions.structure.spans import Span


@dataclass(slots=True)
class Writing:
    """What has been written so far: one paragraph a line, cells divided by tabs, pages by form feeds."""

    blocks: list[Block] = field(default_factory=list)
    pages: list[int] = field(default_factory=lambda: [0])
    tables: int = 0
    after_blank: list[bool] = field(default_factory=list)
    _is_after_blank: bool = True
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def here(self) -> Span:
        """The place where the next word will stand."""
        return Span(self._length, self._length, len(self.pages))

    def source(self) -> SourceText:
        return SourceText("".join(self._pieces), "docx", "utf-8", tuple(self.pages))

    def write(self, content: Content) -> None:
        """A paragraph or a table of the body; what has no words is passed over."""
        if isinstance(content, WordTable):
            self._table(content)
        elif content.is_blank:
            self._is_after_blank = True
        else:
            runs = self._runs(content.pieces)
            self._append(Block(tuple(runs), level=content.level, is_whole=True))

    def write_note(self, mark: str, paragraphs: list[WordParagraph]) -> None:
        """A note: its mark (a run without words says where), its words; further paragraphs on lines of their own."""
        for index, one in enumerate(paragraphs):
            at = [Run("", self._put(f"{mark}\t"))] if mark and not index else []
            runs = (*at, *self._runs(one.pieces))
            self._append(Block(runs, role=Role.NOTE, label=None if index else mark, is_whole=True))

    def _table(self, table: WordTable) -> None:
        rows = [row for row in table.rows if not all(cell.is_blank for cell in row)]
        self.tables += 1 if rows else 0
        for row in rows:
            runs: list[Run] = []
            cells: list[tuple[Run, ...]] = []
            for index, cell in enumerate(row):
                runs += [self._sign("\t")] if index else []
                own = self._cell(cell)
                cells += [tuple(own), *((),) * (cell.width - 1)]
                runs += own
            self._append(Block(tuple(runs), is_whole=True, table=self.tables, cells=tuple(cells)))

    def _append(self, block: Block) -> None:
        self.blocks.append(block)
        self.after_blank.append(self._is_after_blank)
        self._is_after_blank = False
        self._put("\n")

    def _cell(self, cell: WordCell) -> list[Run]:
        runs: list[Run] = []
        for one in paragraphs_of(cell.content):
            if not one.is_blank:
                runs += [self._sign("\n")] if runs else []
                runs += self._runs(one.pieces)
        return runs

    def _runs(self, pieces: list[Piece]) -> list[Run]:
        return [self._run(piece) for piece in pieces if piece.text]

    def _run(self, piece: Piece) -> Run:
        if piece.begins_page:
            self._put("\f")
            self.pages.append(self._length)
        return Run(
            piece.text,
            self._put(piece.text),
            is_italic=piece.is_italic,
            is_bold=piece.is_bold,
            is_superscript=piece.is_raised,
            is_mark=piece.is_mark,
            href=piece.href,
        )

    def _sign(self, words: str) -> Run:
        return Run(words, self._put(words))

    def _put(self, words: str) -> Span:
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return Span(start, self._length, len(self.pages))

"""Paragraphs become the text of the source and the blocks in it: every span counts in what is laid out here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from resolutions.ingest.blocks import Block, Role, Run
from resolutions.ingest.drafts import Dropped
from resolutions.ingest.readers.html.paragraphs import Paragraph, Piece, Style
from resolutions.ingest.readers.inline import SUPERSCRIPTS
from resolutions.structure.spans import Span

_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_LINE_END = re.compile("[\n\f]")
_WORD = re.compile(r"[^\W_]")
_PLAIN = Style()
_CAPTION = 6  # a heading of the lowest level


@dataclass(slots=True)
class _Foreign:
    """Words that stand together and are foreign for one reason."""

    reason: str
    texts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """The text so far, its blocks, and the stretches of it that are foreign."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    foreign: list[_Foreign] = field(default_factory=list)
    pages: list[int] = field(default_factory=lambda: [0])
    is_foreign: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length, len(self.pages))

    def leave_out(self, text: str, reason: str) -> None:
        """Sets foreign words; those that stand together for one reason are one entry."""
        span = self.add(text)
        if not _WORD.search(text):
            return
        if not self.is_foreign or self.foreign[-1].reason != reason:
            self.foreign.append(_Foreign(reason))
        self.foreign[-1].texts.append(text.strip())
        self.foreign[-1].spans.append(span)
        self.is_foreign = True

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        return tuple(Dropped(" ".join(one.texts), one.reason, source=tuple(one.spans)) for one in self.foreign)


def lay_out(paragraphs: Iterable[Paragraph]) -> Page:
    """The page as text: a line a block, a blank line between paragraphs, the cells of a row on one line."""
    page = Page()
    for (table, _row), group in groupby(paragraphs, key=lambda one: (one.place.table, one.place.row)):
        if table:
            _lay_row(page, table, list(group))
            continue
        for paragraph in group:
            _lay_paragraph(page, paragraph)
    return page


def _lay_row(page: Page, table: int, paragraphs: Sequence[Paragraph]) -> None:
    """A row is one block; a caption, which stands in no cell, is a heading over the table."""
    _part(page, has_gap=not page.blocks or page.blocks[-1].table != table)
    cells: list[tuple[Run, ...]] = []
    for cell, group in groupby(paragraphs, key=lambda one: one.place.cell):
        if cells:
            page.add("\t")
        runs: list[Run] = []
        for paragraph in group:
            if runs:
                runs.append(Run(" ", page.add(" ")))
            label = f"{paragraph.label} " if paragraph.label and paragraph.kept.strip() else ""
            runs += _runs(page, [Piece(label, _PLAIN), *_on_one_line(paragraph.pieces)])
        if cell or runs:
            cells.append(tuple(runs))
    every = tuple(run for runs in cells for run in runs)
    if not every:
        return
    if paragraphs[0].place.row:
        page.blocks.append(Block(every, table=table, cells=tuple(cells)))
    else:
        page.blocks.append(Block(every, level=_CAPTION, is_whole=True))


def _on_one_line(pieces: Iterable[Piece]) -> list[Piece]:
    return [Piece(_LINE_END.sub(" ", piece.text), piece.style, piece.marker) for piece in pieces]


def _lay_paragraph(page: Page, paragraph: Paragraph) -> None:
    if paragraph.is_rule:
        _part(page, has_gap=True)
        page.blocks.append(Block((Run("", page.add("")),), is_rule=True))
        return
    _part(page, has_gap=paragraph.has_gap)
    label = _lay_label(page, paragraph)
    has_gap, is_first = paragraph.has_gap, True
    lines = list(_lines(paragraph.pieces))
    for index, (line, sign) in enumerate(lines):
        begins_page = sign == "\f"
        if sign:
            page.add(sign)
            if begins_page:
                page.pages.append(page.length)
        runs = (*label, *_runs(page, line)) if is_first else tuple(_runs(page, line))
        if any(run.text.strip() or not run.text for run in runs):
            block = _block(paragraph, runs, is_first=is_first, is_last=index == len(lines) - 1)
            page.blocks.append(replace(block, has_gap_before=has_gap, begins_page=begins_page))
            has_gap, is_first = False, False
        else:
            has_gap = True


def _block(paragraph: Paragraph, runs: tuple[Run, ...], *, is_first: bool, is_last: bool) -> Block:
    if paragraph.is_note:
        return Block(runs, role=Role.NOTE, label=(paragraph.note or None) if is_first else None)
    return Block(runs, level=paragraph.place.level, is_whole=paragraph.is_whole and is_last)


def _lay_label(page: Page, paragraph: Paragraph) -> tuple[Run, ...]:
    """The label that a list counted: before the words, or of a note, where it is no word but the mark."""
    if not paragraph.label or not paragraph.kept.strip():
        return ()
    span = page.add(f"{paragraph.label} ")
    page.is_foreign = False
    return (Run("" if paragraph.note else f"{paragraph.label} ", span),)


def _part(page: Page, *, has_gap: bool) -> None:
    if page.length:
        page.add("\n\n" if has_gap else "\n")


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], str]]:
    """The pieces of each line, with the sign that begins it: "" of the first, else "\\n" or "\\f"."""
    line: list[Piece] = []
    sign = ""
    for piece in pieces:
        at = 0
        for found in _LINE_END.finditer(piece.text):
            line.append(Piece(piece.text[at : found.start()], piece.style, piece.marker))
            yield line, sign
            line, sign, at = [], found[0], found.end()
        line.append(Piece(piece.text[at:], piece.style, piece.marker) if at else piece)
    yield line, sign


def _runs(page: Page, pieces: Sequence[Piece]) -> list[Run]:
    """Sets the pieces of a line; those of one style are one run."""
    out: list[Run] = []
    for style, group in groupby(_trimmed(pieces), key=_shown):
        together = list(group)
        if style.reason:
            page.leave_out("".join(piece.text for piece in together), style.reason)
            continue
        page.is_foreign = False
        for marker, same in groupby(together, key=lambda piece: piece.marker):
            text = "".join(piece.text for piece in same)
            if not text:
                continue
            if not marker:
                out.append(_plain_run(page, text, style))
            elif style.is_label:
                out.append(Run("", page.add(text)))
            else:
                out.append(_call(page, text, marker, style))
    return out


def _shown(piece: Piece) -> Style:
    """What of a style makes a run of its own."""
    style = piece.style
    is_label = style.is_label and bool(piece.marker)
    if style.reason:
        return Style(reason=style.reason)
    return Style(
        style.is_italic, style.is_bold, style.is_raised, href=style.href, is_label=is_label, target=style.target
    )


def _plain_run(page: Page, text: str, style: Style) -> Run:
    if style.is_raised:
        text = text.translate(_RAISED) if text.strip().isdecimal() and text.strip().isascii() else text
    span = page.add(text)
    return Run(text, span, style.is_italic, style.is_bold, style.is_raised, href=style.href)


def _call(page: Page, text: str, marker: str, style: Style) -> Run:
    """A call of a note: bound by its link, or raised, to be bound by the list of notes."""
    span = page.add(text)
    return Run(marker, span, is_mark=bool(style.target), is_superscript=not style.target)


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The blank before a call goes with it unless a word follows; the blank inside a call, after its sign, does not."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        if not piece.marker or piece.style.is_label:
            out.append(piece)
            continue
        words = piece.text.rstrip()
        after = piece.text[len(words) :]
        following = after + "".join(other.text for other in pieces[index + 1 : index + 3])
        if out and not out[-1].marker and not out[-1].style.reason and not following[:1].isalnum():
            stem = out[-1].text.rstrip(" ")
            words = out[-1].text[len(stem) :] + words
            out[-1] = Piece(stem, out[-1].style)
        out.append(Piece(words, piece.style, piece.marker))
        if after:
            out.append(Piece(after, _PLAIN))
    return out

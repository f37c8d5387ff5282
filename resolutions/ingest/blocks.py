"""What every reader gives: blocks of runs, each with its place in the text got out of the source.

A reader that knows what a block is (AKN, canonical text) says so in `role`; one that does not (plain text)
leaves it None, and the outline finds out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resolutions.ingest.drafts import Dropped, Problem, SourceText
from resolutions.structure.items import Item as Item
from resolutions.structure.nodes import Link, Mark, Words
from resolutions.structure.spans import Span, merged


class Role(StrEnum):
    """What a block is in a resolution, where the format says so."""

    MASTHEAD = "masthead"
    NUMBER = "number"
    TITLE = "title"
    FORMULA = "formula"
    BODY = "body"
    ADOPTION = "adoption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block in one style. A run with `is_mark` calls the note named by its text."""

    text: str
    span: Span
    is_italic: bool = False
    is_bold: bool = False
    is_superscript: bool = False
    is_mark: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a source.

    label, depth: the number and level where the format knows them (of a note: its printed mark); level: of a heading,
    0 for none; is_rule: a printed line across the page; begins_page: first block of a new page; is_whole: the format
    says where the paragraph ends, so that no line below goes on with it unless a page end cut it; goes_on: what the
    places on the pages show of a block below the end of a page or column: it goes on with the paragraph above (True),
    it begins a new one (False), nothing (None); table: which table
    of the source (from 1) this is a row of, 0 for none; cells: the runs of each cell of such a row (`runs` are all of
    them in order).
    """

    runs: tuple[Run, ...]
    role: Role | None = None
    label: str | None = None
    depth: int = 0
    level: int = 0
    is_rule: bool = False
    begins_page: bool = False
    has_gap_before: bool = True
    is_whole: bool = False
    goes_on: bool | None = None
    table: int = 0
    cells: tuple[tuple[Run, ...], ...] = ()

    @property
    def text(self) -> str:
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])

    @property
    def spans(self) -> tuple[Span, ...]:
        return merged([run.span for run in self.runs])


@dataclass(frozen=True, slots=True)
class PrintedSource:
    """What a reader takes out of a file whose format does not say what its parts are.

    Every word of `source.text` stands in a run of a block or in `dropped`; `problems` are of the file as a whole.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[Problem, ...] = ()


def words_of(runs: tuple[Run, ...]) -> Words:
    """Squashes white space, lifts marks and links out, notes italics. Offsets are of the squashed text.

    >>> words_of((Run("of 1988, ", Span(0, 9)), Run("33", Span(9, 11), is_mark=True)))
    Words(text='of 1988,', marks=(Mark(marker='33', at=8),), italics=(), links=())
    """
    out: list[str] = []
    length, is_open = 0, False
    marks: list[Mark] = []
    italics: list[tuple[int, int]] = []
    links: list[Link] = []
    for run in runs:
        if run.is_mark:
            marks.append(Mark(run.text.strip(), length))
            continue
        squashed = " ".join(run.text.split())
        if not squashed:
            is_open = is_open or bool(run.text and length)
            continue
        if length and (is_open or run.text[0].isspace()):
            out.append(" ")
            length += 1
        begin = length
        out.append(squashed)
        length += len(squashed)
        is_open = run.text[-1].isspace()
        if run.href:
            links.append(Link(begin, length, run.href))
        if run.is_italic:
            if italics and italics[-1][1] in (begin, begin - 1):
                begin = italics.pop()[0]
            italics.append((begin, length))
    return Words("".join(out), tuple(marks), tuple(italics), tuple(links))

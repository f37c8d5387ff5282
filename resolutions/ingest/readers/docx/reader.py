"""A .docx becomes the text of a source and its blocks, in the order in which Word prints them; notes stand at the end.

Word keeps much that is printed nowhere as characters (numbers of lists and notes, masthead words in a header) and
much that is not printed at all (changes, comments). Both are settled here, so that nobody after this reader has to
know Word. What is computed is written into the text of the source, where every span counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from resolutions.errors import ReadingError
from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.drafts import Dropped, Problem, Severity
from resolutions.ingest.readers.docx.content import Content, WordParagraph, paragraphs_of
from resolutions.ingest.readers.docx.fields import Fields
from resolutions.ingest.readers.docx.furniture import COMMENT, REASON, first_header, furniture_paths, is_masthead
from resolutions.ingest.readers.docx.inline import Inline
from resolutions.ingest.readers.docx.layout import placed
from resolutions.ingest.readers.docx.line_ends import settle_line_ends
from resolutions.ingest.readers.docx.markup import Element, W
from resolutions.ingest.readers.docx.notes import CalledNote, NoteBook, read_notes
from resolutions.ingest.readers.docx.numbering import Numbering, read_numbering
from resolutions.ingest.readers.docx.package import Package
from resolutions.ingest.readers.docx.pages import sure_breaks
from resolutions.ingest.readers.docx.stories import Story
from resolutions.ingest.readers.docx.styles import Styles, read_styles
from resolutions.ingest.readers.docx.writing import Writing

_UNCALLED = "note that nothing refers to"


def read_docx(data: bytes, name: str) -> PrintedSource:
    """The text and blocks of a Word file. Raises ReadingError where it is damaged, locked, hostile or of another kind.

    Blocks are whole paragraphs, rows of tables (`table`, `cells`) and notes (`Role.NOTE`, `label` is the printed mark).
    """
    return _Reading(Package(data, name)).printed()


@dataclass(slots=True)
class _Reading:
    """One file while it is read."""

    package: Package
    writing: Writing = field(default_factory=Writing)
    dropped: list[Dropped] = field(default_factory=list)
    foreign: int = 0
    sections: list[Element] = field(default_factory=list)
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    notes: NoteBook = field(init=False)
    breaks: frozenset[Element] = field(init=False)

    def printed(self) -> PrintedSource:
        body = self._body()
        self._prepare(body)
        self._header()
        for one in placed(self._stream(self.package.main, body)):
            self.writing.write(one)
        for note in self.notes.in_order:
            self._note(note)
        self._left_out()
        blocks = settle_line_ends(self.writing.blocks, self.writing.after_blank)
        return PrintedSource(self.writing.source(), tuple(blocks), tuple(self.dropped), self._problems())

    def _body(self) -> Element:
        root = self.package.part(self.package.main)
        body = root.find(W("body")) if root is not None else None
        if body is None:
            raise ReadingError(
                f"{self.package.name} has no body in its part {self.package.main}: the Word file is damaged or empty. "
                "Open it in Word and save it anew."
            )
        return body

    def _prepare(self, body: Element) -> None:
        self.sections = list(body.iter(W("sectPr")))
        related = self.package.related
        self.styles = read_styles(related("styles"))
        self.numbering = read_numbering(related("numbering"))
        roots = {"footnote": related("footnotes"), "endnote": related("endnotes")}
        self.notes = read_notes(roots, related("settings"), self.sections)
        parts = [part for path in furniture_paths(self.package) if (part := self.package.part(path)) is not None]
        self.breaks = sure_breaks(body, self.package.part("docProps/app.xml"), parts)

    def _stream(self, path: str, story: Element) -> Iterator[Content]:
        """Reads a story that stands in the part `path`, whose links are named there."""
        links = {key: one.target for key, one in self.package.relations(path).items() if one.kind == "hyperlink"}
        inline = Inline(self.styles, self.notes, links, self._drop, Fields.of(story), self.breaks)
        reader = Story(inline, self.numbering)
        yield from reader.stream(story)
        self.foreign += reader.foreign

    def _paragraphs(self, path: str, story: Element) -> list[WordParagraph]:
        return [one for one in paragraphs_of(self._stream(path, story)) if not one.is_blank]

    def _drop(self, words: str, reason: str) -> None:
        self.dropped.append(Dropped(words, reason, source=(self.writing.here,)))

    def _header(self) -> None:
        """The masthead stands in the header of the first page; every other header and footer is furniture."""
        first = first_header(self.package, self.sections)
        listed: set[str] = set()
        for path in furniture_paths(self.package):
            root = self.package.part(path)
            if root is None:
                continue
            paragraphs = self._paragraphs(path, root)
            if path == first and is_masthead(paragraphs):
                for one in paragraphs:
                    self.writing.write(replace(one, level=0))
                continue
            listed.update(one.text.strip() for one in paragraphs)
        for words in sorted(listed):
            self._drop(words, REASON)

    def _note(self, note: CalledNote) -> None:
        story = self.notes.stories[note.kind, note.identity]
        path = f"{self.package.main.rpartition('/')[0]}/{note.kind}s.xml"
        paragraphs = self._paragraphs(path, story)
        if paragraphs:
            paragraphs[0] = _without_mark(paragraphs[0], note.mark if note.is_typed else "")
        self.writing.write_note(note.mark, [one for one in paragraphs if not one.is_blank])

    def _left_out(self) -> None:
        for story in self.notes.uncalled:
            for one in self._paragraphs(self.package.main, story):
                self._drop(one.text.strip(), _UNCALLED)
        comments = self.package.related("comments")
        for story in comments if comments is not None else ():
            for one in self._paragraphs(self.package.main, story):
                self._drop(one.text.strip(), COMMENT)

    def _problems(self) -> tuple[Problem, ...]:
        out: list[Problem] = []
        if self.foreign:
            message = "A part of the document is a file of another kind inside it and was not read. Look at it in Word."
            out.append(Problem("part-not-read", Severity.WARNING, message))
        if self.notes.begins_again and not self.breaks:
            message = "The notes are numbered anew on each page, and the file does not say where its pages end."
            out.append(Problem("note-numbers-unsure", Severity.WARNING, message))
        return tuple(out)


def _without_mark(paragraph: WordParagraph, mark: str) -> WordParagraph:
    """The first paragraph of a note without the blanks, and the typed mark, that stand before its words."""
    pieces = list(paragraph.pieces)
    rest = "".join(piece.text for piece in pieces).lstrip()
    if mark and rest.startswith(mark):
        rest = rest[len(mark) :].lstrip()
    gone = len(paragraph.text) - len(rest)
    while pieces and gone >= len(pieces[0].text):
        gone -= len(pieces.pop(0).text)
    if pieces and gone:
        pieces[0] = replace(pieces[0], text=pieces[0].text[gone:])
    return WordParagraph(pieces, paragraph.level)

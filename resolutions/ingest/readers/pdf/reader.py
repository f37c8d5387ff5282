"""A PDF file as blocks: what stands where on its pages, put into the words that the outline understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from resolutions.errors import NoTextLayer
from resolutions.ingest.blocks import Block, PrintedSource, Role, Run
from resolutions.ingest.drafts import Dropped, SourceText
from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.readers.lines import RULE
from resolutions.ingest.readers.pdf.cuts import find_cuts
from resolutions.ingest.readers.pdf.document import joined_text, read_pages
from resolutions.ingest.readers.pdf.doubts import find_unread
from resolutions.ingest.readers.pdf.entries import PARAGRAPH_BEGINS, Entry, Tie, entries_of, measure
from resolutions.ingest.readers.pdf.furniture import REASON, find_furniture
from resolutions.ingest.readers.pdf.notes import FootNote, find_notes
from resolutions.ingest.readers.pdf.pages import Page, Placed
from resolutions.ingest.readers.pdf.rows import cells_of, is_same_row, number_tables
from resolutions.ingest.readers.pdf.styles import runs_of
from resolutions.ingest.readers.pdf.ties import tie_lines
from resolutions.ingest.runs import is_inside_a_word, without_start
from resolutions.structure.spans import Span

_HEADING_LEVEL = 2
_ENDS = tuple(".,;:")


def read_pdf(data: bytes, name: str) -> PrintedSource:
    """The text of a PDF file with its blocks in reading order, what stands outside the text, and what is doubtful.

    Raises NoTextLayer for a scan, ReadingError for what is damaged, protected or beyond the limits.
    """
    pages = read_pages(data, name)
    if not any(page.text.strip() for page in pages):
        raise NoTextLayer(
            f"{name} has {len(pages)} {'page' if len(pages) == 1 else 'pages'} and no text layer: its pages are pictures, "
            "and nothing was read. Give it a text layer (“ocrmypdf in.pdf out.pdf” does) and upload the result."
        )
    text, starts = joined_text(pages)
    source = SourceText(text, "pdf", pages=starts)
    return _Writing(source, pages).printed()


class _Writing:
    """Makes blocks of the lines of a document."""

    def __init__(self, source: SourceText, pages: Sequence[Page]) -> None:
        self.source = source
        self.pages = pages
        self.entries = entries_of(pages)
        self.measures = measure(self.entries)
        self.furniture = find_furniture(self.entries, self.measures)
        self.flow = [entry for entry in self.entries if entry not in self.furniture]
        self.is_marked = tie_lines(self.flow, self.measures)
        self.tables = number_tables(self.flow)
        self.cuts: dict[Entry, bool] = {}
        self.last_in_column: set[Entry] = set()

    def printed(self) -> PrintedSource:
        plain = [entry for entry in self.flow if entry.cell is None]
        notes = find_notes(plain, self.measures)
        text = _without_notes(plain, notes)
        self.cuts = find_cuts(text, self.measures)
        self.last_in_column = {above for above, entry in pairwise(text) if above.column != entry.column}
        blocks = tuple(self._blocks(self.flow, notes))
        dropped = [self._dropped(entry.placed, entry.page, REASON) for entry in self.entries if entry in self.furniture]
        dropped += [self._dropped(placed, page, reason) for page in self.pages for placed, reason in page.aside]
        return PrintedSource(self.source, blocks, tuple(dropped), tuple(find_unread(self.source, self.pages)))

    def _offset(self, page: Page) -> int:
        return self.source.pages[page.number - 1]

    def _dropped(self, placed: Placed, page: Page, reason: str) -> Dropped:
        at = self._offset(page)
        return Dropped(placed.line.text, reason, source=(Span(at + placed.start, at + placed.end, page.number),))

    def _blocks(self, flow: Sequence[Entry], notes: Sequence[FootNote]) -> Iterator[Block]:
        of_note = {entry: note for note in notes for entry in note.entries}
        page = 0
        for group in self._groups(flow, of_note):
            first = group[0]
            note = of_note.get(first)
            block = self._block(group) if note is None else self._note(note)
            yield replace(block, begins_page=first.page.number != page > 0)
            page = first.page.number

    def _groups(self, flow: Sequence[Entry], of_note: dict[Entry, FootNote]) -> Iterator[list[Entry]]:
        """The lines of each block: a whole note, lines that surely go on with one another, else one line."""
        group: list[Entry] = []
        for entry in flow:
            note = of_note.get(entry)
            is_in_note = note is not None and note.entries[0] is not entry
            if group and (is_in_note or (note is None and self._goes_on(group[-1], entry, of_note))):
                group.append(entry)
                continue
            if group:
                yield group
            group = [entry]
        if group:
            yield group

    def _goes_on(self, above: Entry, entry: Entry, of_note: dict[Entry, FootNote]) -> bool:
        if entry.cell is not None or above.cell is not None:
            return is_same_row(above, entry)
        if not self.is_marked or above in of_note or above.column != entry.column:
            return False
        is_rule = RULE.fullmatch(above.line.text) or RULE.fullmatch(entry.line.text)
        return entry.tie is Tie.NEXT and not is_rule

    def _block(self, group: Sequence[Entry]) -> Block:
        first = group[0]
        if first.cell is not None:
            return self._row(group)
        if RULE.fullmatch(first.line.text):
            span = Span(self._offset(first.page) + first.placed.start, self._offset(first.page) + first.placed.end)
            return Block((Run("", replace(span, page=first.page.number)),), is_rule=True)
        runs = self._runs(group)
        return Block(
            runs,
            has_gap_before=first.tie in PARAGRAPH_BEGINS or first.tie is Tie.FIRST,
            is_whole=len(group) > 1 and group[-1] not in self.last_in_column,
            goes_on=self.cuts.get(first),
            level=_HEADING_LEVEL if _is_heading(runs) else 0,
        )

    def _row(self, group: Sequence[Entry]) -> Block:
        cells = tuple(self._runs(cell) for cell in cells_of(group))
        runs = tuple(run for cell in cells for run in cell)
        return Block(runs, is_whole=True, table=self.tables[group[0]], cells=cells)

    def _note(self, note: FootNote) -> Block:
        """A note; a run without words stands where its mark is printed."""
        runs = without_start(self._runs(note.entries), note.cut)
        if note.cut:
            at = self._offset(note.entries[0].page) + note.entries[0].placed.start
            runs = (Run("", Span(at, at + note.cut, note.entries[0].page.number)), *runs)
        return Block(runs, role=Role.NOTE, label=note.marker or None)

    def _runs(self, group: Sequence[Entry]) -> tuple[Run, ...]:
        """The runs of several lines, a blank for each line end."""
        out: list[Run] = []
        for entry in group:
            runs = runs_of(entry.placed, self._offset(entry.page), entry.page.number)
            if out and not is_inside_a_word(out, runs):
                at = runs[0].span
                out.append(Run(" ", Span(at.start - 1, at.start, at.page)))
            out += runs
        return tuple(out)


def _without_notes(flow: Sequence[Entry], notes: Sequence[FootNote]) -> list[Entry]:
    taken = {entry for note in notes for entry in note.entries}
    return [entry for entry in flow if entry not in taken and not RULE.fullmatch(entry.line.text)]


def _is_heading(runs: Sequence[Run]) -> bool:
    """Bold from the first letter to the last, without a label or the end of a sentence."""
    words = "".join(run.text for run in runs)
    is_bold = all(run.is_bold for run in runs if any(char.isalpha() for char in run.text))
    return is_bold and words[-1:] not in _ENDS and any(char.isalpha() for char in words) and parse_label(words) is None

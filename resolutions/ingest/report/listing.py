"""What of a report is in no text: cover, contents, headings, proceedings, annexes. Listed in large pieces, none lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Dropped
from resolutions.ingest.footnotes import Note
from resolutions.ingest.outline.body import is_annex_line
from resolutions.ingest.report.contents import Contents, chapter_at
from resolutions.ingest.report.signs import is_chapter, is_narrative
from resolutions.ingest.runs import places, text_of
from resolutions.structure.spans import Span

COVER = "session report: cover"
CONTENTS = "session report: contents"
FRONT = "session report: before the texts"
HEADINGS = "session report: headings and introductions"
PROCEEDINGS = "session report: proceedings"
ANNEXES = "session report: annexes"
NOTES = "session report: note of the proceedings"

_FEW = 12  # blocks between two texts that are no chapter: headings and an introduction
_LINE_END = 2

Stretch = tuple[int, int]


def left_out(
    blocks: Sequence[Block], texts: Sequence[Stretch], contents: Contents, notes: Sequence[Note]
) -> list[Dropped]:
    """Everything outside the texts, cut at the chapters of the report, and the notes that only it calls."""
    out: list[Dropped] = []
    first = texts[0][0] if texts else len(blocks)
    front = [(0, contents.start, COVER), (contents.start, contents.end, CONTENTS), (contents.end, first, FRONT)]
    out += [_dropped(blocks[start:end], reason) for start, end, reason in front if end > start]
    for (_, start), end in zip(texts, [*(one[0] for one in texts[1:]), len(blocks)], strict=True):
        out += _between(blocks, (start, end), contents, is_last=end == len(blocks))
    return [*out, *(_note(note) for note in notes)]


def _between(blocks: Sequence[Block], stretch: Stretch, contents: Contents, *, is_last: bool) -> Iterator[Dropped]:
    """The words between two texts or after the last, a piece a chapter."""
    start, end = stretch
    if start >= end:
        return
    if not is_last and end - start <= _FEW and not any(is_narrative(block.text) for block in blocks[start:end]):
        yield _dropped(blocks[start:end], HEADINGS)
        return
    cuts = [index for index in range(start, end) if index == start or _begins_chapter(blocks, index, contents)]
    reason = PROCEEDINGS
    for at, following in zip(cuts, [*cuts[1:], end], strict=True):
        if is_annex_line(blocks[at].text) or blocks[at].text.strip().lower() == "annexes":
            reason = ANNEXES
        yield _dropped(blocks[at:following], reason)


def _begins_chapter(blocks: Sequence[Block], index: int, contents: Contents) -> bool:
    words = blocks[index].text
    if is_chapter(words) or is_annex_line(words):
        return True
    is_chapter_title = re.match(r"\s*[IVXLC]+\.\s", words) is not None
    return bool(contents) and is_chapter_title and chapter_at(blocks, index, contents)


def _dropped(blocks: Sequence[Block], reason: str) -> Dropped:
    words = "\n".join(_shown(block) for block in blocks if not block.is_rule)
    return Dropped(words, reason, source=_merged(places(blocks)))


def _shown(block: Block) -> str:
    words = " | ".join(text_of(cell).strip() for cell in block.cells) if block.cells else block.text
    if block.label and not words.lstrip().startswith(block.label):
        words = f"{block.label} {words}"
    return re.sub(r"\s+", " ", words).strip()


def _note(note: Note) -> Dropped:
    return Dropped(f"{note.marker} {text_of(note.runs).strip()}", NOTES, source=note.source)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Lines that follow one another on a page as one stretch; furniture and notes between them stay apart."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and out[-1].page == span.page and span.start <= out[-1].end + _LINE_END:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end), span.page)
        else:
            out.append(span)
    return tuple(out)

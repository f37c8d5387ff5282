"""What of a source is in no run of any block: signs of markup. Where words stand in it, they are listed as dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.drafts import Dropped, SourceText
from resolutions.ingest.readers.inline import figures
from resolutions.structure.spans import Span

REASON = "markup"
_WORD = re.compile(r"[^\W_]")


def find_markup(source: SourceText, blocks: Iterable[Block], listed: Iterable[Dropped] = ()) -> list[Dropped]:
    """The address of a link, the name of a tag: all with letters or figures that no run holds and no one has listed."""
    out: list[Dropped] = []
    at = 0
    for span, run in _in_order(blocks, listed):
        if span.start > at:
            out += _stretch(source, at, span.start)
        if run is not None:
            out += _inside(source, run)
        at = max(at, span.end)
    out += _stretch(source, at, len(source.text))
    return out


def _in_order(blocks: Iterable[Block], listed: Iterable[Dropped]) -> list[tuple[Span, Run | None]]:
    places: list[tuple[Span, Run | None]] = [(run.span, run) for block in blocks for run in block.runs]
    places += [(span, None) for item in listed for span in item.source]
    return sorted(places, key=lambda place: place[0])


def _inside(source: SourceText, run: Run) -> Iterator[Dropped]:
    """A call or an escape keeps its words; what else its span holds ("footnoteRef", "#_ftn1") is markup.

    A run without words only says where something stands that is kept elsewhere: a rule, the printed mark of a note.
    """
    printed = source.text[run.span.start : run.span.end]
    if not run.text or len(printed) == len(run.text) or not _WORD.search(printed):
        return
    rest = figures(printed).replace(run.text, " ", 1).strip()
    if _WORD.search(rest):
        yield Dropped(rest, REASON, source=(run.span,))


def _stretch(source: SourceText, start: int, end: int) -> Iterator[Dropped]:
    words = source.text[start:end]
    if _WORD.search(words):
        yield Dropped(words.strip(), REASON, source=(Span(start, end, source.page_at(start)),))

"""What could not be read of a PDF file: pages that are pictures, characters that the file does not name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from resolutions.ingest.drafts import Problem, Severity, SourceText
from resolutions.ingest.readers.pdf.glyphs import UNREAD
from resolutions.ingest.readers.pdf.pages import Page
from resolutions.structure.spans import Span

_STRANGE = re.compile(f"[{UNREAD}\ue000-\uf8ff]+")
_MOST = 50


def find_unread(source: SourceText, pages: Sequence[Page]) -> Iterator[Problem]:
    yield from _pages_without_text(pages)
    yield from _strange_characters(source)


def _pages_without_text(pages: Sequence[Page]) -> Iterator[Problem]:
    for first, last in _ranges(page.number for page in pages if not page.text.strip()):
        which = f"Page {first} has" if first == last else f"Pages {first} to {last} have"
        message = (
            f"{which} no text layer: nothing was read there. Look at the pages; if they are scans, give the file a text "
            "layer (“ocrmypdf --skip-text in.pdf out.pdf”) and upload the result."
        )
        yield Problem("pages-without-text", Severity.WARNING, message)


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """1, 2, 3, 7 -> (1, 3), (7, 7)."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return out


def _strange_characters(source: SourceText) -> Iterator[Problem]:
    found = list(_STRANGE.finditer(source.text))
    if not found:
        return
    spans = tuple(Span(one.start(), one.end(), source.page_at(one.start())) for one in found[:_MOST])
    message = (
        f"At {len(found):,} places the file does not say which character is printed, first on page {spans[0].page}. "
        "They are kept as they are; compare with the page and mend them."
    )
    yield Problem("characters-unread", Severity.WARNING, message, source=spans)

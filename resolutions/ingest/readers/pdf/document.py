"""All pages of a file in reading order, and their text: what every span of a PDF file counts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

import pypdfium2 as pdfium

from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf.opening import opened, page_of
from resolutions.ingest.readers.pdf.pages import Page, Printed, blank_page, read_page

MAX_CHARACTERS = 12_000_000
_ASKED = 10  # pages that are asked where the gutters of the file are
_NEAR = 6.0


def read_pages(data: bytes, name: str) -> list[Page]:
    """Every page of the file; a damaged one is empty."""
    with opened(data, name) as document:
        asked = {index: _printed(document, index) for index in _spread(len(document))}
        gutters = _common_gutters(asked.values())
        out: list[Page] = []
        length = 0
        for index in range(len(document)):
            printed = asked.pop(index, None) or _printed(document, index)
            out.append(printed.ordered(gutters))
            length += len(out[-1].text)
            if length > MAX_CHARACTERS:
                raise ReadingError(
                    f"{name} has more than {MAX_CHARACTERS / 1e6:.0f} million characters (met on page {index + 1}). "
                    "Split it into one file a session or a volume."
                )
    return out


def read_page_again(document: pdfium.PdfDocument, index: int, text: str) -> Page | None:
    """One page (from 0) that was read as `text` before; None where it is damaged or not read as that text any more.

    No other page is read, but where columns are too short to be sure of: then the pages that know the gutters.
    """
    printed = _printed(document, index)
    page = printed.ordered(())
    if page.text != text:
        asked = (_printed(document, other) for other in _spread(len(document)))
        page = _printed(document, index).ordered(_common_gutters(asked))
    return page if page.text == text else None


def joined_text(pages: Iterable[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, divided by form feeds, and where each begins."""
    texts = [page.text for page in pages]
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    return "\f".join(texts), starts


def _spread(count: int) -> Iterator[int]:
    """Up to ten pages, spread over the file: 0, 1, 2 of three; 0, 30, 60 … of three hundred."""
    yield from range(0, count, max(1, -(-count // _ASKED)))


def _printed(document: pdfium.PdfDocument, index: int) -> Printed:
    with page_of(document, index) as page:
        return blank_page(index + 1) if page is None else read_page(page, index + 1)


def _common_gutters(pages: Iterable[Printed]) -> list[float]:
    """The gutters that pages are sure of, each place once."""
    out: list[float] = []
    for page in pages:
        out += [at for at in page.gutters() if all(abs(at - other) > _NEAR for other in out)]
    return out

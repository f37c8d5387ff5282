"""Where words stand on one page of a PDF file, for showing them on its picture: no other page is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingest.readers.pdf.document import read_page_again
from resolutions.ingest.readers.pdf.opening import opened
from resolutions.ingest.readers.pdf.pictures import PageBox, boxes_of
from resolutions.structure.spans import Span

_NAME = "The file"


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The size of a page in points, and the boxes of each span, in their order."""

    width: float
    height: float
    boxes: tuple[tuple[PageBox, ...], ...]


def places_on_page(data: bytes, page: int, text: str, spans: Sequence[Span]) -> PagePlaces | None:
    """The places of spans that count from the beginning of `text`, the text of that page (from 1).

    None where there is no such page; no boxes where the page is not read as that text any more: a wrong place would be
    worse than none. Raises ReadingError for a file that cannot be opened.
    """
    with opened(data, _NAME) as document:
        if not 1 <= page <= len(document):
            return None
        read = read_page_again(document, page - 1, text)
        width, height = document.get_page_size(page - 1)
    boxes = tuple(tuple(boxes_of(span, [read], [0])) if read is not None else () for span in spans)
    return PagePlaces(width, height, boxes)

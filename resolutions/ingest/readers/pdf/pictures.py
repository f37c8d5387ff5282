"""Pictures of pages, and where on them the words of a span stand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf.document import joined_text, read_pages
from resolutions.ingest.readers.pdf.glyphs import Frame
from resolutions.ingest.readers.pdf.lines import Line
from resolutions.ingest.readers.pdf.opening import opened, page_of
from resolutions.ingest.readers.pdf.pages import Page
from resolutions.structure.spans import Span

MAX_WIDTH = 2_000
MAX_HEIGHT = 4_000
_NAME = "The file"


@dataclass(frozen=True, slots=True)
class PageBox:
    """A place on a page (from 1) as fractions of its width and height, from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def page_count(data: bytes) -> int:
    with opened(data, _NAME) as document:
        return len(document)


def page_picture(data: bytes, page: int, *, width: int) -> bytes:
    """The page (from 1) as a PNG of `width` pixels, less where the page is very long.

    Raises ReadingError where the file has no such page or it cannot be drawn.
    """
    with opened(data, _NAME) as document:
        if not 1 <= page <= len(document):
            raise ReadingError(f"The file has {len(document)} pages; page {page} was asked for.")
        with page_of(document, page - 1) as shown:
            if shown is None:
                raise ReadingError(f"Page {page} of the file is damaged and cannot be drawn.")
            across, down = shown.get_size()
            scale = min(min(max(width, 1), MAX_WIDTH) / max(across, 1), MAX_HEIGHT / max(down, 1))
            bitmap = shown.render(scale=scale, draw_annots=False, may_draw_forms=False)
            picture = bitmap.to_pil()
            out = io.BytesIO()
            picture.save(out, "PNG")
            bitmap.close()
    return out.getvalue()


def page_boxes(data: bytes, spans: Sequence[Span]) -> tuple[PageBox, ...]:
    """Where the words of each span stand: a box for each printed line, in the order of the spans."""
    pages = read_pages(data, _NAME)
    _, starts = joined_text(pages)
    return tuple(box for span in spans for box in boxes_of(span, pages, starts))


def boxes_of(span: Span, pages: Sequence[Page], starts: Sequence[int]) -> Iterator[PageBox]:
    """A box for each printed line of a span, on pages whose texts begin at `starts`."""
    for page, start in zip(pages, starts, strict=True):
        first, last = span.start - start, span.end - start
        if last <= 0 or first >= len(page.text):
            continue
        for placed in page.lines:
            if placed.start < last and first < placed.end:
                yield _box(placed.line, first - placed.start, last - placed.start, page.frame, page.number)


def _box(line: Line, first: int, last: int, frame: Frame, page: int) -> PageBox:
    """The box of the characters [first, last) of a line, or of what of them it has."""
    lefts: list[float] = []
    rights: list[float] = []
    at = 0
    for piece, blank in line.in_order():
        at += len(blank)
        begin, end = max(0, first - at), min(len(piece.chars), last - at)
        if begin < end:
            lefts.append(piece.lefts[begin])
            rights.append(piece.rights[end - 1])
        at += len(piece.chars)
    left, right = (min(lefts), max(rights)) if lefts else (line.left, line.left)
    return PageBox(
        page,
        _share(left, frame.width),
        _share(line.top, frame.height),
        _share(right, frame.width),
        _share(line.bottom, frame.height),
    )


def _share(at: float, whole: float) -> float:
    return round(min(1.0, max(0.0, at / whole)), 5) if whole else 0.0

"""Pictures of printed pages, with boxes over what became a paragraph, a note or the title."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from resolutions.admin.review.places import Place
from resolutions.admin.review.windows import Window
from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf import PagePlaces, places_on_page
from resolutions.models import SourceDocument, Version
from resolutions.structure.spans import Span

PICTURED = ("pdf",)
WIDTH = 1000  # pixels of a picture
MOST = 6  # pictures on one page of the desk
_KEPT = 3600  # seconds that the places on a page are remembered


@dataclass(frozen=True, slots=True)
class Box:
    """A printed line of a place: left, top, width and height as shares of the page, written for an attribute."""

    place: Place
    x: str
    y: str
    width: str
    height: str
    is_first: bool

    @property
    def html_id(self) -> str:
        return f"box-{self.place.html_id.removeprefix('src-')}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: its number, the size of its picture in pixels, what lies on it."""

    page: int
    width: int
    height: int
    boxes: tuple[Box, ...]


def pictures_of(version: Version, window: Window, places: Sequence[Place]) -> tuple[Picture, ...]:
    """The pages of the window, as far as the file has pictures; () for other files, and for what cannot be opened."""
    source = version.source
    if source is None or source.format not in PICTURED:
        return ()
    begins = sorted({0, *version.source_pages})
    found = (_picture(version, begins, page, places) for page in range(window.first, window.last + 1)[:MOST])
    return tuple(picture for picture in found if picture is not None)


def _picture(version: Version, begins: Sequence[int], page: int, places: Sequence[Place]) -> Picture | None:
    text = version.source_text
    start = begins[page - 1]
    end = begins[page] - 1 if page < len(begins) else len(text)
    here = [place for place in places if place.start < end and place.end > start and place.kind != "dropped"]
    spans = [Span(max(place.start, start) - start, min(place.end, end) - start, page) for place in here]
    found = _places_on(version.source, page, text[start:end], spans)
    if found is None:
        return None
    boxes: list[Box] = []
    for place, lines in zip(here, found.boxes, strict=True):
        for order, box in enumerate(lines):
            corners = (box.left, box.top, box.right - box.left, box.bottom - box.top)
            boxes.append(Box(place, *(f"{share:.5f}" for share in corners), is_first=order == 0))
    return Picture(page, WIDTH, round(WIDTH * found.height / max(found.width, 1)), tuple(boxes))


def _places_on(source: SourceDocument | None, page: int, text: str, spans: Sequence[Span]) -> PagePlaces | None:
    if source is None:
        return None
    asked = f"{source.sha256}:{page}:{text}:{spans}"
    key = f"places-{hashlib.sha256(asked.encode()).hexdigest()}"
    kept: PagePlaces | None = cache.get(key)
    if kept is None:
        try:
            kept = places_on_page(bytes(source.content), page, text, spans)
        except ReadingError:
            return None
        cache.set(key, kept, _KEPT)
    return kept

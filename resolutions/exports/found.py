"""What a search found, as rows of CSV and as JSON: a text with the places in it that match.

Every row says by which state of the index and when it was written, so that it can be told later what it was a list of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from resolutions.exports.html import permanent_path
from resolutions.exports.site import Site
from resolutions.structure.identity import Identity

Row = tuple[str | int | None, ...]

_WRITTEN = ("index", "exported_at")
TEXT_COLUMNS = (
    "address",
    "name",
    "body",
    "kind",
    "session",
    "number",
    "part_letter",
    "slug",
    "title",
    "date",
    "date_basis",
    "language",
    "languages",
    "matching",
    "paragraphs",
    *_WRITTEN,
)
PARAGRAPH_COLUMNS = (
    "address",
    "text",
    "name",
    "title",
    "date",
    "date_basis",
    "language",
    "anchor",
    "part",
    "sort",
    "printed_number",
    "verb",
    "modifiers",
    "words",
    *_WRITTEN,
)
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Written:
    """index: the generation that the search was answered from; at: when."""

    index: str
    at: datetime

    @property
    def cells(self) -> tuple[str, str]:
        return self.index, self.at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A paragraph, or with the sort "note" a footnote, of the text in one of its languages; number as printed."""

    token: str
    language: str
    part: str
    sort: str
    number: str
    verb: str
    modifiers: Sequence[str]
    words: str


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text in the language that it is shown in, and the places that match, in any language, in printed order.

    name: 'Commission on Narcotic Drugs resolution 45/9'.
    date_basis: "adoption" and the like where the day is that of adoption, "distribution" where it is that of the masthead.
    """

    identity: Identity
    name: str
    title: str
    date: date | None
    date_basis: str
    language: str
    languages: Sequence[str]
    places: Sequence[FoundPlace] = ()

    def address(self, site: Site, language: str = "") -> str:
        return site.address(permanent_path(self.identity, language or self.language))

    def address_of(self, place: FoundPlace, site: Site) -> str:
        return f"{self.address(site, place.language)}/{place.token}"


def text_row(text: FoundText, site: Site, written: Written) -> Row:
    """As TEXT_COLUMNS; the addresses of paragraphs stand in one cell, with blanks between them."""
    this = text.identity
    return (
        text.address(site),
        text.name,
        this.body,
        this.kind,
        this.session,
        this.number,
        this.part_letter,
        this.slug,
        text.title,
        text.date.isoformat() if text.date else "",
        text.date_basis,
        text.language,
        " ".join(text.languages),
        len(text.places),
        " ".join(text.address_of(place, site) for place in text.places),
        *written.cells,
    )


def paragraph_rows(text: FoundText, site: Site, written: Written) -> Iterator[Row]:
    """As PARAGRAPH_COLUMNS, one a place that matches."""
    day = text.date.isoformat() if text.date else ""
    for place in text.places:
        yield (
            text.address_of(place, site),
            text.address(site, place.language),
            text.name,
            text.title,
            day,
            text.date_basis,
            place.language,
            place.token,
            place.part,
            place.sort,
            place.number,
            place.verb,
            " ".join(place.modifiers),
            place.words,
            *written.cells,
        )


def text_to_json(text: FoundText, site: Site) -> dict[str, Any]:
    """A text with its matching places; keys are named as in the other JSON of the archive."""
    this = text.identity
    return {
        "id": this.path.strip("/"),
        "url": text.address(site),
        "name": text.name,
        "body": this.body,
        "kind": this.kind,
        "session": this.session,
        "number": this.number,
        "part_letter": this.part_letter,
        "slug": this.slug,
        "title": text.title,
        "date": text.date.isoformat() if text.date else None,
        "date_basis": text.date_basis,
        "language": text.language,
        "languages": list(text.languages),
        "matching": len(text.places),
        "paragraphs": [_place_to_json(text, place, site) for place in text.places],
    }


def _place_to_json(text: FoundText, place: FoundPlace, site: Site) -> dict[str, Any]:
    return {
        "url": text.address_of(place, site),
        "anchor": place.token,
        "language": place.language,
        "part": place.part,
        "sort": place.sort,
        "number": place.number,
        "verb": place.verb,
        "modifiers": list(place.modifiers),
        "text": place.words,
    }

"""Texts as PDF: what the writer has to be given, and the page for a server that lacks a font."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.citations.addresses import address_of
from resolutions.citations.written import full_name
from resolutions.errors import FontMissing
from resolutions.exports.passages import Passage
from resolutions.exports.pdf import Frame, Typesetter, write_passage_pdf, write_pdf
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.un_style import place_in_words

SUFFIX, MEDIA_TYPE = "pdf", "application/pdf"


def text_pdf(record: Record, site: Site) -> bytes:
    """The whole text. Raises FontMissing."""
    return write_pdf(record, _frame(record, site))


def passage_pdf(record: Record, passage: Passage, site: Site) -> bytes:
    """Some places of it. Raises FontMissing."""
    return write_passage_pdf(record, passage, _frame(record, site, passage.token))


def not_printable(request: HttpRequest, error: FontMissing) -> HttpResponse:
    """The text is there, and this server cannot print it: says what it lacks."""
    return render(request, "resolutions/not_printable.html", {"reason": str(error)}, status=503)


def _frame(record: Record, site: Site, token: str = "") -> Frame:
    name = full_name(record.identity, record.body_name) if record.identity else site.name
    place = place_in_words(token) if token else ""
    return Frame(site, f"{name}, {place}" if place else name, address_of, _typesetter(tuple(settings.PDF_FONT_PATHS)))


@cache
def _typesetter(font_paths: tuple[str, ...]) -> Typesetter:
    """One for the process: it reads the folders of fonts once."""
    return Typesetter(font_paths)

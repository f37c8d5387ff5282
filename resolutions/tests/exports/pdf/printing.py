"""Texts in invented wording, set as PDF, and what can be read in it again."""

import ctypes
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from resolutions.exports.passages import find_passage
from resolutions.exports.pdf import Frame, Typesetter, write_passage_pdf, write_pdf
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Part, Text, Words

SITE = Site("https://archive.example", "Archive of lanterns")
FONT_FOLDER = "/usr/share/fonts"
has_noto = pytest.mark.skipif(
    not any(Path(FONT_FOLDER).rglob("NotoNaskhArabic-Regular.ttf"))
    or not any(Path(FONT_FOLDER).rglob("NotoSerifCJK-Regular.ttc")),
    reason="Debian's fonts-noto-core and fonts-noto-cjk are not installed",
)


@cache
def typesetter(*folders):
    return Typesetter(folders)


def clause(token, text, number=None, *, part=Part.OPERATIVE, kind=Kind.PARAGRAPH, **more):
    words = text if isinstance(text, Words) else Words(text)
    return Clause(parse_anchor(token), part, kind, words, number, **more)


def note(token, marker, text):
    return Footnote(parse_anchor(token), marker, text if isinstance(text, Words) else Words(text))


def record(*clauses, session="45", **more):
    facts = {name: more.pop(name) for name in ("references", "state", "version") if name in more}
    text = Text(clauses=tuple(clauses), **more)
    identity = Identity("cnd", "resolution", session, 9)
    return Record(identity, Adoption(), text, published_at=datetime(2024, 5, 4, tzinfo=UTC), **facts)


def frame(address_of=lambda reference: "", folders=(FONT_FOLDER,)):
    return Frame(SITE, "Commission on Lanterns resolution 45/9", address_of, typesetter(*folders))


def printed(made, **around):
    return write_pdf(made, frame(**around))


def printed_passage(made, token):
    return write_passage_pdf(made, find_passage(made, token), frame())


def words_in(data):
    """The words of all pages in the order of the document, each blank a single one."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def links_in(data):
    """Every address that the pages lead to."""
    return {address for page in pypdfium2.PdfDocument(data) for address in _links_on(page)}


def _links_on(page):
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
        address = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(page.pdf, action, address, size)
        yield address.value.decode()


def places_of(data, signs, *, since):
    """How far from the left each of some signs stands where it first comes after the words `since`."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    shown = page.get_text_range()
    return {sign: page.get_charbox(shown.index(sign, shown.index(since)))[0] for sign in signs}

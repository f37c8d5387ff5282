"""Bytes become the markup of a page: which files are pages, in which encoding, and what only looks like markup.

Browsers read "iso-8859-1" as Windows-1252 (WHATWG Encoding Standard, §4.2), and pages rely on it.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from html import escape

from resolutions.errors import ReadingError
from resolutions.ingest.readers.decoding import MAX_TEXT_BYTES, decode

_START = 4096
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\f"
_PROLOGUE = re.compile(rb"(?:<\?[^>]{0,200}\?>|<!--[^>]{0,1000}-->|\s+){0,20}", re.IGNORECASE)
_PAGE = re.compile(
    rb"<!doctype\s+(?:html|\[)|<html[\s>]|<(?:\w{1,10}:)?html\s[^>]*xhtml|<head[\s>]|<body[\s>]", re.IGNORECASE
)
_ARCHIVE = re.compile(rb"(?:from: <?saved by|mime-version:|content-type: multipart/related)", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"<(?:p|div|h[1-6]|table|meta|title|center|article|section|main|ol|ul|br|font)\b[^<>]{0,500}>", re.IGNORECASE
)
_ENDINGS = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_XHTML = re.compile(r"<\?xml\b|XHTML|xmlns\s{0,5}=\s{0,5}[\"']http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
# Elements that HTML knows no empty form of: in XHTML <a name="x"/> ends where it begins, in HTML it goes on for ever.
_EMPTY = re.compile(
    r"<(a|b|i|u|em|strong|span|div|p|td|th|li|sup|script|style|title|textarea|iframe)\b([^<>]{0,2000})/>", re.IGNORECASE
)
_LATIN_1 = re.compile(rb"(charset\s{0,5}=\s{0,5}[\"']?)(?:iso-?8859-?1|latin-?1|us-ascii)(?![\w-])", re.IGNORECASE)


def looks_like_html(data: bytes, name: str) -> bool:
    """Told by the first bytes; a piece of a page without its frame, by its first tag and its name together."""
    start = data[:_START].replace(b"\0", b"").lstrip(_MARKS)
    if _ARCHIVE.match(start):
        return True
    opened = start[_prologue(start) :]
    if _PAGE.match(opened):
        return True
    return name.lower().endswith(_ENDINGS) and _FRAGMENT.search(start) is not None


def _prologue(start: bytes) -> int:
    found = _PROLOGUE.match(start)
    return found.end() if found else 0


def markup_of(data: bytes, name: str) -> tuple[str, str]:
    """The markup as text, and the encoding that it was in. Raises ReadingError as `decode` does."""
    if _ARCHIVE.match(data[:_START].lstrip(_MARKS)):
        data = _page_of_archive(data, name)
    text, encoding = decode(_LATIN_1.sub(rb"\1windows-1252", data[:_START]) + data[_START:], name)
    return (_as_html(text) if _XHTML.search(text[:_START]) else text), encoding


def _as_html(text: str) -> str:
    """XHTML with the two things that HTML reads otherwise: empty elements, and words in CDATA sections."""
    return _EMPTY.sub(r"<\1\2></\1>", _without_sections(text))


def _without_sections(text: str) -> str:
    out: list[str] = []
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        out += [text[at:start], escape(text[start + 9 : end], quote=False)]
        at = end + 3
    return "".join((*out, text[at:]))


def _page_of_archive(data: bytes, name: str) -> bytes:
    """The first page in a page saved with its pictures; a browser calls it MHTML, a word processor 'single file'."""
    if len(data) > MAX_TEXT_BYTES:
        raise ReadingError(
            f"{name} has {len(data) / 1e6:.0f} million bytes; a saved page may have {MAX_TEXT_BYTES / 1e6:.0f} million. "
            "Save it again without its pictures, as HTML only."
        )
    try:
        parts = list(message_from_bytes(data).walk())
    except RecursionError as fault:
        raise ReadingError(
            f"{name} is a message in a message in a message, without end. Save the page as HTML."
        ) from fault
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _declared(part)
    raise ReadingError(
        f"{name} is a message or a saved page without a page in it. Save the page again as HTML, or copy its words into "
        "a text file."
    )


def _declared(part: Message) -> bytes:
    """The bytes of the part; the encoding that its header names goes before what the page says."""
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    body = payload if isinstance(payload, bytes) else b""
    return b"<!-- charset=" + charset.encode("ascii", "ignore") + b" -->" + body if charset else body

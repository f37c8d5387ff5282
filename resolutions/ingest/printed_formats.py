"""The formats that only print: which reader takes the text out of a file, told by its first bytes, then by its name.

Each reader gives blocks in reading order; what the blocks are in a resolution the outline finds out.
"""

from __future__ import annotations

from resolutions.errors import UnknownFormat
from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.readers.decoding import decode, source_text
from resolutions.ingest.readers.markdown import looks_like_markdown, read_markdown
from resolutions.ingest.readers.text import read_text

_START = 1024
_WEB_PAGE = (b"<!doctype html", b"<html")


def read_printed(data: bytes, name: str) -> PrintedSource:
    """The text of the file and its blocks. Raises ReadingError with what was met, what was expected and what to do."""
    start = data[:_START].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_WEB_PAGE):
        raise UnknownFormat(
            f"{name} is a web page. Copy the words of the resolution into a text file, or save its XML."
        )
    return _read_plain(data, name)


def _read_plain(data: bytes, name: str) -> PrintedSource:
    text, encoding = decode(data, name)
    is_markdown = name.lower().endswith((".md", ".markdown")) or looks_like_markdown(text)
    source = source_text(text, "markdown" if is_markdown else "text", encoding)
    return PrintedSource(source, read_markdown(source) if is_markdown else read_text(source))

"""The formats that only print: which reader takes the text out of a file, told by its first bytes, then by its name.

Each reader gives blocks in reading order; what the blocks are in a resolution the outline finds out.
"""

from __future__ import annotations

from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.limits import refuse_long_text
from resolutions.ingest.readers.decoding import decode, source_text
from resolutions.ingest.readers.docx import looks_like_docx, looks_like_legacy, read_docx, read_legacy
from resolutions.ingest.readers.html import looks_like_html, read_html
from resolutions.ingest.readers.markdown import looks_like_markdown, read_markdown
from resolutions.ingest.readers.pdf import looks_like_pdf, read_pdf
from resolutions.ingest.readers.text import read_text


def read_printed(data: bytes, name: str) -> PrintedSource:
    """The text of the file and its blocks. Raises ReadingError with what was met, what was expected and what to do."""
    if looks_like_pdf(data):
        return read_pdf(data, name)
    if looks_like_docx(data):
        return read_docx(data, name)
    if looks_like_legacy(data):
        return read_legacy(data, name)
    if looks_like_html(data, name):
        return read_html(data, name)
    return _read_plain(data, name)


def _read_plain(data: bytes, name: str) -> PrintedSource:
    text, encoding = decode(data, name)
    refuse_long_text(text, name)
    is_markdown = name.lower().endswith((".md", ".markdown")) or looks_like_markdown(text)
    source = source_text(text, "markdown" if is_markdown else "text", encoding)
    return PrintedSource(source, read_markdown(source) if is_markdown else read_text(source))

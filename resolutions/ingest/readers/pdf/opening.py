"""Opens PDF files for everyone else in this package: one file at a time, within limits, and closed again.

PDFium keeps global state and must not be entered by two threads, so everything that touches it holds `LOCK`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf.bombs import refuse_bombs

LOCK = RLock()
MAX_BYTES = 64 * 1024 * 1024
MAX_PAGES = 2_000
_START = 1024
_REASONS = {
    raw.FPDF_ERR_PASSWORD: "is protected by a password. Save a copy that opens without one",
    raw.FPDF_ERR_SECURITY: "is protected in a way that cannot be read. Save a copy without protection",
}
_DAMAGED = "begins like a PDF file, but is damaged, cut off or without pages. Get it again from where it came from"


def looks_like_pdf(data: bytes) -> bool:
    """Whether the sign of a PDF file stands in the first 1,024 bytes, as PDF readers look for it (ISO 32000-1, H.3)."""
    return b"%PDF-" in data[:_START]


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The document, for as long as the `with` lasts. Raises ReadingError with what was met and what to do."""
    if len(data) > MAX_BYTES:
        raise ReadingError(
            f"{name} has {len(data) / 1e6:.0f} million bytes; a PDF file may have {MAX_BYTES / 1e6:.0f} million. "
            "Split it into one file a session or a resolution."
        )
    refuse_bombs(data, name)
    with LOCK:
        document = _document(data, name)
        try:
            _refuse_many_pages(document, name)
            yield document
        finally:
            document.close()


def _document(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        # PDFium keeps the reason of an earlier failure where it has none: only a protected file is protected.
        reason = _REASONS.get(fault.err_code, _DAMAGED) if b"/Encrypt" in data else _DAMAGED
        raise ReadingError(f"{name} {reason} and try again.") from fault


def _refuse_many_pages(document: pdfium.PdfDocument, name: str) -> None:
    pages = len(document)
    if pages > MAX_PAGES:
        raise ReadingError(
            f"{name} has {pages:,} pages; a PDF file may have {MAX_PAGES:,}. Split it into one file a session or a volume."
        )


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage | None]:
    """The page counted from 0, for as long as the `with` lasts; None where it is damaged."""
    page = _page(document, index)
    try:
        yield page
    finally:
        if page is not None:
            page.close()


def _page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage | None:
    try:
        return document[index]
    except pdfium.PdfiumError:
        return None

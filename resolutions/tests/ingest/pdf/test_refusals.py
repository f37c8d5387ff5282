"""What no text can be had of is refused with a sentence that says what was met and what to do."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
import typst
from PIL import Image

from resolutions.errors import NoTextLayer, ReadingError
from resolutions.ingest.drafts import Severity
from resolutions.ingest.readers.pdf import opening, page_count, page_picture, read_pdf


def pdf_of(source: str) -> bytes:
    return typst.compile(source.encode())


def scan(pages: int = 1) -> bytes:
    """Pages that are pictures."""
    pictures = [Image.new("RGB", (200, 280), "white") for _ in range(pages)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def test_scan_without_text_says_how_to_read_it():
    with pytest.raises(NoTextLayer, match=r"scan\.pdf has 2 pages and no text layer.*nothing was read.*ocrmypdf"):
        read_pdf(scan(2), "scan.pdf")


def test_pages_without_text_among_others_are_named():
    document = pdfium.PdfDocument(pdf_of("First words.\n#pagebreak()\nLast words."))
    document.import_pages(pdfium.PdfDocument(scan(2)), index=1)
    out = io.BytesIO()
    document.save(out)
    found = read_pdf(out.getvalue(), "mixed.pdf")
    assert [problem.code for problem in found.problems] == ["pages-without-text"]
    assert found.problems[0].severity == Severity.WARNING
    assert found.problems[0].message.startswith("Pages 2 to 3 have no text layer")
    assert [block.text for block in found.blocks] == ["First words.", "Last words."]
    assert found.source.pages == (0, 13, 14, 15)


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"6f" * 32
    + b">/U<"
    + b"75" * 32
    + b">>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)


def empty() -> bytes:
    out = io.BytesIO()
    pdfium.PdfDocument.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing more", "damaged, cut off or without pages"),
        (LOCKED, "protected by a password"),
        (empty(), "damaged, cut off or without pages"),
    ],
    ids=["cut off", "locked", "empty"],
)
def test_what_cannot_be_opened_is_refused(data, words):
    with pytest.raises(ReadingError, match=words):
        read_pdf(data, "broken.pdf")


def test_lost_index_of_objects_is_made_again():
    data = pdf_of("Words that are found again.")
    cut = data[: data.rindex(b"startxref")]
    assert read_pdf(cut, "cut.pdf").source.text == "Words that are found again."


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_PAGES", 2)
    with pytest.raises(ReadingError, match=r"has 3 pages; a PDF file may have 2\. Split it"):
        read_pdf(pdf_of("a\n#pagebreak()\nb\n#pagebreak()\nc"), "long.pdf")


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    with pytest.raises(ReadingError, match="million bytes"):
        page_count(pdf_of("a"))


def test_page_that_is_not_there_is_refused():
    with pytest.raises(ReadingError, match="The file has 1 pages; page 2 was asked for"):
        page_picture(pdf_of("a"), 2, width=100)

"""The reader of Word files: .docx by its parts, .doc and .rtf by way of LibreOffice where it is installed."""

from resolutions.ingest.readers.docx.legacy import looks_like_legacy, read_legacy
from resolutions.ingest.readers.docx.package import looks_like_docx
from resolutions.ingest.readers.docx.reader import read_docx

__all__ = ["looks_like_docx", "looks_like_legacy", "read_docx", "read_legacy"]

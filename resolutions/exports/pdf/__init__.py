"""The printable form of a text: tagged PDF, set by Typst from one fixed template and the words as data."""

from resolutions.exports.pdf.fonts import Typesetter
from resolutions.exports.pdf.writing import Frame, write_passage_pdf, write_pdf

__all__ = ["Frame", "Typesetter", "write_passage_pdf", "write_pdf"]

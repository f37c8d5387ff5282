"""Bytes become the text that every span counts in.

A text is UTF-8 unless a byte order mark or the document itself says otherwise; Windows-1252 is tried last, and
only where its bytes make words: a wrong guess would change letters silently.
"""

from __future__ import annotations

import codecs
import re

from resolutions.errors import ReadingError, UnknownEncoding
from resolutions.ingest.drafts import SourceText

MAX_TEXT_BYTES = 24 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|coding|encoding)\s*[=:]\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_OTHER_FILES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or a Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich text file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# In Windows-1252 a byte over 0x7f is a letter inside a word, a quotation mark or dash beside one, or a sign.
_SENSIBLE_1252 = re.compile(
    "[^\x80-\uffff]|(?<=[A-Za-zÀ-ÿ’' -])[À-ÿŒœŠšŽžŸ](?=[A-Za-zÀ-ÿ\\s’',.;:)\\]-]|$)"
    "|(?:^|(?<=\\s))[À-ÿŒœŠšŽžŸ](?=[A-Za-zÀ-ÿ\\s])|[‘’“”–—…•€£§°©®²³¹¼½¾·«»™ ­]"
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The words of a text file and its encoding: b"r\\xc3\\xa9gime" -> ("régime", "utf-8").

    Raises ReadingError for what is no text, UnknownEncoding where no encoding that may be tried makes sense.
    """
    _refuse_what_is_no_text(data, name)
    text, encoding = _decoded(data, name)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise ReadingError(f"{name} has no words in it. Expected the text of a resolution; check that it was saved.")
    control = _CONTROLS.search(text)
    if control is not None:
        raise ReadingError(
            f"{name} is not plain text: a control character (code {ord(control[0])}) stands at character "
            f"{control.start()}. Expected text, Markdown or XML; save the document as text and try again."
        )
    return text, encoding


def source_text(text: str, file_format: str, encoding: str) -> SourceText:
    """The text with the places where its pages begin: after each form feed."""
    pages = (0, *(found.end() for found in re.finditer("\f", text)))
    return SourceText(text, file_format, encoding, pages)


def _refuse_what_is_no_text(data: bytes, name: str) -> None:
    if not data:
        raise ReadingError(f"{name} is empty. Expected the text of a resolution; check that it was saved.")
    if len(data) > MAX_TEXT_BYTES:
        raise ReadingError(
            f"{name} has {len(data) / 1e6:.0f} million bytes; a source may have {MAX_TEXT_BYTES / 1e6:.0f} million. "
            "Split it into one file a session or a resolution."
        )
    for first, kind in _OTHER_FILES:
        if data.startswith(first):
            raise ReadingError(f"{name} is {kind}. Expected text, Markdown or XML; save its words as text first.")


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        place = fault.start
    declared = _DECLARED.search(data[:2048])
    if declared is not None:
        encoding = _known(declared[1].decode("ascii"), name)
        if encoding != "utf-8":
            said = "windows-1252" if encoding == "cp1252" else encoding  # "cp1252" is the name of what was only tried
            return _strictly(data, encoding, name), said
    text = _as_1252(data)
    if text is None:
        raise UnknownEncoding(
            f"{name} is not UTF-8 (byte {place}), declares no encoding and makes no sense as Windows-1252. "
            "Save it as UTF-8 and try again."
        )
    return text, "cp1252"


def _known(label: str, name: str) -> str:
    try:
        return codecs.lookup(label).name
    except LookupError as fault:
        raise UnknownEncoding(
            f"{name} says it is in “{label}”, which is no known encoding. Save it as UTF-8."
        ) from fault


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, TypeError, ValueError) as fault:
        raise UnknownEncoding(
            f"{name} says it is in {encoding}, but its bytes are not. Save it as UTF-8 and try again."
        ) from fault


def _as_1252(data: bytes) -> str | None:
    """The text, where every byte over 0x7f stands where its character makes sense; else None."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = len(_SENSIBLE_1252.sub("", text))
    unusual = sum(1 for letter in text if letter > "\x7f")
    if strange > unusual // 20 or unusual > len(text) // 4:
        return None
    return text

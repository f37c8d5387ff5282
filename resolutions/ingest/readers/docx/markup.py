"""The XML of Word's parts: parsed without its dangers, its names short.

`W("p")` is the tag of a paragraph. Word's other dialect (ISO 29500 strict) names everything else by other addresses;
they are put right before parsing, so that one set of tags serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from resolutions.errors import ReadingError

Element = etree._Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATHS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", DRAWING.encode()),
)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_NODES = 1_000_000
_MOST_PARAGRAPHS = 20_000  # a report of five hundred pages has ten thousand


@cache
def W(name: str) -> str:
    """The tag of one of Word's elements: W("p") is a paragraph."""
    return f"{{{WORD}}}{name}"


def parse_part(data: bytes, part: str, name: str) -> Element:
    """The outermost element of a part. Raises ReadingError where it is broken, hostile or larger than any report."""
    letters = data.replace(b"\0", b"") if b"\0" in data[:8] else data
    if _DECLARATION.search(letters):
        raise ReadingError(
            f"{name}: the part {part} declares a document type or entities. Word writes none; such files can blow up "
            "and are not read. Open the document in Word and save it anew."
        )
    if sum(map(letters.count, (b"<", b'="', b"='"))) > _MOST_NODES:
        raise ReadingError(
            f"{name}: the part {part} holds more than {_MOST_NODES} elements, more than the longest report. "
            "Split the document, and look whether it is what it says."
        )
    for strict, usual in _STRICT if b"purl.oclc.org" in data else ():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        reason = (fault.msg or "unknown fault").split(", line")[0]
        raise ReadingError(
            f"{name}: the part {part} of the Word file is damaged ({reason}). Open the document in Word, save it anew "
            "and read that file."
        ) from fault
    if sum(1 for _ in root.iter(W("p"))) > _MOST_PARAGRAPHS:
        raise ReadingError(
            f"{name}: the part {part} holds more than {_MOST_PARAGRAPHS} paragraphs, more than the longest report. "
            "Split the document into smaller ones."
        )
    return root


def local(element: Element) -> str:
    """The tag without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of a direct child: value(pPr, "pStyle") -> 'SingleTxt'; None where there is no such child."""
    child = element.find(W(name)) if element is not None else None
    return None if child is None else child.get(W(attribute), "")


def number(words: str | None, otherwise: int = 0) -> int:
    """'33' -> 33; what is no number gives `otherwise`."""
    return int(words) if words and re.fullmatch(r"-?\d{1,9}", words) else otherwise


def is_on(words: str | None) -> bool:
    """Whether a switch of Word's is on, by its value: '' (none given), 'true', 'on', '1'."""
    return words is not None and words.lower() not in ("0", "false", "off")


def words_below(element: Element) -> str:
    """All printed or deleted words below an element, in order: tabs and line ends as blanks."""
    return "".join(_words(element)).strip()


def _words(element: Element) -> Iterator[str]:
    for one in element.iter():
        name = local(one)
        if name in ("t", "delText"):
            yield one.text or ""
        elif name in ("tab", "br", "cr", "p"):
            yield " "
        elif name == "noBreakHyphen":
            yield "\u2011"

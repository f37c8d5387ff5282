"""XML without its dangers: no entities, no document type, no network, no endless depth.

Tags are compared by their local name, because drafts of the standard differ in the namespace only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from resolutions.errors import ReadingError

Element = etree._Element

_NAMESPACE = re.compile(r"\{http://docs\.oasis-open\.org/legaldocml/ns/akn/3\.0[^}]*\}akomaNtoso")
_DECLARATION = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_akn(data: bytes) -> tuple[Element, str]:
    """The outermost element and the encoding. Raises ReadingError for what is no sound AKN."""
    if _DECLARATION.search(_as_letters(data)):
        raise ReadingError(
            "The XML declares a document type or entities. Such files can hide or blow up text and are not read; "
            "save it without the <!DOCTYPE …> part."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        message = f"The XML is not well-formed: {_reason(fault)}. The file may be cut short; fetch it again."
        raise ReadingError(message) from fault
    if _NAMESPACE.fullmatch(str(root.tag)) is None:
        message = f"The XML is no Akoma Ntoso: its outermost element is <{local(root)}>, expected <akomaNtoso>."
        raise ReadingError(message)
    return root, (root.getroottree().docinfo.encoding or "UTF-8").lower()


def local(element: Element) -> str:
    """The tag without its namespace; "" for an entity that the parser left as it is."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def squash(words: str | None) -> str:
    """One blank for each stretch of white space, none at the ends."""
    return " ".join((words or "").split())


def words_in(element: Element | None) -> str:
    """All words of an element, squashed; "" for None."""
    return squash("".join(map(str, element.itertext()))) if element is not None else ""


def find_all(element: Element, name: str) -> Iterator[Element]:
    """Every element of that local name below."""
    return element.iterfind(f".//{{*}}{name}")


def find_first(element: Element, name: str) -> Element | None:
    return next(find_all(element, name), None)


def children_named(element: Element, name: str) -> list[Element]:
    return [child for child in element if local(child) == name]


def _as_letters(data: bytes) -> str:
    """The bytes as letters that a search may look through, whatever the encoding: UTF-16 has a zero at every other place."""
    return data.replace(b"\0", b"").decode("latin-1")


def _reason(fault: etree.XMLSyntaxError) -> str:
    line, _column = fault.position
    return f"{(fault.msg or 'unknown fault').split(', line')[0]} (line {line})"

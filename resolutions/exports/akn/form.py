"""The names of the form: Akoma Ntoso's own, and ours in a namespace of its own for what the standard has no place for.

The schema lets every element of the text carry attributes of other namespaces. Ours stand only where a reader of the
standard's markup alone would come to another tree (see places.py), and say what only the archive knows.
"""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:cnd-archive:akn:1"
EDITION = "1"
LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "zho", "ar": "ara"}
PREAMBLE_PART = "preamblePart"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a clause's element may be.
CLAUSES = _names(
    "container paragraph point item alinea hcontainer heading crossHeading docTitle wrapUp listWrapUp table tr"
)
WORDS_OF_THEIR_OWN = frozenset(("heading", "crossHeading", "docTitle", "listWrapUp"))  # these hold words without a <p>

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRAMES = _names(  # elements that hold no words of their own: blanks between their children mean nothing
    "akomaNtoso statement portion doc meta identification FRBRWork FRBRExpression FRBRManifestation publication "
    "classification lifecycle workflow analysis otherReferences parliamentary voting references notes proprietary "
    "coverPage preface preamble mainBody conclusions attachments attachment portionBody container formula section "
    "subsection part paragraph list point alinea hcontainer content intro wrapUp blockList item table tr td "
    "embeddedStructure"
)


def tag(name: str) -> str:
    """'paragraph' in the namespace of the standard."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """'anchor' in our namespace."""
    return f"{{{OWN}}}{name}"


def new_root() -> Element:
    """<akomaNtoso> with the two namespaces; the standard's is the default one."""
    return etree.fromstring(f'<akomaNtoso xmlns="{AKN}" xmlns:cnd="{OWN}"/>')


def add(parent: Element, name: str, eid: str = "", /, **attributes: str) -> Element:
    """A new last child; empty attributes are left out, `as_` and `for_` lose their underscore."""
    element = etree.SubElement(parent, tag(name))
    if eid:
        element.set("eId", eid)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_"), storable(value))
    return element


def storable(text: str) -> str:
    """Text without the signs that XML has no way to write; each becomes the sign for a lost one."""
    return _NOT_XML.sub("\ufffd", text)


def unstorable(text: str) -> list[tuple[int, str]]:
    """Where the signs stand that XML cannot hold."""
    return [(found.start(), found[0]) for found in _NOT_XML.finditer(text)]


def local(element: Element) -> str:
    """The name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def serialized(root: Element) -> str:
    """The document as a string, a line an element down to the blocks that hold words, whose blanks are kept."""
    _indent(root, "\n")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def _indent(element: Element, margin: str) -> None:
    if local(element) not in _FRAMES or not len(element):
        return
    element.text = margin + " "
    for child in element:
        _indent(child, margin + " ")
        child.tail = margin + " "
    element[-1].tail = margin

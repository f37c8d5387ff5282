"""Markup becomes a tree, within limits: no page that prints a resolution comes near them.

The parser (libxml2) stops at 2,048 open elements and leaves out the rest, and takes time with the square of an
element's attributes; both are told here instead.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree, html

from resolutions.errors import ReadingError
from resolutions.ingest.limits import refuse_many_tags

MAX_ATTRIBUTES = 300
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{1000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

Element: TypeAlias = etree._Element


def parse_page(markup: str, name: str) -> Element:
    """The tree of a page, without comments. Raises ReadingError for a page that no limit lets through."""
    _refuse_what_takes_forever(markup, name)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as fault:
        raise ReadingError(f"{name} is a web page without words. Save the page again, with its text.") from fault
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadingError(
            f"{name} has elements inside elements deeper than 2,000 steps; what stands below would be lost. Copy the "
            "words of the resolution into a text file."
        )
    return root


def tag_of(element: Element) -> str:
    """The name of an element in lower case; "" for what is none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _refuse_what_takes_forever(markup: str, name: str) -> None:
    refuse_many_tags(markup, name)
    for found in _LONG_TAG.finditer(markup):
        if len(_QUOTED.sub("", found[0]).split()) > MAX_ATTRIBUTES:
            raise ReadingError(
                f"{name} has an element with more than {MAX_ATTRIBUTES} attributes. Save the page again, or copy the words "
                "of the resolution into a text file."
            )

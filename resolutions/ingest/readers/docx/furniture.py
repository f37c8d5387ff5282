"""Headers, footers and comments: listed as left out, once each; but a masthead in the first header is of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resolutions.ingest.readers.docx.content import WordParagraph
from resolutions.ingest.readers.docx.markup import OFFICE, Element, W, is_on, value
from resolutions.ingest.readers.docx.package import Package

REASON = "page furniture"
COMMENT = "comment"
_MASTHEAD = re.compile(r"\s*(?:United Nations|Distr(?:ibution)?\s*[.:].*)\s*", re.IGNORECASE)


def first_header(package: Package, sections: list[Element]) -> str:
    """The path of the header of the first page, "" where it has none of its own."""
    if not sections or not is_on(value(sections[0], "titlePg")):
        return ""
    related = package.relations(package.main)
    for reference in sections[0].iterfind(W("headerReference")):
        named = related.get(reference.get(f"{{{OFFICE}}}id", ""))
        if reference.get(W("type")) == "first" and named is not None:
            return named.target
    return ""


def furniture_paths(package: Package) -> list[str]:
    """The paths of all headers and footers, in the order of their names."""
    related = package.relations(package.main).values()
    return sorted({one.target for one in related if one.kind in ("header", "footer")})


def is_masthead(paragraphs: Iterable[WordParagraph]) -> bool:
    """Whether a header says what UN mastheads say: 'United Nations', 'Distr.: General'."""
    return any(_MASTHEAD.fullmatch(one.text) for one in paragraphs)

"""HTML by the standard's own algorithm."""

from __future__ import annotations

import re
from collections import Counter

import html5lib

_HTML = "{http://www.w3.org/1999/xhtml}"


def html_faults(source: str) -> list[str]:
    """Parse errors with their line, identifiers that stand twice, links to a place of the page that is not there."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    lines = source.split("\n")
    faults = [f"{code} {data}: {lines[row - 1].strip()[:120]}" for (row, _column), code, data in parser.errors]
    places = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    faults += [f"id twice: {place}" for place, count in places.items() if count > 1]
    links = [node.get("href", "") for node in tree.iter(f"{_HTML}a")]
    faults += [f"dead link: {link}" for link in links if re.fullmatch(r"#.+", link) and link[1:] not in places]
    faults += [f"no whole address: {link}" for link in links if not re.match(r"#|https?://", link)]
    return faults

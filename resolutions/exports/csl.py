"""CSL-JSON, what Zotero, Mendeley, pandoc and citeproc read: one item of type report, in a list as the schema asks.

Source: citation-style-language/schema, csl-data.json. `legislation` and `bill` lose the issuing body in most styles.
"""

from __future__ import annotations

import json
from typing import Any

from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.naming import (
    get_cited,
    key_of,
    note_of,
    place_of,
    printed_in,
    short_title,
    split_series,
)


def write_csl(record: Record, site: Site, passage: Passage | None = None) -> str:
    """The item of a text, or of a place of it, which the `locator` names. Raises NotCited for a specimen."""
    return json.dumps([csl_item(record, site, passage)], ensure_ascii=False, indent=1) + "\n"


def csl_item(record: Record, site: Site, passage: Passage | None = None) -> dict[str, Any]:
    """{'id': 'cnd-res-45-9', 'type': 'report', 'genre': 'Resolution', 'number': '45/9', …}; nothing that is not known."""
    cited = get_cited(record, site, passage)
    day, (series, volume) = cited.day, split_series(cited.report.series)
    item = {
        "id": key_of(cited),
        "type": "report",
        "genre": cited.genre,
        "number": cited.number,
        "author": [{"literal": cited.author}],
        "title": cited.title,
        "title-short": short_title(cited) if cited.number else "",
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "publisher": "United Nations",
        "collection-title": series,
        "collection-number": volume,
        "call-number": cited.symbol or printed_in(cited),
        "keyword": ", ".join(record.subjects),
        "language": cited.language,
        "locator": place_of(cited),
        "note": note_of(cited),
        "URL": cited.place_url,
    }
    return {name: value for name, value in item.items() if value}

"""RIS, what nearly every reference manager reads: lines of a tag, two blanks, a hyphen, a value; CRLF between them.

A corporate author ends with a comma, so that no given name is looked for in it. Zotero reads the number from SN.
"""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.naming import get_cited, note_of, printed_in, short_title

_END = "\r\n"


def write_ris(record: Record, site: Site, passage: Passage | None = None) -> str:
    """One entry and the blank line after it. Raises NotCited for a specimen."""
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(record, site, passage) if value)
    return _END.join((*lines, "ER  - ", "", ""))


def _fields(record: Record, site: Site, passage: Passage | None) -> Iterator[tuple[str, str]]:
    cited = get_cited(record, site, passage)
    day = cited.day
    yield "TY", "RPRT"
    yield "TI", cited.title
    yield "AU", f"{cited.author},"
    yield "PB", "United Nations"
    yield "M3", cited.genre
    yield "SN", cited.number
    yield "ST", short_title(cited) if cited.number else ""
    yield "DA", f"{day:%Y/%m/%d}" if day else ""
    yield "PY", f"{day:%Y}" if day else ""
    yield "T2", cited.report.series
    yield "CN", cited.symbol or printed_in(cited)
    yield from (("KW", subject) for subject in record.subjects)
    yield "LA", cited.language
    yield "N1", note_of(cited)
    yield "UR", cited.place_url

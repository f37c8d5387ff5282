"""Names that reference managers keep: short titles, keys, dates, notes. The same in CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import re

from resolutions.errors import NotCited
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.cited import Cited, cited_of
from resolutions.exports.styles.dates import un_date
from resolutions.exports.styles.places import place_words
from resolutions.exports.un_style import IN_FULL

_KINDS = {"resolution": "Res.", "decision": "Dec."}
_SERIES = re.compile(r"(?P<title>.+), (?P<number>Supplement No\. .+)")


def get_cited(record: Record, site: Site, passage: Passage | None = None) -> Cited:
    """What is cited of a record. Raises NotCited for a specimen and for a text without number."""
    cited = cited_of(record, site, passage.token if passage else "")
    if cited is None:
        raise NotCited("Invented wording is not cited: only texts that an organ adopted are.")
    return cited


def short_title(cited: Cited) -> str:
    """'CND Res. 45/9', 'GA Dec. 56/413'; without a number the whole title."""
    if not cited.number:
        return cited.title
    return f"{cited.body.upper()} {_KINDS.get(cited.kind, cited.genre)} {cited.number}"


def key_of(cited: Cited) -> str:
    """'cnd-res-45-9', 'cnd-res-2-xl', 'ga-res-77-238-fr-op3': letters, figures and hyphens, the same for ever."""
    named = short_title(cited) if cited.number else "-".join(cited.url.split("/")[3:])
    language = f" {cited.language}" if cited.number and cited.language != "en" else ""
    return re.sub(r"[^a-z0-9]+", "-", f"{named}{language} {cited.token}".lower()).strip("-")


def note_of(cited: Cited) -> str:
    """'Adopted 15 March 2002; paragraph 3'; where the day of adoption is not known the note says what the day is."""
    if cited.adopted_on:
        day = f"Adopted {un_date(cited.adopted_on)}"
    elif cited.distributed_on:
        day = f"Distributed {un_date(cited.distributed_on)}, date of adoption not known"
    else:
        day = "Date of adoption not known"
    return "; ".join(part for part in (day, place_of(cited)) if part)


def place_of(cited: Cited) -> str:
    """'paragraph 3'; "" for a whole text."""
    return place_words(cited.token, IN_FULL, cited.caller)


def printed_in(cited: Cited) -> str:
    """'E/2002/28, chap. I, sect. C': the document that prints a text without symbol of its own."""
    report = cited.report
    chapter = f"chap. {report.chapter}" if report.chapter else ""
    section = f"sect. {report.section}" if report.section else ""
    return "" if cited.symbol else ", ".join(part for part in (report.symbol, chapter, section) if part)


def split_series(series: str) -> tuple[str, str]:
    """'Official Records …, 2009, Supplement No. 8' -> ('Official Records …, 2009', 'Supplement No. 8')."""
    found = _SERIES.fullmatch(series)
    return (found["title"], found["number"]) if found else (series, "")

"""What a page says of itself to reference managers and harvesters: Zotero's tags, Dublin Core.

Zotero reads `citation_technical_report_institution` and keeps a report; a lone `citation_title` would make a journal article.
A comma at the end of the author keeps the name of an organ whole. Any tag of the `z:` namespace is copied as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.cited import Cited, cited_of
from resolutions.exports.styles.naming import place_of, short_title
from resolutions.exports.un_style import write_in_footnote

MetaTag = tuple[str, str]


def meta_tags(record: Record, site: Site, token: str = "", *, has_pdf: bool = False) -> list[MetaTag]:
    """(name, content) in the order of the head; none for what is not cited. `token`: of a place with a page of its own."""
    cited = cited_of(record, site, token)
    if cited is None:
        return []
    tags = [*_highwire(record, cited, has_pdf=has_pdf), *_dublin_core(record, cited, site), *_zotero(cited)]
    return [(name, content) for name, content in tags if content]


def _highwire(record: Record, cited: Cited, *, has_pdf: bool) -> Iterator[MetaTag]:
    yield "citation_title", cited.title
    yield "citation_author", f"{cited.author},"
    yield "citation_publication_date", f"{cited.day:%Y/%m/%d}" if cited.day else ""
    yield "citation_technical_report_institution", "United Nations"
    yield "citation_technical_report_number", cited.number
    yield "citation_language", cited.language
    yield "citation_keywords", "; ".join(record.subjects)
    yield "citation_public_url", cited.place_url
    yield "citation_pdf_url", f"{cited.place_url}.pdf" if has_pdf else ""


def _dublin_core(record: Record, cited: Cited, site: Site) -> Iterator[MetaTag]:
    """A place is part of its text, a text of its session, and of the Official Records where they print it."""
    yield "DC.title", cited.title
    yield "DC.creator", cited.author
    yield "DC.publisher", "United Nations"
    yield "DC.type", "report"
    yield "DC.identifier", cited.symbol or short_title(cited)
    yield "DC.identifier", cited.place_url
    yield "DC.language", cited.language
    yield from (("DC.subject", subject) for subject in record.subjects)
    yield "DCTERMS.issued", cited.day.isoformat() if cited.day else ""
    yield "DCTERMS.isPartOf", cited.url if cited.token else _session(record, site)
    yield "DCTERMS.isPartOf", "" if cited.token else cited.report.series
    yield "DCTERMS.bibliographicCitation", write_in_footnote(cited).text


def _session(record: Record, site: Site) -> str:
    identity = record.identity
    return site.address(f"/{identity.body}/sessions/{identity.session}") if identity else ""


def _zotero(cited: Cited) -> Iterator[MetaTag]:
    place = place_of(cited)
    yield "z:reportType", cited.genre
    yield "z:shortTitle", f"{short_title(cited)}{f', {place}' if place else ''}" if cited.number else ""

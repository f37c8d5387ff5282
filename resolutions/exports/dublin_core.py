"""A record as the fifteen elements of Dublin Core, in the form of the Open Archives protocol (oai_dc.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.structure.identity import Identity

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_TERMS = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_RIGHTS = "United Nations. Only the documents that it issues are authentic."


def write_oai_dc(record: Record, site: Site, *, name: str, relations: Iterable[str] = ()) -> etree._Element:
    """The `dc` element. name: body, kind and number as printed; relations: addresses of the session and of what is cited."""
    out = etree.Element(f"{{{NAMESPACE}}}dc", nsmap={PREFIX: NAMESPACE, "dc": _TERMS, "xsi": _XSI})
    out.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    if record.identity is not None:
        for term, value in _terms(record, record.identity, site, (name, tuple(relations))):
            etree.SubElement(out, f"{{{_TERMS}}}{term}").text = value
    return out


def _terms(
    record: Record, identity: Identity, site: Site, named: tuple[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    name, relations = named
    yield "title", record.text.title.text or name
    yield "creator", f"United Nations {record.body_name}"
    for subject in record.subjects:
        yield "subject", subject
    yield "publisher", "United Nations"
    day = record.adoption.adopted_on or record.adoption.distributed_on
    if day:
        yield "date", day.isoformat()
    yield "type", "Text"
    yield "type", identity.kind
    yield "format", "text/html"
    yield "identifier", site.address(identity.path)
    yield "identifier", name
    if record.adoption.symbol:
        yield "identifier", record.adoption.symbol
    if record.report.symbol or record.report_symbol:
        yield "source", record.report.symbol or record.report_symbol
    for language in record.languages or (record.language,):
        yield "language", language
    for relation in relations:
        yield "relation", relation
    yield "rights", _RIGHTS

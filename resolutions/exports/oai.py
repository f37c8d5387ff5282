"""Answers of the Open Archives protocol, version 2.0, as XML (openarchives.org/OAI/2.0/OAI-PMH.xsd).

The order of elements is that of the schema. Times are UTC, to the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{NAMESPACE} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_IDENTIFIER_NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_IDENTIFIER_SCHEMA = f"{_IDENTIFIER_NAMESPACE} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"


@dataclass(frozen=True, slots=True)
class Header:
    """What every list says of an item: oai:archive.example:cnd/resolutions/45/9, when it changed, where it belongs."""

    identifier: str
    changed_at: datetime
    sets: tuple[str, ...]
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """What the repository says of itself; `domain` and `sample` explain its identifiers."""

    name: str
    base_url: str
    admin_email: str
    earliest: datetime
    domain: str
    sample: str


@dataclass(frozen=True, slots=True)
class Resumption:
    """How a list goes on: '' at the end of one that was split. cursor: how many items came before this part."""

    token: str
    size: int
    cursor: int


def utc(moment: datetime) -> str:
    """'2026-03-09T12:00:00Z'."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_answer(base_url: str, at: datetime, arguments: Mapping[str, str], content: Iterable[etree._Element]) -> bytes:
    """The document around what is answered; `arguments` are empty where the request was no request of the protocol."""
    root = etree.Element(_name("OAI-PMH"), nsmap={None: NAMESPACE, "xsi": _XSI})  # type: ignore[dict-item]
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    _leaf(root, "responseDate", utc(at))
    request = _leaf(root, "request", base_url)
    for name, value in arguments.items():
        request.set(name, value)
    root.extend(content)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def error(code: str, message: str) -> etree._Element:
    """<error code="badVerb">…</error>"""
    out = etree.Element(_name("error"), code=code)
    out.text = message
    return out


def identify(repository: Repository) -> etree._Element:
    out = etree.Element(_name("Identify"))
    _leaf(out, "repositoryName", repository.name)
    _leaf(out, "baseURL", repository.base_url)
    _leaf(out, "protocolVersion", "2.0")
    _leaf(out, "adminEmail", repository.admin_email)
    _leaf(out, "earliestDatestamp", utc(repository.earliest))
    _leaf(out, "deletedRecord", "persistent")
    _leaf(out, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    _leaf(out, "compression", "gzip")
    described = etree.SubElement(
        _leaf(out, "description"),
        f"{{{_IDENTIFIER_NAMESPACE}}}oai-identifier",
        nsmap={None: _IDENTIFIER_NAMESPACE},  # type: ignore[dict-item]
    )
    described.set(f"{{{_XSI}}}schemaLocation", _IDENTIFIER_SCHEMA)
    values = {"scheme": "oai", "repositoryIdentifier": repository.domain, "delimiter": ":"}
    for name, value in {**values, "sampleIdentifier": repository.sample}.items():
        etree.SubElement(described, f"{{{_IDENTIFIER_NAMESPACE}}}{name}").text = value
    return out


def metadata_formats(formats: Iterable[tuple[str, str, str]]) -> etree._Element:
    """formats: (prefix, schema, namespace)."""
    out = etree.Element(_name("ListMetadataFormats"))
    for prefix, schema, namespace in formats:
        each = _leaf(out, "metadataFormat")
        _leaf(each, "metadataPrefix", prefix)
        _leaf(each, "schema", schema)
        _leaf(each, "metadataNamespace", namespace)
    return out


def sets(named: Iterable[tuple[str, str]], resumption: Resumption | None = None) -> etree._Element:
    """named: ("session:cnd:45", "Commission on Narcotic Drugs, session 45")."""
    out = etree.Element(_name("ListSets"))
    for spec, name in named:
        each = _leaf(out, "set")
        _leaf(each, "setSpec", spec)
        _leaf(each, "setName", name)
    return _resumed(out, resumption)


def identifiers(headers: Iterable[Header], resumption: Resumption | None) -> etree._Element:
    out = etree.Element(_name("ListIdentifiers"))
    out.extend(_header(header) for header in headers)
    return _resumed(out, resumption)


def records(found: Iterable[tuple[Header, etree._Element | None]], resumption: Resumption | None) -> etree._Element:
    """Each header with its metadata; an item that is gone has none."""
    out = etree.Element(_name("ListRecords"))
    out.extend(_record(header, metadata) for header, metadata in found)
    return _resumed(out, resumption)


def one_record(header: Header, metadata: etree._Element | None) -> etree._Element:
    out = etree.Element(_name("GetRecord"))
    out.append(_record(header, metadata))
    return out


def _record(header: Header, metadata: etree._Element | None) -> etree._Element:
    out = etree.Element(_name("record"))
    out.append(_header(header))
    if metadata is not None:
        _leaf(out, "metadata").append(metadata)
    return out


def _header(header: Header) -> etree._Element:
    out = etree.Element(_name("header"))
    if header.is_deleted:
        out.set("status", "deleted")
    _leaf(out, "identifier", header.identifier)
    _leaf(out, "datestamp", utc(header.changed_at))
    for spec in header.sets:
        _leaf(out, "setSpec", spec)
    return out


def _resumed(out: etree._Element, resumption: Resumption | None) -> etree._Element:
    if resumption is not None:
        token = _leaf(out, "resumptionToken", resumption.token or None)
        token.set("completeListSize", str(resumption.size))
        token.set("cursor", str(resumption.cursor))
    return out


def _leaf(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    out = etree.SubElement(parent, _name(name))
    out.text = text
    return out


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"

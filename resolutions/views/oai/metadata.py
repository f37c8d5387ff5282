"""What is said of an item, in each form that can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from resolutions.citations.addresses import address_of
from resolutions.citations.references import ReferenceKind
from resolutions.citations.written import full_name
from resolutions.exports import dublin_core
from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.exports.record import Record
from resolutions.models import Stamp, Version
from resolutions.store.records import record_of
from resolutions.structure.nodes import Text, Words
from resolutions.views.writers import FORMATS, this_site

_AKN = "akn"


@dataclass(frozen=True, slots=True)
class MetadataFormat:
    """A form of metadata, as ListMetadataFormats names it, and what writes it for a version."""

    prefix: str
    schema: str
    namespace: str
    write: Callable[[Version], etree._Element]


def _dublin_core(version: Version) -> etree._Element:
    """Title and facts are enough: the paragraphs are not read from the database."""
    text = Text(title=Words(version.title), language=version.language)
    record = record_of(version, text)
    resolution = version.resolution
    name = full_name(resolution.identity, resolution.body.name)
    relations = [resolution.session.get_absolute_url(), *_cited(record)]
    addresses = map(this_site().address, relations)
    return dublin_core.write_oai_dc(record, this_site(), name=name, relations=addresses)


def _cited(record: Record) -> Iterable[str]:
    """Addresses of what a text cites, each once, in printed order; places inside the text and open questions are none."""
    named = (one for one in record.references if one.target and one.kind != ReferenceKind.PARAGRAPH)
    return dict.fromkeys(address_of(replace(one, pinpoint="")) for one in named)


def _akoma_ntoso(version: Version) -> etree._Element:
    written = FORMATS[_AKN].write(record_of(version), this_site())
    return etree.fromstring(written if isinstance(written, bytes) else written.encode())


METADATA_FORMATS = {
    one.prefix: one
    for one in (
        MetadataFormat(dublin_core.PREFIX, dublin_core.SCHEMA, dublin_core.NAMESPACE, _dublin_core),
        MetadataFormat(
            _AKN,
            "http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd",
            "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
            _akoma_ntoso,
        ),
    )
}


def standing_versions(items: Iterable[Stamp]) -> dict[int, Version]:
    """Resolution -> the text that stands: in English, else in the first language that there is."""
    versions = Version.objects.published().with_identity().select_related("source")
    found = versions.defer("body_html", "source__content", "source__text").filter(
        resolution__in=[item.resolution_id for item in items]
    )
    out: dict[int, Version] = {}
    for version in sorted(found, key=lambda one: (one.language != DEFAULT_LANGUAGE, one.language), reverse=True):
        out[version.resolution_id] = version
    return out

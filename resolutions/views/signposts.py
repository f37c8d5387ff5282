"""The typed links of pages and forms, for headers and for the head of a page (exports/linkset.py says which)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from resolutions.exports.jsonld import write_embedded_jsonld
from resolutions.exports.linkset import Link, back_links, landing_links, link_header
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.models import Version
from resolutions.views.converters import TextAddress
from resolutions.views.naming import text_path
from resolutions.views.writers import FORMATS, link_forms, linked, this_site


def page_links(version: Version, token: str = "") -> list[Link]:
    """Of the page of a text, or of a place in it."""
    path = text_path(version) + (f"/{token}" if token else "")
    resolution = version.resolution
    is_specimen = resolution is None or resolution.is_specimen
    body = resolution.body.slug if resolution else ""
    return landing_links(path, body, this_site(), link_forms(with_citations=not is_specimen))


def downloads(version: Version, token: str = "") -> list[tuple[str, str]]:
    """Every form that a reader can take home: what it is called, and its address. Those that cite stand with the citations."""
    path = text_path(version) + (f"/{token}" if token else "")
    kept = (one for one in FORMATS.values() if one.label and not one.is_citation)
    return [(str(one.label), f"{path}.{one.suffix}") for one in kept]


def embedded_data(record: Record, passage: Passage | None = None) -> SafeString:
    """Linked data for the head of a page; none for a specimen, which is not law.

    A <script> of a type that browsers do not run is data: `script-src 'self'` lets it be, without a nonce.
    """
    if record.is_specimen or record.identity is None:
        return SafeString()
    return mark_safe(write_embedded_jsonld(record, linked(this_site()), passage))  # noqa: S308 - the writer escapes all signs of markup


def sign_page(response: HttpResponse, version: Version, address: TextAddress, token: str = "") -> HttpResponse:
    """Sets the Link header of a page."""
    links = [*page_links(version, token), *_versions(address, token)]
    response["Link"] = link_header(links)
    return response


def form_header(wanted: str, address: TextAddress, token: str = "") -> str:
    """The Link header of a form: its canonical page, how to cite it, the page it belongs to, other versions."""
    site = this_site()
    place = address.current.path + (f"/{token}" if token else "")
    form = next(one for one in link_forms() if one.suffix == FORMATS[wanted].suffix)
    links = [
        Link("canonical", site.address(address.current.path)),
        Link("cite-as", site.address(place)),
        *back_links(place, site, form),
        *_versions(address, token, f".{wanted}"),
    ]
    return link_header(links)


def _versions(address: TextAddress, token: str, ending: str = "") -> list[Link]:
    """RFC 5829: of a numbered version the one that stands, and the one before it."""
    if not address.version:
        return []
    site, place = this_site(), (f"/{token}" if token else "") + ending
    out = [Link("latest-version", site.address(f"{address.current.path}{place}"))]
    if address.version > 1:
        before = TextAddress(address.identity, address.version - 1, address.language)
        out.append(Link("predecessor-version", site.address(f"{before.path}{place}")))
    return out

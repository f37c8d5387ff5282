"""Signposting: typed links by which machines find their way from a page to the text, its citation and its metadata.

signposting.org, FAIR profile; the same links stand in HTTP headers, in the head of the page, and in a linkset (RFC 9264).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site

SUFFIX, MEDIA_TYPE = "linkset.json", "application/linkset+json"
_ABOUT_PAGE, _LEGISLATION = "https://schema.org/AboutPage", "https://schema.org/Legislation"


@dataclass(frozen=True, slots=True)
class Link:
    """One typed link: Link("describedby", "https://…/45/9.ris", "application/x-research-info-systems")."""

    rel: str
    href: str
    type: str = ""

    @property
    def header(self) -> str:
        """As in a Link header."""
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a text, as far as links need it; as in views.writers.Format."""

    suffix: str
    type: str
    describes: bool
    is_text: bool
    is_citation: bool = False


def landing_links(address: str, body: str, site: Site, forms: Iterable[Form]) -> list[Link]:
    """The links of a page. address: its permanent path, of a text or a place in it; body: the slug of the organ."""
    here = site.address(address)
    kept = list(forms)
    return [
        Link("cite-as", here),
        Link("type", _ABOUT_PAGE),
        Link("type", _LEGISLATION),
        *(Link("describedby", f"{here}.{form.suffix}", form.type) for form in kept if form.describes),
        *(Link("item", f"{here}.{form.suffix}", form.type) for form in kept if form.is_text and not form.describes),
        Link("author", site.address(f"/{body}")),
        Link("license", site.address("/rights")),
        Link("linkset", f"{here}.{SUFFIX}", MEDIA_TYPE),
    ]


def back_links(address: str, site: Site, form: Form) -> list[Link]:
    """The links of a form: back to the page that it describes or belongs to."""
    here = site.address(address)
    out = [Link("describes", here, "text/html")] if form.describes else []
    return [*out, Link("collection", here, "text/html")] if form.is_text and not form.describes else out


def link_header(links: Iterable[Link]) -> str:
    return ", ".join(link.header for link in links)


def write_linkset(record: Record, site: Site, forms: Sequence[Form], passage: Passage | None = None) -> str:
    """All links of a page and of the forms that can be had there, each with its anchor; a specimen is not cited."""
    identity = record.identity
    forms = [form for form in forms if not (form.is_citation and record.is_specimen)]
    path = identity.path if identity else ""
    language = "" if record.language == "en" else f"/{record.language}"
    address = f"{path}{language}" + (f"/{passage.token}" if passage else "")
    sets = [_context(site.address(address), landing_links(address, identity.body if identity else "", site, forms))]
    for form in forms:
        links = back_links(address, site, form)
        if links:
            sets.append(_context(f"{site.address(address)}.{form.suffix}", links))
    return json.dumps({"linkset": sets}, ensure_ascii=False, indent=1) + "\n"


def _context(anchor: str, links: Iterable[Link]) -> dict[str, object]:
    """RFC 9264 §4.2: the anchor, and for each relation its targets."""
    out: dict[str, object] = {"anchor": anchor}
    targets: dict[str, list[dict[str, str]]] = {}
    for link in links:
        targets.setdefault(link.rel, []).append({"href": link.href, **({"type": link.type} if link.type else {})})
    return {**out, **targets}

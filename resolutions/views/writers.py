"""Every form that a text can be asked for, and what writes it: the one list behind suffixes, Accept headers and links.

A new form is one line here and one pure writer in `exports`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resolutions.citations.addresses import address_of, resolution_address
from resolutions.citations.keys import identity_of
from resolutions.citations.printed import printed_designation
from resolutions.exports import linkset
from resolutions.exports.akn import write_akn, write_passage_akn
from resolutions.exports.bibtex import write_bibtex
from resolutions.exports.csl import write_csl
from resolutions.exports.file import write_file, write_passage_file
from resolutions.exports.grammar import Grammar
from resolutions.exports.json import write_json, write_passage_json
from resolutions.exports.jsonld import LinkedData, write_jsonld, write_passage_jsonld
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.ris import write_ris
from resolutions.exports.site import Site
from resolutions.exports.text import write_passage_text, write_text
from resolutions.views import pdf


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a text: the end of its address, its media type, and its writers of whole texts and of places.

    media_type: as the answer names it; `accepts`: media types by which a request may ask for it, without parameters;
    label: what readers call it, "" for one that only machines ask for; describes: whether it says something of the text (a citation, linked data) instead of
    being the text in another form; Akoma Ntoso is both; is_citation: whether it cites, which no specimen is.
    """

    suffix: str
    media_type: str
    write: Callable[[Record, Site], str | bytes]
    write_passage: Callable[[Record, Passage, Site], str | bytes]
    accepts: tuple[str, ...] = ()
    label: str | Promise = ""
    describes: bool = False
    is_text: bool = True
    is_citation: bool = False

    @property
    def bare_type(self) -> str:
        """The media type without its parameters."""
        return self.media_type.split(";")[0]


def _address_of_key(key: str) -> str:
    """'A/RES/55/25' -> '/ga/resolutions/55/25'; "" for what is no adopted text."""
    identity = identity_of(key)
    return resolution_address(identity) if identity else ""


GRAMMAR = Grammar(address_of, printed_designation, _address_of_key)

FORMATS = {
    one.suffix: one
    for one in (
        Format(
            "json",
            "application/json; charset=utf-8",
            lambda record, site: write_json(record),
            lambda record, passage, site: write_passage_json(record, passage),
            ("application/json",),
            label="JSON",
        ),
        Format(
            "txt",
            "text/plain; charset=utf-8",
            lambda record, site: write_text(record),
            lambda record, passage, site: write_passage_text(record, passage),
            ("text/plain",),
            label=_("Plain text"),
        ),
        Format(
            "html",
            "text/html; charset=utf-8",
            lambda record, site: write_file(record, site, GRAMMAR),
            lambda record, passage, site: write_passage_file(record, passage, site, GRAMMAR),
            label=_("HTML file"),
        ),
        Format(
            "akn",
            "application/akn+xml; charset=utf-8",
            lambda record, site: write_akn(record, site, GRAMMAR),
            lambda record, passage, site: write_passage_akn(record, passage, site, GRAMMAR),
            ("application/akn+xml",),
            label="Akoma Ntoso",
            describes=True,
        ),
        Format(
            "jsonld",
            "application/ld+json; charset=utf-8",
            lambda record, site: write_jsonld(record, linked(site)),
            lambda record, passage, site: write_passage_jsonld(record, passage, linked(site)),
            ("application/ld+json",),
            label="JSON-LD",
            describes=True,
            is_text=False,
        ),
        Format(
            "csl.json",
            "application/vnd.citationstyles.csl+json",
            lambda record, site: write_csl(record, site),
            lambda record, passage, site: write_csl(record, site, passage),
            ("application/vnd.citationstyles.csl+json",),
            label="CSL-JSON",
            describes=True,
            is_text=False,
            is_citation=True,
        ),
        Format(
            "ris",
            "application/x-research-info-systems; charset=utf-8",
            lambda record, site: write_ris(record, site),
            lambda record, passage, site: write_ris(record, site, passage),
            ("application/x-research-info-systems",),
            label="RIS",
            describes=True,
            is_text=False,
            is_citation=True,
        ),
        Format(
            "bib",
            "application/x-bibtex; charset=utf-8",
            lambda record, site: write_bibtex(record, site),
            lambda record, passage, site: write_bibtex(record, site, passage),
            ("application/x-bibtex",),
            label="BibTeX",
            describes=True,
            is_text=False,
            is_citation=True,
        ),
        Format(pdf.SUFFIX, pdf.MEDIA_TYPE, pdf.text_pdf, pdf.passage_pdf, (pdf.MEDIA_TYPE,), label="PDF"),
        Format(
            linkset.SUFFIX,
            linkset.MEDIA_TYPE,
            lambda record, site: linkset.write_linkset(record, site, link_forms()),
            lambda record, passage, site: linkset.write_linkset(record, site, link_forms(), passage),
            (linkset.MEDIA_TYPE,),
            is_text=False,
        ),
    )
}


def link_forms(*, with_citations: bool = True) -> tuple[linkset.Form, ...]:
    """All forms as links have to know them; without those that cite, which specimens do not have."""
    return tuple(
        linkset.Form(one.suffix, one.bare_type, one.describes, one.is_text, one.is_citation)
        for one in FORMATS.values()
        if with_citations or not one.is_citation
    )


def text_forms() -> tuple[tuple[str, str], ...]:
    """The forms that are the text itself: the ends of their addresses and their media types."""
    return tuple((one.suffix, one.bare_type) for one in FORMATS.values() if one.is_text)


def linked(site: Site) -> LinkedData:
    """What linked data is written with."""
    return LinkedData(site, GRAMMAR, text_forms())


def this_site() -> Site:
    """The archive as its settings name it."""
    return Site(settings.SITE_URL, settings.SITE_NAME)

"""Every form that a text can be asked for, and what writes it: the one list behind suffixes, Accept headers and links.

A new form is one line here and one pure writer in `exports`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from resolutions.exports.bibtex import write_bibtex
from resolutions.exports.csl import write_csl
from resolutions.exports.json import write_json, write_passage_json
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.ris import write_ris
from resolutions.exports.site import Site
from resolutions.exports.text import write_passage_text, write_text
from resolutions.views import pdf


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a text: the end of its address, its media type, and its writers of whole texts and of places.

    media_type: as the answer names it; `accepts`: media types by which a request may ask for it, without parameters.
    """

    suffix: str
    media_type: str
    write: Callable[[Record, Site], str | bytes]
    write_passage: Callable[[Record, Passage, Site], str | bytes]
    accepts: tuple[str, ...] = ()


FORMATS = {
    one.suffix: one
    for one in (
        Format(
            "json",
            "application/json; charset=utf-8",
            lambda record, site: write_json(record),
            lambda record, passage, site: write_passage_json(record, passage),
            ("application/json",),
        ),
        Format(
            "txt",
            "text/plain; charset=utf-8",
            lambda record, site: write_text(record),
            lambda record, passage, site: write_passage_text(record, passage),
            ("text/plain",),
        ),
        Format(
            "csl.json",
            "application/vnd.citationstyles.csl+json",
            lambda record, site: write_csl(record, site),
            lambda record, passage, site: write_csl(record, site, passage),
            ("application/vnd.citationstyles.csl+json",),
        ),
        Format(
            "ris",
            "application/x-research-info-systems; charset=utf-8",
            lambda record, site: write_ris(record, site),
            lambda record, passage, site: write_ris(record, site, passage),
            ("application/x-research-info-systems",),
        ),
        Format(
            "bib",
            "application/x-bibtex; charset=utf-8",
            lambda record, site: write_bibtex(record, site),
            lambda record, passage, site: write_bibtex(record, site, passage),
            ("application/x-bibtex",),
        ),
        Format(pdf.SUFFIX, pdf.MEDIA_TYPE, pdf.text_pdf, pdf.passage_pdf, (pdf.MEDIA_TYPE,)),
    )
}


def this_site() -> Site:
    """The archive as its settings name it."""
    return Site(settings.SITE_URL, settings.SITE_NAME)

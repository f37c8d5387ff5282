"""Every form that a text can be asked for, and what writes it: the one list behind suffixes, Accept headers and links.

A new form is one line here and one pure writer in `exports`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from resolutions.exports.json import write_json, write_passage_json
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.text import write_passage_text, write_text


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
    )
}


def this_site() -> Site:
    """The archive as its settings name it."""
    return Site(settings.SITE_URL, settings.SITE_NAME)

"""The field words of the query language: what may stand before a colon, and what it asks.

A field of paragraphs asks this of the very paragraph that is sought, one of texts asks it of the text it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field word. `facet` is the facet whose values it takes, "" where it takes words, years or citations.

    others: words that mean the same. takes: for the page of help. example: a value that the page shows.
    """

    name: str
    facet: str
    takes: Promise
    example: str
    others: tuple[str, ...] = ()


FIELD_NAMES: tuple[FieldName, ...] = (
    FieldName("title", "", _("words that stand in the title"), 'title:"alternative development"', ("titled",)),
    FieldName(
        "cites",
        "",
        _("a convention by its year or any of its names, also with an article; a number or symbol of a text"),
        'cites:"1988 Convention, article 3"',
        ("cite", "citing"),
    ),
    FieldName("action", "action", _("the opening verb, in any form"), "action:requests", ("verb",)),
    FieldName(
        "to",
        "addressee",
        _("who is asked, by any name; a broader name finds the narrower ones"),
        'to:"Executive Director"',
        ("addressee", "asks"),
    ),
    FieldName("topic", "topic", _("a topic, by any of its names"), "topic:precursors", ("subject",)),
    FieldName("session", "session", _("a session, also with its organ"), "session:cnd:45"),
    FieldName("year", "", _("a year, or years from and to"), "year:1990-1999", ("years",)),
    FieldName("decade", "decade", _("ten years, by the first of them"), "decade:1990"),
    FieldName("body", "body", _("an organ, by its name or short form"), "body:ECOSOC", ("organ",)),
    FieldName("kind", "kind", _("resolution or decision"), "kind:decision", ("type",)),
    FieldName("convention", "convention", _("a convention, by its year or any of its names"), "convention:1961"),
    FieldName(
        "article", "article", _("an article: of one convention, or of any"), "article:1961/38-bis", ("articles", "art")
    ),
    FieldName("part", "part", _("preamble, operative or annex"), "part:preamble"),
    FieldName("language", "language", _("a language, by its name or two letters"), "language:fr", ("lang",)),
    FieldName("vote", "vote", _("yes where a vote is recorded, else no"), "vote:yes"),
)
BY_WORD = {word: field for field in FIELD_NAMES for word in (field.name, *field.others)}
BY_NAME = {field.name: field for field in FIELD_NAMES}
TITLE, CITES, YEAR = "title", "cites", "year"

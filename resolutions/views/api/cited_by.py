"""/…/cited-by: the paragraphs that cite a text, a place in it, a convention, an article or a symbol."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.citations.written import full_name
from resolutions.models import Resolution, Version
from resolutions.search.index.snapshot import current
from resolutions.store.citing import (
    References,
    citing_identity,
    citing_paragraphs,
    citing_resolution,
)
from resolutions.store.citing_paragraphs import CitingParagraph, Piece, paragraphs_at
from resolutions.store.citing_places import NEWEST, NO_ACTION, OLDEST, ORDERS, CitingPlace, Wanted, find_citing
from resolutions.structure.identity import Identity, is_specimen_session
from resolutions.views.api.addressed import ADDRESS, Named, TextEndpoint, identity_in
from resolutions.views.api.addresses import identity_of_text, text_here, text_page, with_query
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.keysets import Key, Keyset, Kind
from resolutions.views.api.known import known_text
from resolutions.views.api.parameters import OneOf, Parameter, Words
from resolutions.views.api.places import PLACE, passage_at
from resolutions.views.api.shapes import Shape, list_of, texts_of
from resolutions.views.api.specimens import SPECIMENS, by_real_texts
from resolutions.views.converters import BODY, SESSION

JsonObject = dict[str, Any]
_ORDER = Keyset(
    Key("day", Kind.DAY),
    Key("rank", Kind.NUMBER),
    Key("body"),
    Key("ordinal", Kind.NUMBER),
    Key("number", Kind.NUMBER),
    Key("letter"),
    Key("text", Kind.NUMBER),
    Key("position", Kind.NUMBER),
)
_FROM = 1_000_000  # a title has no position, and special sessions may count below nothing
CITING = (
    Parameter(
        "relation",
        OneOf(lambda: [*current().labels("action"), NO_ACTION]),
        _("Only paragraphs that do this with it: an action, or “none”."),
        usual="",
    ),
    Parameter("by", Words(rf"{BODY}(?::{SESSION})?"), _("Only of this organ “ga”, or session “ga:74”."), usual=""),
    Parameter("order", OneOf(lambda: ORDERS), _("The latest first, the oldest first, or by organ."), usual=NEWEST),
    SPECIMENS,
    *_ORDER.parameters,
)


class PieceSerializer(Shape):
    """Words; those that name the thing are set apart."""

    text = serializers.CharField()
    is_citing = serializers.BooleanField()


class CitingNoteSerializer(Shape):
    """A note that cites, called in the paragraph."""

    anchor = serializers.CharField()
    marker = serializers.CharField()
    text = serializers.CharField()
    pieces = PieceSerializer(many=True)


class CitingTextSerializer(Shape):
    """The text that cites."""

    id = serializers.CharField()
    name = serializers.CharField()
    title = serializers.CharField()
    language = serializers.CharField()
    url = serializers.URLField()
    api = serializers.URLField()


class CitingParagraphSerializer(Shape):
    """A paragraph that cites, in full: in its own words, by a note, or both. It counts once."""

    citing = CitingTextSerializer()
    anchor = serializers.CharField()
    number = texts_of("As printed, or empty.")
    text = serializers.CharField()
    pieces = PieceSerializer(many=True, help_text="The same words, cut where those that cite begin and end.")
    chapeau = texts_of("The opening words of what it stands under, or empty.")
    action = texts_of("The opening verb as printed, or empty.")
    relation = texts_of("What it does with the thing: “recalled”, “requested under”.")
    is_note = serializers.BooleanField(help_text="It is a note that no paragraph calls.")
    is_via_note = serializers.BooleanField(help_text="Only a note names the thing.")
    notes = CitingNoteSerializer(many=True)
    groups = serializers.ListField(
        child=serializers.CharField(), help_text="Names of several conventions by which it is cited."
    )
    pinpoints = serializers.ListField(child=serializers.CharField(), help_text="What of it is named.")
    url = serializers.URLField()
    api = serializers.URLField()


class RelationCountSerializer(Shape):
    action = serializers.CharField()
    total = serializers.IntegerField(min_value=0)


class SessionCountSerializer(Shape):
    body = serializers.CharField()
    session = serializers.CharField()
    total = serializers.IntegerField(min_value=0)


SHAPE = list_of(
    CitingParagraphSerializer,
    paragraphs=serializers.IntegerField(help_text="How many cite, before anything was chosen.", min_value=0),
    texts=serializers.IntegerField(help_text="In how many texts.", min_value=0),
    relations=RelationCountSerializer(many=True),
    sessions=SessionCountSerializer(many=True),
)


class CitedByEndpoint(Endpoint):
    """What cites a thing; `references_to` finds the stored links that name it."""

    tag = "citations"
    shape = SHAPE

    def references_to(self, named: Named) -> References:
        raise NotImplementedError

    def answer(self, **named: Any) -> JsonObject:
        references = self.references_to(named)
        if not self.asked["specimens"] and not is_specimen_session(named.get("session", "")):
            references = by_real_texts(references)
        asked, size = self.asked, self.asked["page_size"]
        found = find_citing(references, Wanted(asked["relation"], asked["by"], asked["order"]))
        rest = _after(found.places, asked["order"], asked["cursor"])
        shown = rest[:size]
        following = _cursor(shown[-1]) if len(rest) > size else ""
        return {
            "paragraphs": found.total,
            "texts": found.texts,
            "relations": [{"action": action, "total": total} for action, total in found.relations],
            "sessions": [{"body": body, "session": label, "total": total} for body, label, total in found.sessions],
            "total": len(found.places),
            "results": [_paragraph(one) for one in paragraphs_at(references, shown)],
            "next": with_query(self.request, cursor=following) if following else None,
        }


def _values(place: CitingPlace) -> tuple[Any, ...]:
    text = place.text
    ordinal, position = text.ordinal + _FROM, place.position + _FROM
    return (text.day, text.rank, text.body, ordinal, text.number, text.letter, text.resolution, position)


def _cursor(place: CitingPlace) -> str:
    return _ORDER.write(_values(place))


def _sorts_by(values: Sequence[Any], order: str) -> tuple[Any, ...]:
    """As `find_citing` sorts: the day if it counts, then organ, the latest session, number, place."""
    day, rank, body, ordinal, *rest = values
    first = 0 if order not in (NEWEST, OLDEST) else _days(day) if order == OLDEST else -_days(day)
    return (first, rank, body, -ordinal, *rest)


def _days(day: date) -> int:
    return day.toordinal()


def _after(places: Sequence[CitingPlace], order: str, cursor: str) -> Sequence[CitingPlace]:
    if not cursor:
        return places
    sought = _sorts_by(_ORDER.read(cursor), order)
    return places[bisect_right(places, sought, key=lambda place: _sorts_by(_values(place), order)) :]


def _paragraph(found: CitingParagraph) -> JsonObject:
    return {
        "citing": _text(found.version),
        "anchor": found.token,
        "number": found.number,
        "text": found.words,
        "pieces": _pieces(found.pieces),
        "chapeau": found.chapeau,
        "action": found.action,
        "relation": found.relation,
        "is_note": found.is_note,
        "is_via_note": found.is_via_note,
        "notes": [
            {"anchor": one.token, "marker": one.marker, "text": one.words, "pieces": _pieces(one.pieces)}
            for one in found.notes
        ],
        "groups": list(found.groups),
        "pinpoints": list(found.pinpoints),
        "url": text_page(found.version, found.token),
        "api": text_here(found.version, f"/paragraphs/{found.token}"),
    }


def _pieces(pieces: Iterable[Piece]) -> list[JsonObject]:
    return [{"text": piece.text, "is_citing": piece.is_citing} for piece in pieces]


def _text(version: Version) -> JsonObject:
    identity: Identity = version.resolution.identity
    return {
        "id": identity_of_text(identity),
        "name": full_name(identity, version.resolution.body.name),
        "title": version.title,
        "language": version.language,
        "url": text_page(version),
        "api": text_here(version),
    }


class TextCitedBy(CitedByEndpoint, TextEndpoint):
    """Paragraphs that cite a text.

    Also of a text that is not held. A paragraph counts once, however often it names the text; a note counts for the
    paragraph that calls it.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, *CITING)

    def references_to(self, named: Named) -> References:
        identity = identity_in(named)
        held = Resolution.objects.held().select_related("body", "session").of_identity(identity).first()
        if held:
            return citing_resolution(held)
        if known_text(identity) is None:
            self.version_of(named)
            raise self.not_held(identity, named)
        return citing_identity(identity)


class ParagraphCitedBy(CitedByEndpoint, TextEndpoint):
    """Paragraphs that cite a paragraph.

    In the same text (“paragraph 2 above”) and in others, where they name this paragraph or a part of it.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, PLACE, *CITING)

    def references_to(self, named: Named) -> References:
        version = self.version_of(named)
        passage = passage_at(version, named["token"], self)
        tokens = [str(one.anchor) for one in (*passage.clauses, *passage.notes)]
        return citing_paragraphs(version.resolution, tokens)

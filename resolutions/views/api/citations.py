"""/api/cite: the words of a citation, and what they name."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.citations.designations import Candidate, Why
from resolutions.store.answers import Answer, Named, answers_to
from resolutions.store.known_texts import Standing
from resolutions.views.api.addresses import api_of_path, identity_of_text, page
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import Parameter, Words
from resolutions.views.api.shapes import Shape, texts_of
from resolutions.views.reasons import REASONS

JsonObject = dict[str, Any]
ONE, SEVERAL, NONE = OUTCOMES = ("one", "several", "none")
TEXT, CONVENTION, DOCUMENT, PUBLICATION = KINDS = ("text", "convention", "document", "publication")


class NamedSerializer(Shape):
    """One thing that the words may name."""

    id = texts_of("The public identity of a text, a symbol, or a slug of a convention.")
    kind = serializers.ChoiceField(KINDS)
    name = texts_of("In full: of a text with its organ, of a convention its title.")
    title = texts_of("Of a text that is held or in the register; else empty.")
    anchor = texts_of("The place in the text, or empty.")
    pinpoint = texts_of("What the words say of the place, or empty.")
    held = serializers.BooleanField(help_text="Whether its text is here.")
    standing = serializers.ChoiceField(
        [one.value for one in Standing],
        help_text="held; known: the register or a text here knows it; unknown; document: described here, official elsewhere.",
    )
    has_place = serializers.BooleanField(
        allow_null=True, help_text="Whether the text has the anchor; null where none is named or the text is not held."
    )
    url = texts_of("Its page.")
    api = texts_of("The same here.")


class CitationSerializer(Shape):
    """One citation in the words, and how it was read."""

    words = texts_of("Those that were read as a citation.")
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)
    outcome = serializers.ChoiceField(
        OUTCOMES, help_text="Whether they name one thing, may name several, or name none."
    )
    why = serializers.ChoiceField(
        ["", *(why.value for why in Why)], help_text="Why nothing, or not all, was understood; or empty."
    )
    reason = texts_of("The same as a sentence; or empty.")
    printed_in = texts_of("The symbol of the document that the words name as the place of the text; or empty.")
    named = NamedSerializer(many=True)


class CitationsSerializer(Shape):
    """The words and the citations in them, in their order."""

    q = serializers.CharField()
    results = CitationSerializer(many=True)
    url = serializers.URLField(help_text="The page that answers the same.")


class Cite(Endpoint):
    """Read a citation.

    Whatever people write: “CND Res. 45/9, para. 3”, “2 (XL)”, “E/CN.7/2001/16”. Nothing is guessed: where the words may
    name several things all are given. Words that name nothing are no error; `why` says what was not understood.
    """

    tag = "citations"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("q", Words(), _("The words."), is_required=True, example="CND Res. 45/9, para. 3"),
    )
    shape = CitationsSerializer

    def answer(self, **named: Any) -> JsonObject:
        words = self.asked["q"]
        return citations_json(words, answers_to(words))


def citations_json(words: str, answers: tuple[Answer, ...]) -> JsonObject:
    """The readings of some words, as /api/cite and /cite.json answer them."""
    return {"q": words, "results": [_read(one) for one in answers], "url": page(f"/cite?{urlencode({'q': words})}")}


def _read(answer: Answer) -> JsonObject:
    reading, number = answer.reading, len(answer.named)
    return {
        "words": reading.words,
        "start": reading.start,
        "end": reading.end,
        "outcome": ONE if number == 1 else SEVERAL if number else NONE,
        "why": reading.why.value if reading.why else "",
        "reason": str(REASONS[reading.why]) if reading.why else "",
        "printed_in": reading.printed_in,
        "named": [_named(one) for one in answer.named],
    }


def _named(named: Named) -> JsonObject:
    candidate = named.candidate
    identity = candidate.identity
    return {
        "id": identity_of_text(identity) if identity else candidate.convention or candidate.symbol or candidate.sales,
        "kind": _kind(candidate),
        "name": named.name,
        "title": named.title,
        "anchor": candidate.anchor,
        "pinpoint": candidate.pinpoint,
        "held": named.is_held,
        "standing": named.standing.value,
        "has_place": named.has_place,
        "url": page(named.path),
        "api": api_of_path(named.path),
    }


def _kind(named: Candidate) -> str:
    if named.identity:
        return TEXT
    return CONVENTION if named.convention else PUBLICATION if named.sales else DOCUMENT

"""/api/cite: the words of a citation, and what they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.citations.designations import Candidate, Reading, Why, read_citations
from resolutions.citations.written import full_name
from resolutions.models import Body, Resolution
from resolutions.views.api.addresses import api_of_path, identity_of_text, page
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import Parameter, Words
from resolutions.views.api.shapes import Shape, texts_of

JsonObject = dict[str, Any]
ONE, SEVERAL, NONE = OUTCOMES = ("one", "several", "none")
TEXT, CONVENTION, DOCUMENT, PUBLICATION = KINDS = ("text", "convention", "document", "publication")


class NamedSerializer(Shape):
    """One thing that the words may name."""

    id = texts_of("The public identity of a text, a symbol, or a slug of a convention.")
    kind = serializers.ChoiceField(KINDS)
    name = texts_of("Of a text, in full; else empty.")
    anchor = texts_of("The place in the text, or empty.")
    pinpoint = texts_of("What the words say of the place, or empty.")
    held = serializers.BooleanField(help_text="Whether its text is here.")
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
        asked = {"q": self.asked["q"]}
        bodies = dict(Body.objects.values_list("slug", "name"))
        readings = [_read(one, bodies) for one in read_citations(self.asked["q"])]
        return {**asked, "results": readings, "url": page(f"/cite?{urlencode(asked)}")}


def _read(reading: Reading, bodies: Mapping[str, str]) -> JsonObject:
    number = len(reading.candidates)
    return {
        "words": reading.words,
        "start": reading.start,
        "end": reading.end,
        "outcome": ONE if number == 1 else SEVERAL if number else NONE,
        "why": reading.why.value if reading.why else "",
        "named": [_named(one, bodies) for one in reading.candidates],
    }


def _named(named: Candidate, bodies: Mapping[str, str]) -> JsonObject:
    identity = named.identity
    held = identity is not None and Resolution.objects.held().of_identity(identity).exists()
    return {
        "id": identity_of_text(identity) if identity else named.convention or named.symbol or named.sales,
        "kind": _kind(named),
        "name": full_name(identity, bodies.get(identity.body, "")) if identity else "",
        "anchor": named.anchor,
        "pinpoint": named.pinpoint,
        "held": held or bool(named.convention),
        "url": page(named.path),
        "api": api_of_path(named.path),
    }


def _kind(named: Candidate) -> str:
    if named.identity:
        return TEXT
    return CONVENTION if named.convention else PUBLICATION if named.sales else DOCUMENT

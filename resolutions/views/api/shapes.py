"""Shapes that answers of several resources share, as the OpenAPI description shows them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from resolutions.citations.references import ReferenceKind, Status
from resolutions.models import Resolution, Version
from resolutions.structure.nodes import Kind, Part

Shape = serializers.Serializer[Any]

KINDS = Resolution.Kind.values
REFERENCE_KINDS = [kind.value for kind in ReferenceKind]
STATUSES = [status.value for status in Status if status is not Status.REJECTED]
PARTS = [part.value for part in Part]
CLAUSE_KINDS = [kind.value for kind in Kind]
STATES = [state.value for state in Version.SETTLED_STATES]


def texts_of(help_text: str, **more: Any) -> serializers.CharField:
    return serializers.CharField(help_text=help_text, **more)


def list_of(one: type[Shape], **more: serializers.Field[Any, Any, Any, Any]) -> Shape:
    """The answer of a list: rows, how many there are in all, and where to go on."""
    name = one.__name__.removesuffix("Serializer")
    fields = {
        **more,
        "total": serializers.IntegerField(help_text="How many there are on all pages.", min_value=0),
        "results": one(many=True),
        "next": serializers.URLField(allow_null=True, help_text="The next page; null on the last."),
    }
    return inline_serializer(f"{name}List", fields)


class MarkSerializer(Shape):
    """A call of a note: before the character at `at` of the text."""

    marker = texts_of("As printed.")
    at = serializers.IntegerField(min_value=0)


class SpanSerializer(Shape):
    """Where it stands in the text of the source file, in characters."""

    page = serializers.IntegerField(allow_null=True)
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class ActionSerializer(Shape):
    """What a paragraph does."""

    verb = texts_of("Of the closed vocabulary of actions.")
    modifiers = serializers.ListField(child=serializers.CharField())
    printed = texts_of("As printed: “Also requests”.")


class CellSerializer(Shape):
    text = serializers.CharField()
    notes = MarkSerializer(many=True)


class ParagraphSerializer(Shape):
    """A paragraph, a heading or a row of a table, as adopted."""

    anchor = texts_of("Its address inside the text: op2-e.")
    part = serializers.ChoiceField(PARTS)
    kind = serializers.ChoiceField(CLAUSE_KINDS)
    number = texts_of("As printed; null where none is.", allow_null=True)
    depth = serializers.IntegerField(min_value=0)
    text = texts_of("Its own words, without those of its sub-paragraphs.")
    action = ActionSerializer(allow_null=True)
    notes = MarkSerializer(many=True, help_text="Calls of notes in the text.")
    italics = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text="Stretches in italics: from, to.",
    )
    source = SpanSerializer(many=True)
    repairs = serializers.ListField(child=serializers.CharField(), help_text="What was mended in reading.")
    cells = CellSerializer(many=True, required=False, help_text="Of a row of a table.")


class NoteSerializer(Shape):
    """A footnote."""

    anchor = texts_of("Its address inside the text: fn33.")
    marker = texts_of("As printed.")
    text = texts_of("Its words.")
    notes = MarkSerializer(many=True)
    source = SpanSerializer(many=True)


class ReferenceSerializer(Shape):
    """Words of a text that name another."""

    anchor = texts_of("The paragraph or note, or “title”.")
    start = serializers.IntegerField(help_text="From which character of its text.", min_value=0)
    end = serializers.IntegerField(help_text="To before which.", min_value=0)
    printed = texts_of("The words.")
    kind = serializers.ChoiceField(REFERENCE_KINDS)
    target = texts_of("What is named: a symbol, CND/RES/45/9, the slug of a convention; empty where it is ambiguous.")
    pinpoint = texts_of("The place in it, as the words have it.")
    date = serializers.DateField(allow_null=True, help_text="As the words have it.")
    status = serializers.ChoiceField(STATUSES, help_text="matched: it is held here.")
    candidates = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="What ambiguous words may name."
    )


class LinkSerializer(Shape):
    """A form of the same thing."""

    type = texts_of("Its media type.")
    url = serializers.URLField()


class CitedAsSerializer(Shape):
    """How it is cited in one style."""

    style = texts_of("un-footnote, oscola, bluebook …")
    name = texts_of("Of the style.")
    text = texts_of("To be copied as it stands.")


class OfficialSerializer(Shape):
    """A document of the United Nations."""

    symbol = serializers.CharField()
    url = serializers.URLField(help_text="Where the United Nations has it.")


class IdentitySerializer(Shape):
    """What every adopted text has, held or not."""

    id = texts_of("Its public identity: cnd/resolutions/45/9. It never changes.")
    body = texts_of("The organ that adopted it: cnd.")
    kind = serializers.ChoiceField(KINDS)
    session = texts_of("45, S-3, or a year.")
    number = serializers.IntegerField(allow_null=True)
    part_letter = texts_of("Of one that was adopted in lettered parts, or empty.")
    slug = texts_of("Of one that has no number, or empty.")
    designation = texts_of("Session and number: 45/9.")
    name = texts_of("Organ, kind and number as the organ writes it.")
    is_specimen = serializers.BooleanField(help_text="Invented to show the archive: no text of any organ.")
    url = serializers.URLField(help_text="Its page.")
    api = serializers.URLField(help_text="Its address here.")


class SummarySerializer(IdentitySerializer):
    """A text that is held, in lists."""

    title = serializers.CharField()
    language = serializers.RegexField(r"^[a-z]{2}$", help_text="Of the title and the version.")
    languages = serializers.ListField(child=serializers.CharField(), help_text="In which the text is held.")
    version = serializers.IntegerField(min_value=1)
    adopted_on = serializers.DateField(allow_null=True)
    adopted_on_basis = texts_of("What says so: “adoption line”, or “distribution” where only that day is known.")
    distributed_on = serializers.DateField(allow_null=True)
    symbol = texts_of("The symbol printed on it, or empty.")
    published_at = serializers.DateTimeField(help_text="When readers first saw this version here.")

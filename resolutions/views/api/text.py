"""/api/texts/cnd/resolutions/45/9: one text, or what is known of one that is not held; its versions."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from resolutions.exports.json import record_to_json
from resolutions.exports.record import Record
from resolutions.models import Relation, Resolution, Version
from resolutions.store.records import record_of
from resolutions.views.api.addressed import ADDRESS, WHICH, TextEndpoint, identity_in
from resolutions.views.api.addresses import here, page, text_here, text_page
from resolutions.views.api.known import KnownTextSerializer, known_text
from resolutions.views.api.parameters import Parameter
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import (
    STATES,
    CitedAsSerializer,
    IdentitySerializer,
    LinkSerializer,
    MarkSerializer,
    NoteSerializer,
    OfficialSerializer,
    ParagraphSerializer,
    ReferenceSerializer,
    Shape,
    list_of,
    texts_of,
)
from resolutions.views.api.summaries import identity_to_json
from resolutions.views.naming import how_to_cite
from resolutions.views.official import official_links
from resolutions.views.writers import FORMATS

JsonObject = dict[str, Any]


class VoteSerializer(Shape):
    """The tally, as printed."""

    in_favour = serializers.IntegerField()
    against = serializers.IntegerField()
    abstaining = serializers.IntegerField()
    printed = serializers.CharField()


class RelationSerializer(Shape):
    """Another text that an archivist tied to this one."""

    relation = serializers.ChoiceField(Relation.Kind.values)
    is_inverse = serializers.BooleanField(help_text="The other has the relation to this one.")
    path = serializers.CharField()
    id = serializers.CharField()
    url = serializers.URLField()
    api = serializers.URLField()


class PrintedInSerializer(Shape):
    """Where a report of the organ prints the text; each empty where it is not known."""

    symbol = serializers.CharField()
    series = serializers.CharField()
    part = serializers.CharField()
    chapter = serializers.CharField()
    section = serializers.CharField()
    pages = serializers.CharField()


class ReissueSerializer(Shape):
    """A document that corrected, completed or replaced the text, or the report that prints it."""

    kind = serializers.CharField()
    symbol = serializers.CharField()
    issued_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    is_of_report = serializers.BooleanField()


class SourceSerializer(Shape):
    """The file that the text was read from."""

    name = serializers.CharField()
    sha256 = serializers.CharField()
    parser_version = serializers.IntegerField(allow_null=True)


class TextLinksSerializer(Shape):
    """More of it."""

    paragraphs = serializers.URLField()
    references = serializers.URLField()
    cited_by = serializers.URLField()
    versions = serializers.URLField()


class TextSerializer(IdentitySerializer):
    """A text that is held, whole. Its JSON form at its own address has the same keys, but for the links."""

    held = serializers.ChoiceField([True])
    language = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField(), help_text="In which the text is held.")
    version = serializers.IntegerField(min_value=1)
    state = serializers.ChoiceField(STATES)
    published_at = serializers.DateTimeField()
    printed = texts_of("Its designation as printed.")
    title = serializers.CharField()
    title_notes = MarkSerializer(many=True)
    adopted_on = serializers.DateField(allow_null=True)
    adopted_on_basis = serializers.CharField()
    distributed_on = serializers.DateField(allow_null=True)
    meeting = serializers.IntegerField(allow_null=True)
    vote = VoteSerializer(allow_null=True)
    symbol = serializers.CharField()
    agenda_item = serializers.CharField()
    draft_symbol = serializers.CharField()
    report_symbol = serializers.CharField()
    masthead = serializers.ListField(child=serializers.CharField())
    formula = texts_of("The enacting words.")
    formula_notes = MarkSerializer(many=True)
    adoption_line = serializers.CharField()
    adoption_line_notes = MarkSerializer(many=True)
    paragraphs = ParagraphSerializer(many=True)
    footnotes = NoteSerializer(many=True)
    references = ReferenceSerializer(many=True)
    body_name = serializers.CharField()
    official_symbol = texts_of("Its own United Nations symbol; empty for the Commission, whose texts have none.")
    printed_in = PrintedInSerializer()
    reissues = ReissueSerializer(many=True)
    subjects = serializers.ListField(child=serializers.CharField(), help_text="As librarians gave them.")
    source = SourceSerializer()
    cited_as = CitedAsSerializer(many=True, help_text="How it is cited; of a specimen, nothing.")
    relations = RelationSerializer(many=True)
    official = OfficialSerializer(many=True)
    forms = LinkSerializer(many=True)
    links = TextLinksSerializer()


class TextVersionSerializer(Shape):
    """A version of a text in one language."""

    version = serializers.IntegerField(min_value=1)
    language = serializers.CharField()
    state = serializers.ChoiceField(STATES)
    title = serializers.CharField()
    published_at = serializers.DateTimeField()
    withdrawn_reason = texts_of("Why it was withdrawn, or empty.")
    url = serializers.URLField()
    api = serializers.URLField()


class Text(TextEndpoint):
    """One text.

    The whole text as adopted, with what it cites. A text that is known but not held is answered too, with `held` false
    and what is known of it.
    """

    tag = "texts"
    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, *WHICH)
    shape = PolymorphicProxySerializer("AdoptedText", [TextSerializer, KnownTextSerializer], None)

    def answer(self, **named: Any) -> JsonObject:
        try:
            version = self.version_of(named)
        except ApiProblem as problem:
            known = known_text(identity_in(named)) if problem.kind is NOT_FOUND and not self.is_particular else None
            if known is None:
                raise
            return known
        return text_to_json(version)

    @property
    def is_particular(self) -> bool:
        """Whether a certain version or language is asked for, of which the register knows nothing."""
        return bool(self.asked["version"] or self.asked["language"])


def text_to_json(version: Version) -> JsonObject:
    """The JSON form of the text, and where everything about it is."""
    resolution = version.resolution
    is_numbered = version.state != Version.State.PUBLISHED
    record = record_of(version)
    data = record_to_json(record)
    return {
        **data,
        **identity_to_json(resolution.identity, resolution.body.name),
        "held": True,
        "url": text_page(version, is_numbered=is_numbered),
        "api": text_here(version, is_numbered=is_numbered),
        "relations": [{**one, **_linked(one["path"])} for one in data["relations"]],
        "cited_as": cited_as(record),
        "official": [{"symbol": one.symbol, "url": one.url} for one in official_links(version)],
        "forms": forms_of(text_page(version, is_numbered=is_numbered)),
        "links": {
            name: text_here(version, f"/{name.replace('_', '-')}", is_numbered=is_numbered and name in _OF_VERSION)
            for name in ("paragraphs", "references", "cited_by", "versions")
        },
    }


_OF_VERSION = ("paragraphs", "references")


def forms_of(address: str) -> list[JsonObject]:
    """Every form in which the archive writes what is at an address."""
    return [{"type": one.media_type, "url": f"{address}.{one.suffix}"} for one in FORMATS.values()]


def cited_as(record: Record, token: str = "") -> list[JsonObject]:
    """The forms of citation of a text or a place in it."""
    how = how_to_cite(record, token)
    return [
        {"style": form.key, "name": form.name, "text": "".join(run.text for run in form.runs)}
        for form in (*how.usual, *how.others)
    ]


def _linked(path: str) -> JsonObject:
    return {"id": path.removeprefix("/"), "url": page(path), "api": here(f"/texts{path}")}


class TextVersions(TextEndpoint):
    """Versions of a text.

    All that readers ever saw, in all languages, the latest first; of those that were withdrawn, why.
    """

    tag = "texts"
    parameters: ClassVar[tuple[Parameter, ...]] = ADDRESS
    shape = list_of(TextVersionSerializer)

    def answer(self, **named: Any) -> JsonObject:
        identity = identity_in(named)
        settled = Version.objects.with_identity().filter(
            resolution__in=Resolution.objects.of_identity(identity), state__in=Version.SETTLED_STATES
        )
        rows = [_version(one) for one in settled.defer("body_html", "as_read").order_by("language", "-number")]
        if not rows:
            raise self.not_held(identity, named)
        return {"total": len(rows), "results": rows, "next": None}


def _version(version: Version) -> JsonObject:
    return {
        "version": version.number,
        "language": version.language,
        "state": version.state,
        "title": version.title,
        "published_at": version.published_at.isoformat(),
        "withdrawn_reason": version.withdrawn_reason,
        "url": text_page(version, is_numbered=True),
        "api": text_here(version, is_numbered=True),
    }

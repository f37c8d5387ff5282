"""/…/paragraphs: the paragraphs of a text, one of them, a run of them, or a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from resolutions.errors import AnchorError
from resolutions.exports.json import passage_to_json, record_to_json
from resolutions.exports.passages import Passage, find_passage
from resolutions.exports.record import Record
from resolutions.models import Anchor, Version
from resolutions.store.records import record_of
from resolutions.structure.anchors import parse_anchor
from resolutions.views.api import converters
from resolutions.views.api.addressed import ADDRESS, WHICH, TextEndpoint
from resolutions.views.api.addresses import page, text_here, text_page
from resolutions.views.api.parameters import OneOf, Parameter, Words
from resolutions.views.api.problems import NOT_FOUND, RETIRED, ApiProblem, Elsewhere
from resolutions.views.api.shapes import (
    PARTS,
    STATES,
    CitedAsSerializer,
    IdentitySerializer,
    LinkSerializer,
    NoteSerializer,
    ParagraphSerializer,
    ReferenceSerializer,
    list_of,
)
from resolutions.views.api.summaries import identity_to_json
from resolutions.views.api.text import cited_as, forms_of

JsonObject = dict[str, Any]
PLACE = Parameter(
    "token",
    Words(converters.PLACE),
    gettext_lazy("The paragraph op3 or op2-e, the note fn33, or the run op3..op5."),
    is_path=True,
    example="op1",
)
PART = Parameter("part", OneOf(lambda: PARTS), gettext_lazy("Only of this part."), usual="")


class PlacedParagraphSerializer(ParagraphSerializer):
    """A paragraph with its own addresses and what its words cite."""

    references = ReferenceSerializer(many=True)
    url = serializers.URLField()
    api = serializers.URLField()


class PassageSerializer(IdentitySerializer):
    """A place of a text: its paragraphs with all below them, what they stand under, the notes they call."""

    language = serializers.CharField()
    version = serializers.IntegerField(min_value=1)
    state = serializers.ChoiceField(STATES)
    published_at = serializers.DateTimeField()
    token = serializers.CharField()
    above = ParagraphSerializer(many=True)
    paragraphs = PlacedParagraphSerializer(many=True)
    footnotes = NoteSerializer(many=True)
    references = ReferenceSerializer(many=True)
    cited_as = CitedAsSerializer(many=True, help_text="How it is cited; of a specimen, nothing.")
    forms = LinkSerializer(many=True)
    text = serializers.URLField(help_text="The whole text, here.")
    cited_by = serializers.URLField()


class Paragraphs(TextEndpoint):
    """Paragraphs of a text.

    All in printed order: headings, paragraphs, sub-paragraphs, rows of tables. They come in one answer.
    """

    tag = "paragraphs"
    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, *WHICH, PART)
    shape = list_of(PlacedParagraphSerializer)

    def answer(self, **named: Any) -> JsonObject:
        version = self.version_of(named)
        data = record_to_json(record_of(version))
        rows = [row for row in data["paragraphs"] if self.asked["part"] in ("", row["part"])]
        return {"total": len(rows), "results": placed(rows, data["references"], version), "next": None}


class Paragraph(TextEndpoint):
    """One paragraph, a run of paragraphs, or a note.

    A paragraph whose address moved is answered with its new address; one that was taken out of the text is gone.
    """

    tag = "paragraphs"
    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, PLACE, *WHICH)
    shape = PassageSerializer

    def answer(self, **named: Any) -> JsonObject:
        version, token = self.version_of(named), named["token"]
        record = record_of(version)
        passage = passage_at(version, token, self, record)
        is_numbered = version.state != Version.State.PUBLISHED
        data, identity = passage_to_json(record, passage), version.resolution.identity
        return {
            **data,
            **identity_to_json(identity, version.resolution.body.name),
            "token": token,
            "paragraphs": placed(data["paragraphs"], data["references"], version),
            "cited_as": cited_as(record, token),
            "forms": forms_of(text_page(version, token, is_numbered=is_numbered)),
            "url": text_page(version, token, is_numbered=is_numbered),
            "api": text_here(version, f"/paragraphs/{token}", is_numbered=is_numbered),
            "text": text_here(version, is_numbered=is_numbered),
            "cited_by": text_here(version, f"/paragraphs/{token}/cited-by"),
        }


def placed(rows: Iterable[JsonObject], references: Iterable[JsonObject], version: Version) -> list[JsonObject]:
    """Paragraphs with their addresses and with the references that stand in them."""
    within: dict[str, list[JsonObject]] = defaultdict(list)
    for reference in references:
        within[reference["anchor"]].append(reference)
    is_numbered = version.state != Version.State.PUBLISHED
    return [
        {
            **row,
            "references": within[row["anchor"]],
            "url": text_page(version, row["anchor"], is_numbered=is_numbered),
            "api": text_here(version, f"/paragraphs/{row['anchor']}", is_numbered=is_numbered),
        }
        for row in rows
    ]


def passage_at(version: Version, token: str, endpoint: TextEndpoint, record: Record | None = None) -> Passage:
    """What stands at a token. Raises ApiProblem, or Elsewhere where it has moved."""
    for one in token.split(".."):
        try:
            parse_anchor(one)
        except AnchorError as error:
            raise ApiProblem(NOT_FOUND, str(error)) from error
    found = find_passage(record or record_of(version), token)
    if found:
        return found
    anchor = Anchor.objects.select_related("moved_to").filter(resolution=version.resolution, token=token).first()
    raise _gone(anchor, token, endpoint)


def _gone(anchor: Anchor | None, token: str, endpoint: TextEndpoint) -> Exception:
    if anchor is None:
        return ApiProblem(NOT_FOUND, _("The text has no paragraph “%(token)s”.") % {"token": token})
    last = _followed(anchor)
    if last.state == Anchor.State.LIVE and last.token != token:
        path = endpoint.request.get_full_path().replace(f"/paragraphs/{token}", f"/paragraphs/{last.token}", 1)
        return Elsewhere(page(path))
    if last.state == Anchor.State.RETIRED:
        sentence = _("The paragraph “%(token)s” is no longer in the text: %(reason)s")
        return ApiProblem(RETIRED, sentence % {"token": token, "reason": last.reason or _("no reason was given.")})
    return ApiProblem(NOT_FOUND, _("This version of the text has no paragraph “%(token)s”.") % {"token": token})


def _followed(anchor: Anchor) -> Anchor:
    """The end of a chain of moves; one longer than ten is a fault of the data and ends there."""
    for _step in range(10):
        if anchor.moved_to is None:
            break
        anchor = anchor.moved_to
    return anchor

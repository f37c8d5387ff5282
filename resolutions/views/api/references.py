"""/…/references: what a text cites, each citation with the address of what it names."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.citations.addresses import address_of
from resolutions.exports.json import record_to_json
from resolutions.models import Version
from resolutions.store.records import record_of
from resolutions.views.api.addressed import ADDRESS, WHICH, TextEndpoint
from resolutions.views.api.addresses import api_of_path, page, text_here, text_page
from resolutions.views.api.parameters import OneOf, Parameter
from resolutions.views.api.shapes import REFERENCE_KINDS, STATUSES, ReferenceSerializer, list_of, texts_of

JsonObject = dict[str, Any]
_BEFORE_ALL = -1  # a title stands before all paragraphs
FILTERS = (
    Parameter("kind", OneOf(lambda: REFERENCE_KINDS), _("Only those that name such a thing."), usual=""),
    Parameter("status", OneOf(lambda: STATUSES), _("Only those of this status."), usual=""),
)


class LinkedReferenceSerializer(ReferenceSerializer):
    """A citation, where it stands and where what it names is."""

    place = serializers.URLField(help_text="The page of the paragraph or note that cites.")
    url = texts_of("The page of what is named, held or not; of ambiguous words, the page that asks.")
    api = texts_of("The same here.")


class TextReferences(TextEndpoint):
    """What a text cites.

    Each citation in printed order, with the words, what they name, and where that is: `matched` is held here (or is a
    convention, or a place of the text itself), `unmatched` is not, `ambiguous` may be several things.
    """

    tag = "citations"
    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, *WHICH, *FILTERS)
    shape = list_of(LinkedReferenceSerializer)

    def answer(self, **named: Any) -> JsonObject:
        version = self.version_of(named)
        record = record_of(version)
        data = record_to_json(record)
        order = {row["anchor"]: at for at, row in enumerate((*data["paragraphs"], *data["footnotes"]))}
        rows = [
            {**row, **_linked(address_of(reference), version), "place": _place(row["anchor"], version)}
            for reference, row in zip(record.references, data["references"], strict=True)
            if self._is_wanted(row)
        ]
        rows.sort(key=lambda row: (order.get(row["anchor"], _BEFORE_ALL), row["start"]))
        return {"total": len(rows), "results": rows, "next": None}

    def _is_wanted(self, row: JsonObject) -> bool:
        return all(self.asked[name] in ("", row[name]) for name in ("kind", "status"))


def _linked(path: str, version: Version) -> JsonObject:
    if path.startswith("#"):
        token = path.removeprefix("#")
        return {"url": text_page(version, token), "api": text_here(version, f"/paragraphs/{token}")}
    return {"url": page(path), "api": api_of_path(path)}


def _place(anchor: str, version: Version) -> str:
    """A title has no page of its own."""
    is_numbered = version.state != Version.State.PUBLISHED
    return text_page(version, "" if anchor == "title" else anchor, is_numbered=is_numbered)

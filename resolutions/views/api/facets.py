"""/api/facets: the vocabularies that texts can be narrowed by, with their values."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from resolutions.search.facets import BY_NAME, FACETS, FacetKind
from resolutions.search.index.snapshot import current
from resolutions.search.trees import hierarchy
from resolutions.views.api.addresses import here
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import OneOf, Parameter
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import Shape, list_of, texts_of

JsonObject = dict[str, Any]
NAME = Parameter("name", OneOf(lambda: list(BY_NAME)), gettext_lazy("Of the facet."), is_path=True, example="action")
_SCOPES = sorted({kind.scope.value for kind in FACETS})


class FacetSerializer(Shape):
    """Something that texts or paragraphs have, by which they can be asked for."""

    name = serializers.CharField()
    label = serializers.CharField()
    scope = serializers.ChoiceField(_SCOPES, help_text="What has it: a whole text or single paragraphs.")
    below = texts_of("The facet that its values stand below; empty for none.")
    api = serializers.URLField()


class ValueSerializer(Shape):
    """A value that may be asked for."""

    value = serializers.CharField()
    label = serializers.CharField()
    parent = texts_of("The value that it stands below, one of the facet that `below` names; empty for none.")


class FacetValuesSerializer(FacetSerializer):
    """A facet with all its values."""

    values = ValueSerializer(many=True)


class Facets(Endpoint):
    """List the facets."""

    tag = "search"
    is_of_index = True
    shape = list_of(FacetSerializer)

    def answer(self, **named: Any) -> JsonObject:
        return {"total": len(FACETS), "results": [_facet(kind) for kind in FACETS], "next": None}


class OneFacet(Endpoint):
    """One facet with all its values."""

    tag = "search"
    is_of_index = True
    parameters: ClassVar[tuple[Parameter, ...]] = (NAME,)
    shape = FacetValuesSerializer

    def answer(self, **named: Any) -> JsonObject:
        kind = BY_NAME.get(named["name"])
        if kind is None:
            sentence = _("There is no facet “%(name)s”. There are: %(names)s.")
            raise ApiProblem(NOT_FOUND, sentence % {**named, "names": ", ".join(BY_NAME)})
        snapshot = current()
        parent = hierarchy(snapshot.generation).parent
        values = [
            {"value": value, "label": str(label), "parent": parent(kind.name, value)}
            for value, label in snapshot.labels(kind.name).items()
        ]
        return {**_facet(kind), "values": values}


def _facet(kind: FacetKind) -> JsonObject:
    return {
        "name": kind.name,
        "label": str(kind.label),
        "scope": kind.scope.value,
        "below": kind.below,
        "api": here(f"/facets/{kind.name}"),
    }

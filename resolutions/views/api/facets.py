"""/api/facets: the vocabularies that texts can be narrowed by, with their values."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from resolutions.search.facets import BY_NAME, FACETS, FacetKind
from resolutions.search.snapshot import current
from resolutions.views.api.addresses import here
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import OneOf, Parameter
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import Shape, list_of

JsonObject = dict[str, Any]
NAME = Parameter("name", OneOf(lambda: list(BY_NAME)), gettext_lazy("Of the facet."), is_path=True, example="action")
_SCOPES = sorted({kind.scope.value for kind in FACETS})


class FacetSerializer(Shape):
    """Something that texts or paragraphs have, by which they can be asked for."""

    name = serializers.CharField()
    label = serializers.CharField()
    scope = serializers.ChoiceField(_SCOPES, help_text="What has it: a whole text or single paragraphs.")
    api = serializers.URLField()


class ValueSerializer(Shape):
    """A value that may be asked for."""

    value = serializers.CharField()
    label = serializers.CharField()


class FacetValuesSerializer(FacetSerializer):
    """A facet with all its values."""

    values = ValueSerializer(many=True)


class Facets(Endpoint):
    """List the facets."""

    tag = "search"
    shape = list_of(FacetSerializer)

    def answer(self, **named: Any) -> JsonObject:
        return {"total": len(FACETS), "results": [_facet(kind) for kind in FACETS], "next": None}


class OneFacet(Endpoint):
    """One facet with all its values."""

    tag = "search"
    parameters: ClassVar[tuple[Parameter, ...]] = (NAME,)
    shape = FacetValuesSerializer

    def answer(self, **named: Any) -> JsonObject:
        kind = BY_NAME.get(named["name"])
        if kind is None:
            sentence = _("There is no facet “%(name)s”. There are: %(names)s.")
            raise ApiProblem(NOT_FOUND, sentence % {**named, "names": ", ".join(BY_NAME)})
        values = [{"value": value, "label": str(label)} for value, label in current().labels(kind.name).items()]
        return {**_facet(kind), "values": values}


def _facet(kind: FacetKind) -> JsonObject:
    return {
        "name": kind.name,
        "label": str(kind.label),
        "scope": kind.scope.value,
        "api": here(f"/facets/{kind.name}"),
    }

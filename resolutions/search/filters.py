"""The facet filters of an address as a django-filter FilterSet: one filter a facet of the registry, for page and API.

    ResolutionFilterSet(request.GET, queryset=Resolution.objects.all()).qs

`qs` is narrowed by the index itself, so that a list, a page and an API never disagree. Fields of other names are left
alone; values of facets are read as they come, and `Snapshot.labels` says which of them exist.
"""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from resolutions.models import Resolution
from resolutions.search.facets import FACETS
from resolutions.search.finding.counting import Result
from resolutions.search.index.snapshot import current

MOST_VALUES = 50
LONGEST_VALUE = 120


class ValuesField(forms.Field):
    """Any number of values under one name, in one order: session=cnd:46&session=cnd:45 -> ('cnd:45', 'cnd:46')."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        values = [str(each).strip()[:LONGEST_VALUE] for each in value or ()]
        return tuple(sorted({each for each in values if each}))[:MOST_VALUES]


_FIELD = ValuesField(required=False)


class FacetFilter(django_filters.Filter):
    """Values of one facet; the set narrows the query by all facets at once."""

    field_class = ValuesField

    def filter(self, queryset: QuerySet[Resolution], values: tuple[str, ...]) -> QuerySet[Resolution]:
        return queryset


class BaseFacetFilterSet(django_filters.FilterSet):
    def chosen(self) -> dict[str, tuple[str, ...]]:
        return chosen_values(self.data)

    def filter_queryset(self, queryset: QuerySet[Resolution]) -> QuerySet[Resolution]:
        asked = self.chosen()
        if not asked:
            return queryset
        snapshot = current()
        chosen = {name: snapshot.now_called(name, values) for name, values in asked.items()}
        found = Result(snapshot, None, False, chosen, snapshot.alive).all
        return queryset.filter(pk__in=snapshot.resolutions[found.documents].tolist())


ResolutionFilterSet: type[BaseFacetFilterSet] = type(
    "ResolutionFilterSet",
    (BaseFacetFilterSet,),
    {kind.name: FacetFilter(label=kind.label) for kind in FACETS},
)


def chosen_values(data: QueryDict) -> dict[str, tuple[str, ...]]:
    """Facet -> the values that a query string asks for, in the order of the registry; facets without any are left out."""
    given = {kind.name: _FIELD.clean(data.getlist(kind.name)) for kind in FACETS if kind.name in data}
    return {name: values for name, values in given.items() if values}

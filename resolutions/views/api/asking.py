"""The parameters of a search, taken from the search itself: whatever facet its registry gains may be asked for here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from resolutions.search.facets import BY_NAME, FACETS, FacetKind
from resolutions.search.filters import LONGEST_VALUE, MOST_VALUES
from resolutions.search.finding.ranking import Sort
from resolutions.search.index.generations import SHORT
from resolutions.search.index.snapshot import current
from resolutions.search.request import LAST_PAGE, PARAGRAPH, UNITS, SearchRequest
from resolutions.views.api.parameters import OneOf, Parameter, Values, Whole, Words
from resolutions.views.api.specimens import SPECIMENS


def _values(kind: FacetKind) -> Values:
    if kind.is_open:
        return Words(longest=LONGEST_VALUE, shortest=1)
    return OneOf(lambda: current().labels(kind.name))


def _facet(kind: FacetKind) -> Parameter:
    words = _("Only texts with this value of the facet “%(label)s”; given more than once, any of the values.")
    more = _(" `/api/facets/%(name)s` lists them.")
    description = str(words % {"label": kind.label}) + str(more % {"name": kind.name})
    return Parameter(kind.name, _values(kind), description, most=MOST_VALUES)


QUERY = Parameter(
    "q",
    Words(),
    _('Words, "exact phrases", -without, either OR or, begin*, symbols and numbers: read as the search page does.'),
    usual="",
    example="illicit traffic",
)
UNIT = Parameter(
    "unit",
    OneOf(lambda: UNITS),
    _("Whether all that is asked must be true of one paragraph, or of a text as a whole."),
    usual=PARAGRAPH,
)
FACET_PARAMETERS = tuple(map(_facet, FACETS))
ASKED = (QUERY, UNIT, *FACET_PARAMETERS, SPECIMENS)
COUNTED = Parameter(
    "facets",
    OneOf(lambda: list(BY_NAME)),
    _("A facet whose values are to be counted, and no others but those named; without it all of them."),
    most=len(FACETS),
)
SORT = Parameter("sort", OneOf(lambda: [sort.value for sort in Sort]), _("The order."), usual=Sort.RELEVANCE.value)
BEGUN_AT = Parameter(
    "at",
    Words(longest=SHORT),
    _("The generation that the list was begun with; `next` carries it, and `notes` says when there is another."),
    usual="",
)
PAGE_NUMBER = Parameter("page", Whole(1, LAST_PAGE), _("Which page, from 1."), usual=1)


def search_request(request: Request, asked: dict[str, Any]) -> SearchRequest:
    """What the search page would read from this address, but that an unknown value finds nothing."""
    read = SearchRequest.from_query(request.query_params)
    return replace(read, with_specimens=asked["specimens"], is_exact=True)

"""/api/texts: the texts that the archive holds, narrowed by what the search page can narrow by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from resolutions.models.search import SearchDocument
from resolutions.search.find import find_resolutions
from resolutions.views.api.addresses import with_query
from resolutions.views.api.asking import ASKED, search_request
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.keysets import Key, Keyset, Kind, bytewise
from resolutions.views.api.parameters import OneOf, Parameter
from resolutions.views.api.shapes import SummarySerializer, list_of
from resolutions.views.api.summaries import summaries_of

BY_NUMBER, BY_DATE = SORTS = ("number", "date")
_DAY, _PLACE = Key("day", Kind.DAY, is_falling=True), Key("place")
_CURSOR = Keyset(_DAY, _PLACE)  # one form of cursor for both orders
_ORDERS = {BY_NUMBER: Keyset(_PLACE), BY_DATE: _CURSOR}
_SORT = Parameter("sort", OneOf(lambda: SORTS), _("By body, session and number, or the latest first."), usual=BY_NUMBER)


class Texts(Endpoint):
    """List the texts that are held.

    The parameters are those of the search page, and find the same texts. They come in an order that does not depend on
    the words asked for, so that a list can be read to its end while texts are published; `/api/search` ranks them.
    """

    tag = "texts"
    is_of_index = True
    parameters: ClassVar[tuple[Parameter, ...]] = (*ASKED, _SORT, *_CURSOR.parameters)
    shape = list_of(SummarySerializer)

    def answer(self, **named: Any) -> dict[str, Any]:
        found = find_resolutions(search_request(self.request, self.asked))
        rows = _page(found, self.asked)
        size = self.asked["page_size"]
        shown = rows[:size]
        following = _CURSOR.write(shown[-1][1:]) if len(rows) > size else ""
        return {
            "total": len(found),
            "results": summaries_of([key for key, _day, _place in shown], self.asked["language"]),
            "next": with_query(self.request, cursor=following) if following else None,
        }


def _page(found: Sequence[int], asked: dict[str, Any]) -> list[tuple[int, date, str]]:
    """(resolution, day, place) of the rows after the cursor, and one more than the page has."""
    order = _ORDERS[asked["sort"]]
    documents = SearchDocument.objects.annotate(day=Coalesce(F("date"), date.min), place=bytewise("order"))
    rows = documents.filter(_after(order, asked["cursor"])).order_by(*order.order)
    wanted, page = set(found), []
    for row in rows.values_list("resolution_id", "day", "place"):
        if row[0] in wanted:
            page.append(row)
        if len(page) > asked["page_size"]:
            break
    return page


def _after(order: Keyset, cursor: str) -> Q:
    if not cursor:
        return Q()
    held = dict(zip(_CURSOR.fields, _CURSOR.read(cursor), strict=True))
    return order.after([held[field] for field in order.fields])

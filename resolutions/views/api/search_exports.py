"""/api/search.csv, .json, .ris, .bib: the files of /search.csv and so on, asked for as strictly as the rest of the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.views import APIView

from resolutions.views.api.asking import FACET_PARAMETERS, QUERY, SORT, UNIT, search_request
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import OneOf, Parameter
from resolutions.views.search_exports import ROWS, TEXTS, ExportThrottle, export_response

_ROWS = Parameter("rows", OneOf(lambda: ROWS), _("Whether a row of CSV is a text or a paragraph."), usual=TEXTS)


class SearchExport(Endpoint):
    """Everything that a search finds, as a file.

    In the order of `/api/search` and without its pages. Specimens are in no file.
    """

    tag = "search"
    parameters: ClassVar[tuple[Parameter, ...]] = (QUERY, UNIT, *FACET_PARAMETERS, SORT, _ROWS)
    throttle_classes = [ExportThrottle]
    schema = None  # type: ignore[assignment]  # the description is of answers in JSON that are made at once

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """Without the ETag of other answers, which would take all of it into memory."""
        return APIView.as_view.__func__(cls, **initkwargs)  # type: ignore[attr-defined,no-any-return]

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[Any, str]:
        """The end of the address says what is wanted, whatever the request prefers."""
        renderer = self.get_renderers()[0]
        return renderer, renderer.media_type

    def get(self, request: Request, **named: Any) -> HttpResponseBase:
        asked = search_request(request, {"specimens": False})
        return export_response(request, asked, named["form"], self.asked["rows"])

"""What every address of the API does alike: read its parameters, answer GET, be kept by caches, say what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from resolutions.search.index.snapshot import current
from resolutions.views.api.parameters import Parameter, read_parameters
from resolutions.views.api.schema import EndpointSchema
from resolutions.views.caching import depends_on_index, public

JsonObject = dict[str, Any]
READING = ("GET", "HEAD")


class Endpoint(APIView):
    """A resource: `parameters` it takes, `shape` of its answer, `tag` in the description; `answer` makes the answer.

    The first line of the class's docstring is its summary for machines, the rest its description. `statuses`: what it
    may answer besides 200, 400, 404, 405, 406 and 429; `is_of_index`: whether it shows what the search index holds.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = ()
    shape: ClassVar[Any] = None
    tag: ClassVar[str] = "texts"
    statuses: ClassVar[tuple[int, ...]] = ()
    is_of_index: ClassVar[bool] = False
    http_method_names = ["get", "head", "options"]
    schema = EndpointSchema()
    asked: dict[str, Any]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        return public(super().as_view(**initkwargs))

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in READING:
            self.asked = read_parameters(self.parameters, request.query_params)
            if self.is_of_index:
                depends_on_index(request._request, current().generation)

    def finalize_response(self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Any:
        """Rendered at once: its ETag is made of what is in it. Search engines list the pages instead."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final["X-Robots-Tag"] = "noindex"
        return final.render() if isinstance(final, Response) else final

    def get(self, request: Request, **named: Any) -> HttpResponseBase:
        return Response(self.answer(**named))

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What may be done here; headers alone, of which the Allow header is one."""
        return HttpResponse(status=204)

    def answer(self, **named: Any) -> JsonObject:
        """The JSON of the answer, from the parts of the address."""
        raise NotImplementedError

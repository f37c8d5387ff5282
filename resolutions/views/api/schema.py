"""The OpenAPI description of the API, made from what the endpoints declare about themselves."""

from __future__ import annotations

import inspect
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from resolutions.views.api.parameters import Parameter
from resolutions.views.api.problems import MEDIA_TYPE, ProblemSerializer

_ALWAYS = (400, 404, 405, 406, 429)
_SENTENCES = {
    200: "The answer.",
    301: "Moved for ever: to the usual spelling, to the text that it was merged into, or to the paragraph's new place.",
    302: "Held as part of a whole: at the address of that.",
    303: "It is a text, with an address of its own.",
    304: "You have it already: the ETag that you sent is that of this answer.",
    400: "The request was not understood; the problem says which parameter and what was expected.",
    404: "Nothing is here, or a text that is known but not held.",
    405: "Only reading is possible.",
    406: "Only JSON is written here.",
    410: "There was something here; the problem says why it is gone.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
}
_HEADERS = (
    ("ETag", {"type": "string"}, "Names this very answer; send it back in If-None-Match.", (200, 304)),
    ("Cache-Control", {"type": "string"}, "How long the answer may be kept.", (200,)),
    ("Location", {"type": "string", "format": "uri-reference"}, "Where it is.", (301, 302, 303)),
    ("Allow", {"type": "string"}, "What may be done here.", (405,)),
    ("Retry-After", {"type": "integer", "minimum": 1}, "Seconds to wait.", (429,)),
)


class EndpointSchema(AutoSchema):
    """Reads `parameters`, `shape`, `tag`, `statuses` and the docstring of an Endpoint."""

    def get_operation_id(self) -> str:
        """'TextParagraphs' -> 'text_paragraphs': a name that generated clients keep."""
        name = type(self.view).__name__
        return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("_")

    def get_summary(self) -> str:
        return self._documented()[0].rstrip(".")

    def get_description(self) -> str:
        return "\n".join(self._documented()[1:]).strip()

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_auth(self) -> list[dict[str, Any]]:
        return []

    def get_filter_backends(self) -> list[Any]:
        return []

    def _is_list_view(self, serializer: Any = None) -> bool:
        """No answer is a bare list."""
        return False

    def get_override_parameters(self) -> list[Any]:
        headers = [
            OpenApiParameter(name, schema, OpenApiParameter.HEADER, description=words, response=list(statuses))
            for name, schema, words, statuses in _HEADERS
        ]
        return [*map(_described, self.view.parameters), *headers]

    def get_response_serializers(self) -> dict[Any, Any]:
        answers: dict[Any, Any] = {200: OpenApiResponse(self.view.shape, description=_(_SENTENCES[200]))}
        for status in sorted({304, *_ALWAYS, *self.view.statuses}):
            sentence = _(_SENTENCES[status])
            if status < 400:
                answers[status] = OpenApiResponse(None, description=sentence)
            else:
                answers[(status, MEDIA_TYPE)] = OpenApiResponse(ProblemSerializer, description=sentence)
        return answers

    def _documented(self) -> list[str]:
        return inspect.cleandoc(type(self.view).__doc__ or "").splitlines() or [""]


def _described(parameter: Parameter) -> OpenApiParameter:
    more: dict[str, Any] = {"style": "form", "explode": True} if parameter.most > 1 else {}
    schema = parameter.schema()
    if parameter.example is not None:
        schema = {**schema, "example": parameter.example}
    return OpenApiParameter(
        parameter.name,
        schema,
        OpenApiParameter.PATH if parameter.is_path else OpenApiParameter.QUERY,
        required=parameter.is_path or parameter.is_required,
        description=str(parameter.description),
        **more,
    )

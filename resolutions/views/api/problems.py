"""Errors of the API as problem details (RFC 9457): a type with a place in the guide, and a sentence on what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, Throttled
from rest_framework.renderers import JSONRenderer

from resolutions.views.writers import this_site

MEDIA_TYPE = "application/problem+json"
GUIDE = "/api"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """slug: the fragment of its address in the guide."""

    slug: str
    status: int
    title: Promise


UNKNOWN_PARAMETER = ProblemKind("unknown-parameter", 400, gettext_lazy("Unknown parameter"))
BAD_PARAMETER = ProblemKind("bad-parameter", 400, gettext_lazy("Value not understood"))
BAD_REQUEST = ProblemKind("bad-request", 400, gettext_lazy("Request not understood"))
NOT_FOUND = ProblemKind("not-found", 404, gettext_lazy("Nothing is here"))
NOT_HELD = ProblemKind("not-held", 404, gettext_lazy("Known, but not held"))
BAD_METHOD = ProblemKind("bad-method", 405, gettext_lazy("Only reading is possible"))
NOT_ACCEPTABLE = ProblemKind("not-acceptable", 406, gettext_lazy("Only JSON is written here"))
WITHDRAWN = ProblemKind("withdrawn", 410, gettext_lazy("The text was withdrawn"))
RETIRED = ProblemKind("retired", 410, gettext_lazy("The paragraph is no longer there"))
TOO_MANY = ProblemKind("too-many-requests", 429, gettext_lazy("Too many requests"))
FAULT = ProblemKind("fault", 500, gettext_lazy("The archive made a mistake"))
AWAY = ProblemKind("away", 503, gettext_lazy("The archive is away for a moment"))
KINDS = (
    UNKNOWN_PARAMETER,
    BAD_PARAMETER,
    BAD_REQUEST,
    NOT_FOUND,
    NOT_HELD,
    BAD_METHOD,
    NOT_ACCEPTABLE,
    WITHDRAWN,
    RETIRED,
    TOO_MANY,
    FAULT,
    AWAY,
)


class FaultSerializer(serializers.Serializer[Any]):
    """One parameter that was not understood."""

    parameter = serializers.CharField(help_text="Its name.")
    detail = serializers.CharField(help_text="What was met and what was expected.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Why there is no answer (RFC 9457)."""

    type = serializers.CharField(help_text="Address of the kind of problem in the guide of this API.")
    title = serializers.CharField(help_text="The kind of problem in a few words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What was met, what was expected, what to do.")
    errors = FaultSerializer(many=True, required=False, help_text="One entry for each parameter at fault.")
    parameters = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="The parameters that exist here."
    )
    reason = serializers.CharField(required=False, help_text="The archivist's reason, of what is gone.")


class ApiProblem(APIException):
    """Raised when a request to the API has no answer: `ApiProblem(NOT_FOUND, "There is no …")`."""

    def __init__(self, kind: ProblemKind, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.kind, self.sentence, self.more = kind, detail, more
        self.status_code = kind.status


class Elsewhere(APIException):
    """Raised when what was asked for has another address for ever."""

    def __init__(self, location: str, status: int = 301) -> None:
        super().__init__()
        self.location, self.status_code = location, status


def bad_parameters(faults: Sequence[tuple[str, str]], kind: ProblemKind = BAD_PARAMETER, **more: object) -> ApiProblem:
    """One problem for all parameters at fault: (name, sentence)."""
    errors = [{"parameter": name, "detail": sentence} for name, sentence in faults]
    return ApiProblem(kind, " ".join(sentence for _name, sentence in faults), errors=errors, **more)


def write_problem(kind: ProblemKind, detail: str, more: Mapping[str, object] | None = None) -> HttpResponse:
    """The answer itself, for views and handlers outside the framework too."""
    data = {
        "type": this_site().address(f"{GUIDE}#{kind.slug}"),
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail,
        **(more or {}),
    }
    return HttpResponse(JSONRenderer().render(data), status=kind.status, content_type=MEDIA_TYPE)


def problem_response(error: Exception, context: Mapping[str, Any]) -> HttpResponseBase | None:
    """The framework's hook for exceptions; None hands a fault of the archive on to Django's logging and handler500."""
    if isinstance(error, Elsewhere):
        response = HttpResponse(status=error.status_code)
        response["Location"] = error.location
        return response
    known = _described(error)
    if known is None:
        return None
    response = write_problem(*known)
    for name, value in _headers(error).items():
        response[name] = value
    return response


def _described(error: Exception) -> tuple[ProblemKind, str, Mapping[str, object]] | None:
    if isinstance(error, ApiProblem):
        return error.kind, error.sentence, error.more
    if isinstance(error, Http404):
        return NOT_FOUND, _("Nothing is at this address. The guide lists all addresses."), {}
    if isinstance(error, MethodNotAllowed):
        return BAD_METHOD, _("The archive answers GET, HEAD and OPTIONS; nothing can be changed here."), {}
    if isinstance(error, NotAcceptable):
        sentence = _("This address answers with application/json only. Send “Accept: application/json”, or none.")
        return NOT_ACCEPTABLE, sentence, {}
    if isinstance(error, Throttled):
        return TOO_MANY, _slower(error), {}
    if isinstance(error, SuspiciousOperation | PermissionDenied | APIException):
        return BAD_REQUEST, _("The request could not be read. Check its address and its headers."), {}
    return None


def _slower(error: Throttled) -> str:
    seconds = _wait(error)
    sentence = _(
        "Too many requests came from your address. Wait %(seconds)d seconds; for many texts take the bulk export."
    )
    return sentence % {"seconds": seconds}


def _wait(error: Throttled) -> int:
    return max(1, int(error.wait or 1))


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, Throttled):
        return {"Retry-After": str(_wait(error)), "Cache-Control": "no-store"}
    return {}


def api_fault() -> HttpResponse:
    """500: the archive's own mistake, of which nothing is told but that it was one."""
    return write_problem(FAULT, _("The archive made a mistake. It was written down; try again in a while."))


def unknown_address(request: HttpRequest) -> HttpResponse:
    """404 for an address under /api that is none."""
    kind, sentence, more = _described(Http404()) or (NOT_FOUND, "", {})
    return write_problem(kind, sentence, more)

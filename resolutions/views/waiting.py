"""Answers while a database is away: what still works, what waits, and what became of what was sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from resolutions.views.api.problems import AWAY, write_problem

_AGAIN = "15"  # seconds


def texts_wait(request: HttpRequest) -> HttpResponse:
    """503 for whoever writes while only reading is possible."""
    told = _(
        "The archive can be read, but it takes nothing in at the moment: the database that keeps new texts does not answer. "
        "What you sent is stored whole or not at all, never in part. Keep it, and try again in a few minutes; look first "
        "whether it is there."
    )
    return _answer(request, _("New texts wait"), told)


def nothing_answers(request: HttpRequest) -> HttpResponse:
    """503 when no database can be read. Asks none."""
    told = _(
        "The archive cannot be read at the moment: no database that holds the texts answers. Nothing is lost. Try again in "
        "a few minutes."
    )
    return _answer(request, _("The archive is away for a moment"), told)


def health(is_readable: bool, is_writable: bool) -> JsonResponse:
    """What a probe is told; 503 only where readers are not served."""
    status = "ok" if is_readable and is_writable else "readable" if is_readable else "away"
    told = {"status": status, "readable": is_readable, "writable": is_writable}
    return JsonResponse(told, status=200 if is_readable else 503)


def _answer(request: HttpRequest, title: str, told: str) -> HttpResponse:
    if request.path == "/healthz":
        return health(is_readable=False, is_writable=False)
    is_asked_by_program = request.path.startswith("/api/")
    page = {"title": title, "told": told}
    response = write_problem(AWAY, told) if is_asked_by_program else render(request, "503.html", page, status=503)
    response["Retry-After"] = _AGAIN
    response["Cache-Control"] = "no-store"
    return response

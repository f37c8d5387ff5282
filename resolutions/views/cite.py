"""The resolver: typed or pasted words -> the text they name, the question which of several is meant, or all they name."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from resolutions.citations.designations import LONGEST, Why
from resolutions.store.answers import Answer, answers_to
from resolutions.views.api.citations import citations_json
from resolutions.views.caching import public
from resolutions.views.read_words import ReadWords
from resolutions.views.symbols import SeeOther

_IN_AN_ADDRESS = 1000  # characters: longer words are posted, since servers and browsers cut long addresses
_ONE_CITATION = 700
_PAGE = "resolutions/cite.html"
_TABLE = "resolutions/citations_read.html"


@csrf_exempt  # nothing is changed, so other tools may post to it
@public
def cite(request: HttpRequest) -> HttpResponseBase:
    """302 to what one citation names, 303 to a document, 300 with the choice; for several a page of all that was read.

    404 where nothing is named, 413 where the words are too long.
    """
    words = _words(request)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return _json(words)
    if request.method == "POST" and 0 < len(words) <= _IN_AN_ADDRESS:
        return SeeOther(f"{request.path}?{urlencode({'q': words})}")
    if not words:
        return render(request, _PAGE, {"longest": LONGEST})
    return _answered(request, words, answers_to(words))


@csrf_exempt
@public
def cite_json(request: HttpRequest) -> HttpResponseBase:
    """The same reading as JSON, whatever the request would rather have."""
    return _json(_words(request))


def _words(request: HttpRequest) -> str:
    given = request.POST if request.method == "POST" else request.GET
    return given.get("q", "").replace("\r\n", "\n").strip().replace("\x00", "")


def _json(words: str) -> JsonResponse:
    """404 where nothing is named and 413 where the words are too long, each with the reading that says why."""
    answers = answers_to(words)
    status = _status(answers)
    return JsonResponse(citations_json(words, answers), status=200 if status == 300 else status)


def _status(answers: tuple[Answer, ...]) -> int:
    if any(answer.reading.why is Why.TOO_LONG for answer in answers):
        return 413
    named = [answer for answer in answers if answer.named]
    return 404 if not named else 300 if len(answers) == 1 and not answers[0].is_sure else 200


def _answered(request: HttpRequest, words: str, answers: tuple[Answer, ...]) -> HttpResponse:
    status = _status(answers)
    is_one = len(answers) == 1 and len(words) <= _ONE_CITATION
    if is_one and answers[0].is_sure and answers[0].reading.why is None:
        return _to(answers[0])
    context = {"read": ReadWords(words, answers), "q": words, "longest": LONGEST}
    is_table = status == 200 or (len(answers) > 1 and status != 413)
    return render(request, _TABLE if is_table else _PAGE, context, status=status)


def _to(answer: Answer) -> HttpResponse:
    named = answer.named[0]
    is_in_archive = named.candidate.identity or named.candidate.convention
    return HttpResponseRedirect(named.path) if is_in_archive else SeeOther(named.path)

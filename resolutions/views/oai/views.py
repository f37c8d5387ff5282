"""The one address of the protocol, for GET and for forms. Also an error of the protocol is a good answer: 200."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from resolutions.exports import oai
from resolutions.views.oai.arguments import OaiError, read_arguments
from resolutions.views.oai.verbs import answer, base_url

_UNECHOED = ("badVerb", "badArgument")


@csrf_exempt  # a harvester has no form of ours, and nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_cache=True)
@gzip_page
def harvest(request: HttpRequest) -> HttpResponse:
    """Answers a request of the protocol; its arguments are repeated where they were understood."""
    at = timezone.now()
    echoed: dict[str, str] = {}
    try:
        arguments = read_arguments(request.POST if request.method == "POST" else request.GET)
        echoed = arguments.echoed
        content = answer(arguments)
    except OaiError as fault:
        echoed = {} if fault.code in _UNECHOED else echoed
        content = oai.error(fault.code, str(fault))
    written = oai.write_answer(base_url(), at, echoed, [content])
    return HttpResponse(written, content_type="text/xml; charset=utf-8")

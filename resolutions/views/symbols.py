"""Any symbol of the United Nations: to the text that is held, else what it is and where it is official."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.citations.keys import identity_of
from resolutions.models import Resolution, Version
from resolutions.views.caching import public_file
from resolutions.views.citing import paragraphs_citing_key
from resolutions.views.official import document_link

SALES = "Sales/"
_REPORTED = 50
_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/()\[\] *–_-]{1,118}")


class SeeOther(HttpResponse):
    """303: what was asked for is described at another address (a symbol is not the text itself)."""

    status_code = 303

    def __init__(self, path: str) -> None:
        super().__init__()
        self["Location"] = path


@public_file
def symbol(request: HttpRequest, symbol: str) -> HttpResponseBase:
    """303 to the text where it is held or has an address; a page with the link to docs.un.org for other documents."""
    symbol = symbol.strip().rstrip("*")
    if not _SHAPE.fullmatch(symbol):
        return render(request, "404.html", {"suggestions": []}, status=404)
    if symbol.startswith(SALES):
        return render(request, "resolutions/symbol.html", _document(symbol.removeprefix(SALES), request, is_sales=True))
    held = Version.objects.published().with_identity().filter(symbol__iexact=symbol).first()
    if held and held.resolution:
        return SeeOther(held.resolution.get_absolute_url())
    identity = identity_of(symbol)
    if identity:
        lettered = Resolution.objects.of_identity(identity).first()
        return SeeOther(lettered.get_absolute_url() if lettered else identity.path)
    return render(request, "resolutions/symbol.html", _document(symbol, request))


def _document(symbol: str, request: HttpRequest, *, is_sales: bool = False) -> dict[str, object]:
    reported = Version.objects.published().with_identity().defer("body_html").filter(report_symbol__iexact=symbol)
    return {
        "symbol": symbol,
        "official": None if is_sales else document_link(symbol),
        "is_sales": is_sales,
        "reported": reported[:_REPORTED],
        "cited_by": paragraphs_citing_key(symbol, request.GET),
    }

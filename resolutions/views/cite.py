"""The resolver: words of a citation -> the text they name, or the question which of several is meant."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render


def cite(request: HttpRequest) -> HttpResponseBase:
    return render(request, "resolutions/cite.html", {"q": request.GET.get("q", "")})

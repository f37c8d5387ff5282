"""Small answers for machines: is it alive, what may be crawled, how to search from a browser."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache

from resolutions.views.waiting import health


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when readers are served; whether texts can be taken in too stands beside it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()" if connection.vendor == "postgresql" else "SELECT 0")
        is_following = bool(cursor.fetchone()[0])
    has_replicas = hasattr(request, "is_only_readable")
    return health(is_readable=True, is_writable=not (request.is_only_readable if has_replicas else is_following))


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", {"site_url": settings.SITE_URL}, content_type="text/plain; charset=utf-8")


@cache_control(public=True, max_age=86400)
def opensearch(request: HttpRequest) -> HttpResponse:
    """How to search the texts from a browser."""
    return _description(request, "opensearch.xml")


@cache_control(public=True, max_age=86400)
def opensearch_cite(request: HttpRequest) -> HttpResponse:
    """How to go to a citation from a browser: its words in the address bar lead to the text."""
    return _description(request, "opensearch-cite.xml")


def _description(request: HttpRequest, template: str) -> HttpResponse:
    context = {"site_url": settings.SITE_URL, "site_name": settings.SITE_NAME[:16]}
    return render(request, template, context, content_type="application/opensearchdescription+xml")

"""The style sheet that lights up both sides of a review page where no script runs: one rule a place.

A style sheet cannot say "whatever has the same name as the target", so each name has its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition, require_safe

from resolutions.admin.roles import SEE, requires
from resolutions.models import Version

_TOKEN = re.compile(r"[a-z0-9~-]+")
_HEADS = ("title", "formula", "adoption", "printed")
_LIT = "background: var(--desk-lit); fill: var(--desk-lit-edge); fill-opacity: 0.35; box-shadow: 0 0 0 2px var(--desk-lit-edge)"


def _etag(request: HttpRequest, pk: int) -> str | None:
    revision = Version.objects.filter(pk=pk).values_list("revision", "changed_at").first()
    return f'"{pk}-{revision[0]}-{revision[1]:%s%f}"' if revision else None


@requires(SEE)
@require_safe
@condition(etag_func=_etag)
def lit_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Rules for every paragraph, note and head of a version."""
    version = get_object_or_404(Version.objects.only("pk"), pk=pk)
    tokens = [
        *_HEADS,
        *version.clauses.order_by("position").values_list("token", flat=True),
        *version.footnotes.order_by("position").values_list("token", flat=True),
    ]
    return HttpResponse(
        "".join(_rules(tokens)), content_type="text/css", headers={"Cache-Control": "private, no-cache"}
    )


def _rules(tokens: Iterable[str]) -> Iterable[str]:
    for token in tokens:
        if _TOKEN.fullmatch(token):
            here = f'[data-place="{token}"]'
            yield f".panes:has({here}:target) {here}{{{_LIT}}}\n"

"""/api/openapi.json: the whole API in the form that machines read (OpenAPI 3.0)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.generators import SchemaGenerator

from resolutions.search.facets import FACETS
from resolutions.search.index.snapshot import current
from resolutions.views.api.endpoint import Endpoint, JsonObject
from resolutions.views.api.problems import GUIDE
from resolutions.views.writers import this_site

VERSION = "1.0.0"
_TAGS = (
    ("texts", gettext_lazy("Resolutions and decisions, whole.")),
    ("paragraphs", gettext_lazy("Their paragraphs, each with its address.")),
    ("citations", gettext_lazy("What texts cite, and what cites them.")),
    ("search", gettext_lazy("Words and facets, as on the search page.")),
    ("bodies", gettext_lazy("Organs and their sessions.")),
    ("conventions", gettext_lazy("Conventions and their articles.")),
    ("symbols", gettext_lazy("Documents that texts cite.")),
    ("register", gettext_lazy("Texts that are known but not held.")),
)


class OpenApi(Endpoint):
    """The description of this API (OpenAPI 3.0)."""

    schema = None  # type: ignore[assignment]  # it does not describe itself
    is_of_index = True
    patterns: tuple[URLPattern, ...] = ()

    def answer(self, **named: Any) -> JsonObject:
        return describe(self.patterns, _vocabularies(), this_site().url)


@lru_cache(maxsize=4)
def describe(patterns: tuple[URLPattern, ...], vocabularies: tuple[tuple[str, ...], ...], site: str) -> JsonObject:
    """The description of these addresses; made again only when a vocabulary has changed, since it lists their words."""
    found = SchemaGenerator(patterns=[path("api/", include(list(patterns)))]).get_schema(public=True)
    tags = [{"name": name, "description": str(words)} for name, words in _TAGS]
    return {
        **found,
        "info": {
            "title": _("API of the %(site)s") % {"site": settings.SITE_NAME},
            "version": VERSION,
            "description": _(
                "For reading, without a key. Errors are problem details (RFC 9457). Lists go on at the address in "
                "`next`. Answers only ever gain keys."
            ),
        },
        "externalDocs": {"description": _("Worked examples"), "url": this_site().address(GUIDE)},
        "servers": [{"url": site or "/"}],
        "tags": tags,
    }


def _vocabularies() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(current().labels(kind.name)) for kind in FACETS if not kind.is_open)

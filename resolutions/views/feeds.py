"""Atom feeds: the latest texts, and the latest of whatever can be searched for. Specimens are in no feed.

A feed of a search has the address of the search, /feeds/search.atom?session=cnd:45&action=request, and goes back in time
page by page (RFC 5005), so that a reader who comes late misses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from django.utils.xmlutils import SimplerXMLGenerator

from resolutions.citations.written import full_name
from resolutions.models import Version
from resolutions.search.find import find_resolutions
from resolutions.search.request import SearchRequest
from resolutions.views.naming import text_path
from resolutions.views.specimens import is_specimen

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What a feed is of, and which part of it is shown."""

    request: SearchRequest
    page: Page[int]

    def path(self, number: int = 1) -> str:
        """'/feeds/search.atom?session=cnd%3A45&page=2'."""
        query = self.request.on_page(number).query_string
        name = "latest" if self.request.is_empty else "search"
        return f"/feeds/{name}.atom{'?' if query else ''}{query}"


class PagedAtom(Atom1Feed):
    """With links to the parts of the feed before and after this one."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for rel, href in self.feed["pages"].items():
            handler.addQuickElement("link", "", {"rel": rel, "href": href})


class LatestTexts(Feed):
    """`/feeds/latest.atom`; `/feeds/search.atom` with the words and facets of a search."""

    feed_type = PagedAtom
    subtitle = _("Texts published in the archive, the latest first.")
    author_name = _("United Nations")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        """Searches as the search page does; what it does not understand is left out."""
        asked = replace(SearchRequest.from_query(request.GET), with_specimens=False)
        return Asked(asked.on_page(1), Paginator(latest_texts(asked), PAGE_SIZE).get_page(asked.page))

    def title(self, asked: Asked) -> str:
        words = [asked.request.q, *(value for values in asked.request.chosen.values() for value in values)]
        return ": ".join([settings.SITE_NAME, *filter(None, [" · ".join(filter(None, words))])])

    def link(self, asked: Asked) -> str:
        query = asked.request.query_string
        return f"{settings.SITE_URL}/{f'search?{query}' if query else ''}"

    def feed_url(self, asked: Asked) -> str:
        return f"{settings.SITE_URL}{asked.path(asked.page.number)}"

    def feed_extra_kwargs(self, asked: Asked) -> dict[str, Any]:
        page = asked.page
        numbers = {"first": 1, "last": page.paginator.num_pages}
        numbers |= {"previous": page.number - 1} if page.has_previous() else {}
        numbers |= {"next": page.number + 1} if page.has_next() else {}
        return {"pages": {rel: f"{settings.SITE_URL}{asked.path(number)}" for rel, number in numbers.items()}}

    def items(self, asked: Asked) -> list[Version]:
        keys = list(asked.page.object_list)
        texts = Version.objects.published().with_identity().defer("body_html").in_bulk(keys)
        return [texts[key] for key in keys if key in texts]

    def item_title(self, item: Version) -> str:
        name = full_name(item.resolution.identity, item.resolution.body.name)
        return f"{name}: {item.title}" if item.title else name

    def item_description(self, item: Version) -> str:
        return item.title

    def item_link(self, item: Version) -> str:
        return f"{settings.SITE_URL}{text_path(item)}"

    def item_pubdate(self, item: Version) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Version) -> datetime | None:
        return item.published_at


def latest_texts(asked: SearchRequest) -> Sequence[int]:
    """Keys of the published texts that a search finds, in every language asked for; all where nothing is asked.

    What is found is looked up here: a search may find more texts than a database takes as a list.
    """
    texts = Version.objects.published().exclude(is_specimen("resolution__session")).order_by("-published_at", "-pk")
    languages = asked.chosen.get("language", ())
    if languages:
        texts = texts.filter(language__in=languages)
    if asked.is_empty:
        return texts.values_list("pk", flat=True)
    found = set(find_resolutions(asked))
    return [key for key, resolution in texts.values_list("pk", "resolution_id").iterator() if resolution in found]

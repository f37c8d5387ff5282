"""The latest texts as an Atom feed. Specimens are in no feed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from resolutions.citations.written import full_name
from resolutions.models import Version
from resolutions.views.naming import text_path
from resolutions.views.specimens import is_specimen

_LATEST = 30


class LatestTexts(Feed):
    """`/feeds/latest.atom`."""

    feed_type = Atom1Feed
    link = "/"
    subtitle = _("Texts published in the archive, the latest first.")

    def title(self) -> str:
        return settings.SITE_NAME

    def items(self) -> QuerySet[Version]:
        texts = Version.objects.published().with_identity().defer("body_html")
        return texts.exclude(is_specimen("resolution__session")).order_by("-published_at", "-pk")[:_LATEST]

    def item_title(self, item: Version) -> str:
        name = full_name(item.resolution.identity, item.resolution.body.name)
        return f"{name}: {item.title}" if item.title else name

    def item_description(self, item: Version) -> str:
        return item.title

    def item_link(self, item: Version) -> str:
        return text_path(item)

    def item_pubdate(self, item: Version) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Version) -> datetime | None:
        return item.published_at

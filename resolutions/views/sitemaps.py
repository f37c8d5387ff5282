"""The sitemap: real texts, sessions and conventions, each at its canonical address; no specimens, no paragraphs."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from resolutions.models import Convention, Session, Version
from resolutions.views.home import held_sessions
from resolutions.views.naming import text_path
from resolutions.views.specimens import is_specimen


class TextSitemap(Sitemap):
    """One entry a published text; a page of the sitemap holds 5,000."""

    limit = 5000

    def items(self) -> QuerySet[Version]:
        texts = Version.objects.published().with_identity().defer("body_html")
        return texts.exclude(is_specimen("resolution__session")).order_by("pk")

    def location(self, item: Version) -> str:
        return text_path(item)

    def lastmod(self, item: Version) -> datetime | None:
        return item.published_at


class SessionSitemap(Sitemap):
    def items(self) -> QuerySet[Session]:
        return held_sessions().exclude(is_specimen(""))


class ConventionSitemap(Sitemap):
    def items(self) -> QuerySet[Convention]:
        return Convention.objects.filter(is_sure=True)


SITEMAPS = {"texts": TextSitemap, "sessions": SessionSitemap, "conventions": ConventionSitemap}

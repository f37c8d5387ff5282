"""The page of a resolution as an ordinary Django view makes it: rows by the ORM, with no query too many, and a template.

It says less than the archive's own page (no library facts, no languages, no ways to cite), so it is a peer that is
rather too fast than too slow.
"""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from archive.urls import urlpatterns as of_the_archive
from resolutions.models import CrossReference, ParagraphAddressee, Version

_TEMPLATE = engines["django"].from_string(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
CITING = 20


def resolution(request: HttpRequest, body: str, session: str, number: int) -> HttpResponse:
    version = Version.objects.select_related("resolution__body", "resolution__session").get(
        resolution__body__slug=body,
        resolution__session__label=session,
        resolution__number=number,
        resolution__kind="resolution",
        state=Version.State.PUBLISHED,
        language="en",
    )
    cites = version.references.select_related("convention", "resolution__body", "resolution__session")
    citing = CrossReference.objects.filter(resolution=version.resolution, version__state=Version.State.PUBLISHED)
    context = {
        "version": version,
        "resolution": version.resolution,
        "clauses": version.clauses.order_by("position").prefetch_related("marks__footnote"),
        "notes": version.footnotes.order_by("position"),
        "topics": version.resolution.topics.select_related("topic"),
        "asked": ParagraphAddressee.objects.filter(anchor__resolution=version.resolution).select_related("addressee"),
        "cites": cites,
        "cited_by": citing.select_related("clause", "version__resolution__body", "version__resolution__session")[
            :CITING
        ],
    }
    return HttpResponse(_TEMPLATE.render(context, request))


urlpatterns = [path("ordinary/<slug:body>/resolutions/<str:session>/<int:number>", resolution), *of_the_archive]

"""What the review page shows of a version, gathered once."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict

from resolutions.admin.review.doubts import Doubt
from resolutions.admin.review.outline import Outline, outline_of
from resolutions.admin.review.pictures import Picture, pictures_of
from resolutions.admin.review.places import Place, places_of
from resolutions.admin.review.source import Flag, SourcePane, cut_source
from resolutions.admin.review.terms_shown import TermsRead, terms_read
from resolutions.admin.review.windows import Window, choose_window
from resolutions.models import Clause, DroppedText, Event, Problem, Version


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One version, whole: for the template alone."""

    version: Version
    settled: list[Problem]
    outline: Outline
    source: SourcePane | None
    window: Window | None
    pictures: tuple[Picture, ...]
    dropped: list[DroppedText]
    events: QuerySet[Event]
    others: list[Version]
    terms: TermsRead

    @property
    def language(self) -> str:
        return dict(settings.LANGUAGES).get(self.version.language, self.version.language)

    @property
    def parts(self) -> list[tuple[str, list]]:
        """The clauses in printed order, cut where the part of the text changes."""
        out: list[tuple[str, list]] = []
        for row in self.outline.clauses:
            part = row.subject.part if isinstance(row.subject, Clause) else ""
            if not out or out[-1][0] != part:
                out.append((part, []))
            out[-1][1].append(row)
        return out


def review_page(version: Version, query: QueryDict) -> ReviewPage:
    """Everything of one version, in a number of queries that does not grow with its length.

    query: of the address; `?pages=7-11` and `?source=whole` choose what of a long source is shown.
    """
    problems = list(version.problems.select_related("settled_by"))
    outline = outline_of(version, [problem for problem in problems if problem.settled_at is None])
    dropped = list(version.dropped.all())
    places = [*outline.places, *_dropped_places(dropped)]
    window = None
    if version.source is not None:
        window = choose_window(version, outline.places, query)
    return ReviewPage(
        version=version,
        settled=[problem for problem in problems if problem.settled_at is not None],
        outline=outline,
        source=_pane(version, places, outline.doubts, window) if window else None,
        window=window,
        pictures=pictures_of(version, window, places) if window else (),
        dropped=dropped,
        events=version.events.select_related("by"),
        others=_others(version),
        terms=terms_read(version),
    )


def _dropped_places(dropped: list[DroppedText]) -> list[Place]:
    return [
        place
        for count, row in enumerate(dropped, start=1)
        for place in places_of(f"dropped{count}", row.spans, "dropped", row.reason)
    ]


def _pane(version: Version, places: list[Place], doubts: list[Doubt], window: Window) -> SourcePane:
    text, last = version.source_text, max(len(version.source_text) - 1, 0)
    problems = [doubt.problem for doubt in doubts if doubt.problem.spans]
    flags = [Flag(min(problem.spans[0][0], last), problem.pk, problem.severity) for problem in problems]
    stretch = (window.start, window.end)
    return cut_source(text, places, pages=version.source_pages, flags=flags, window=stretch)


def _others(version: Version) -> list[Version]:
    """The other texts of the same resolution, newest first."""
    if version.resolution_id is None:
        return []
    rows = Version.objects.filter(resolution=version.resolution_id).exclude(pk=version.pk)
    return list(rows.with_identity().defer("body_html").order_by("-pk"))

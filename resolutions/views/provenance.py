"""Where a text was read: the file, and the page and lines of each paragraph, with the words as they are printed there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from django.conf import settings
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from resolutions.models import Rereading, SourceDocument, Version
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Clause, Footnote
from resolutions.structure.spans import Span, merged
from resolutions.views.caching import public_file
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version
from resolutions.views.naming import text_path
from resolutions.views.text_pages import frame_of


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A page (0 where the source has none), its lines from `first` to `last` (from 1), and the words printed there."""

    page: int
    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """The source of a paragraph: the symbol of the report that prints it, or else the name of the file."""

    name: str
    path: str
    places: tuple[ReadPlace, ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A paragraph or note and where it was read."""

    token: str
    number: str
    places: tuple[ReadPlace, ...]


def read_from(version: Version, passages: Iterable[Clause | Footnote]) -> ReadFrom | None:
    """Where these paragraphs or notes were read; None without a source, and where their words are not from it."""
    spans = merged([span for one in passages for span in _spans(one)])
    if version.source is None or not spans:
        return None
    cut = _Cut(version, spans[0], max(span.end for span in spans))
    return ReadFrom(source_name(version), source_path(version), tuple(cut.places(spans)))


def source_name(version: Version) -> str:
    return version.report_symbol or (_base_name(version.source.name) if version.source else "")


def source_path(version: Version) -> str:
    """The address of the page about the source: of this version, where readers have another one now."""
    return f"{text_path(version, is_numbered=version.state != Version.State.PUBLISHED)}/source"


@public_file
@answers_absence
def source(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    """What is known of the file, and where each paragraph stands in it."""
    version = get_version(address)
    if version.source is None:
        raise Http404
    text = from_rows(version)
    passages = [*text.walk(), *text.footnotes]
    spans = [span for one in passages for span in one.source]
    rows = _rows(passages, _Cut(version, min(spans), max(span.end for span in spans))) if spans else []
    context = {
        "frame": frame_of(version),
        "name": source_name(version),
        "rows": rows,
        "file": f"{source_path(version)}/file" if settings.PUBLISH_SOURCES else "",
    }
    return render(request, "resolutions/source.html", context)


@answers_absence
def source_file(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    """The bytes as received, as a file to keep; only where the settings publish sources."""
    version = get_version(address)
    if not settings.PUBLISH_SOURCES or version.source is None:
        raise Http404
    name = content_disposition_header(as_attachment=True, filename=_base_name(version.source.name)) or "attachment"
    headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex"}
    return HttpResponse(bytes(version.source.content), content_type="application/octet-stream", headers=headers)


def _rows(passages: Sequence[Clause | Footnote], cut: _Cut) -> list[ReadRow]:
    return [
        ReadRow(
            str(one.anchor),
            (one.number or "") if isinstance(one, Clause) else one.marker,
            tuple(cut.places(merged(one.source))),
        )
        for one in passages
        if one.source
    ]


def _spans(one: Clause | Footnote) -> Iterator[Span]:
    """Its own, and those of what stands under it."""
    for node in one.walk() if isinstance(one, Clause) else (one,):
        yield from node.source


class _Cut:
    """The part of the source text that is needed, from the beginning of a page on: a report is never read whole."""

    def __init__(self, version: Version, first: Span, end: int) -> None:
        rows, pages = self._read(version)
        self.pages = sorted({0, *pages})
        self.start = self._page_at(first.start)
        cut = rows.values_list(Substr("printed", self.start + 1, max(end - self.start, 1)), flat=True)
        self.text = cut.first() or ""

    @staticmethod
    def _read(version: Version) -> tuple[QuerySet, list[int]]:
        """What the version was read from, its words as `printed`, and where its pages begin."""
        if version.reading_id is not None:
            again = Rereading.objects.filter(pk=version.reading_id).exclude(text="").annotate(printed=F("text"))
            pages = again.values_list("pages", flat=True).first()
            if pages is not None:
                return again, pages
        found = SourceDocument.objects.filter(pk=version.source_id).annotate(printed=F("text"))
        return found, (version.source.pages if version.source else None) or []

    def places(self, spans: Sequence[Span]) -> Iterator[ReadPlace]:
        """One a page, in the order of the source."""
        for page, found in groupby(spans, key=lambda span: bisect_right(self.pages, span.start)):
            here = list(found)
            begin = self.pages[page - 1]
            words = "".join(
                self._printed(before, span) for before, span in zip([None, *here], here, strict=False)
            ).strip()
            first, last = self._line(begin, here[0].start), self._line(begin, max(span.end - 1 for span in here))
            yield ReadPlace(page if len(self.pages) > 1 else 0, first, last, words)

    def _printed(self, before: Span | None, span: Span) -> str:
        """The words of a span; blanks between it and the one before as they are printed, other words as dots."""
        between = self._words(before.end, span.start) if before else ""
        return (" … " if between.strip() else between) + self._words(span.start, span.end)

    def _page_at(self, offset: int) -> int:
        return self.pages[bisect_right(self.pages, offset) - 1]

    def _words(self, start: int, end: int) -> str:
        return self.text[max(start - self.start, 0) : max(end - self.start, 0)]

    def _line(self, page: int, offset: int) -> int:
        return self._words(page, offset).count("\n") + 1


def _base_name(name: str) -> str:
    """The name of a file without the folders of whoever brought it in."""
    return PurePath(name.replace("\\", "/")).name

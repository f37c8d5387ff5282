"""/search.csv, .json, .ris, .bib: everything that a search finds, in the order of its pages, written as it is read.

An answer may be long: it is streamed, a part of the texts at a time, so that memory does not grow with it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import slugify
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from resolutions.exports.bibtex import write_bibtex
from resolutions.exports.found import (
    PARAGRAPH_COLUMNS,
    TEXT_COLUMNS,
    FoundText,
    Written,
    paragraph_rows,
    text_row,
    text_to_json,
)
from resolutions.exports.record import Record
from resolutions.exports.ris import write_ris
from resolutions.exports.site import Site
from resolutions.exports.spreadsheets import harmless
from resolutions.search.index.generations import SHORT, made_at
from resolutions.search.request import SearchRequest
from resolutions.search.whole import Whole, find_whole
from resolutions.store.found_texts import found_records, found_texts
from resolutions.views.writers import this_site

PART = 100  # texts read and written at a time
PARAGRAPHS, TEXTS = ROWS = ("paragraphs", "texts")
_BYTE_ORDER = "\ufeff"  # spreadsheets take a file for UTF-8 only with this
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Export:
    """A whole result and where and when it is written."""

    whole: Whole
    site: Site
    written: Written

    @property
    def address(self) -> str:
        """The page of the search, which finds the same again tomorrow."""
        query = self.whole.request.query_string
        return self.site.address(f"/search{'?' if query else ''}{query}")

    @property
    def languages(self) -> tuple[str, ...]:
        return self.whole.request.chosen.get("language", ())

    def file_name(self, suffix: str) -> str:
        """'cnd-archive-illicit-traffic-2026-11-23-0199c2f1a7b34d0e.csv': the words sought, the day, the index."""
        parts = (settings.SITE_NAME, self.whole.request.q, f"{self.written.at:%Y-%m-%d}", self.written.index[:SHORT])
        return f"{'-'.join(filter(None, (slugify(part)[:_LONGEST_NAME].strip('-') for part in parts)))}.{suffix}"

    def texts(self) -> Iterator[list[FoundText]]:
        for part in self.whole.parts(PART):
            yield found_texts(part, self.languages)

    def records(self) -> Iterator[Iterator[Record]]:
        for part in self.whole.parts(PART):
            yield found_records(list(part), self.languages)


def _csv_of_texts(export: Export) -> Iterator[str]:
    yield _BYTE_ORDER + _table([TEXT_COLUMNS])
    for texts in export.texts():
        yield _table(text_row(text, export.site, export.written) for text in texts)


def _csv_of_paragraphs(export: Export) -> Iterator[str]:
    yield _BYTE_ORDER + _table([PARAGRAPH_COLUMNS])
    for texts in export.texts():
        yield _table(row for text in texts for row in paragraph_rows(text, export.site, export.written))


def _json(export: Export) -> Iterator[str]:
    """One object; its list of texts comes last and is written text by text."""
    made = made_at(export.written.index)
    head = {
        "search": export.address,
        "reading": str(export.whole.reading),
        "index": export.written.index,
        "index_made_at": made.isoformat(timespec="seconds") if made else None,
        "exported_at": export.written.cells[1],
        "total": len(export.whole.resolutions),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "texts": [\n'
    between = ""
    for texts in export.texts():
        rows = [json.dumps(text_to_json(text, export.site), ensure_ascii=False) for text in texts]
        yield between * bool(rows) + ",\n".join(rows)
        between = ",\n" if rows or between else ""
    yield "\n]}\n"


def _ris(export: Export) -> Iterator[str]:
    for records in export.records():
        yield "".join(write_ris(record, export.site) for record in records)


def _bibtex(export: Export) -> Iterator[str]:
    """What stands between entries is no part of any: the first line says what the list is of."""
    at = export.written.cells[1]
    yield f"% {export.address.replace('@', '%40')}\n% index {export.written.index}, exported {at}\n\n"
    for records in export.records():
        yield "\n".join(write_bibtex(record, export.site) for record in records) + "\n"


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A form that a whole result can have; `is_of_places`: whether it says which paragraphs match."""

    media_type: str
    write: Callable[[Export], Iterator[str]]
    is_of_places: bool = False


EXPORT_FORMS = {
    "csv": ExportForm("text/csv; charset=utf-8", _csv_of_texts, is_of_places=True),
    "json": ExportForm("application/json; charset=utf-8", _json, is_of_places=True),
    "ris": ExportForm("application/x-research-info-systems; charset=utf-8", _ris),
    "bib": ExportForm("application/x-bibtex; charset=utf-8", _bibtex),
}
_BY_PARAGRAPH = replace(EXPORT_FORMS["csv"], write=_csv_of_paragraphs)


class ExportThrottle(AnonRateThrottle):
    """Whole results take more than an answer does, so they are counted apart from the questions to the API."""

    scope = "export"

    def get_rate(self) -> str | None:
        return self.THROTTLE_RATES.get(self.scope)


class SearchExport(APIView):
    """The address of a search with the end of a form. Reads the search as its page does; specimens are left out."""

    throttle_classes = [ExportThrottle]
    http_method_names = ["get", "head", "options"]
    schema = None

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[Any, str]:
        """The end of the address says what is wanted, whatever the request prefers."""
        renderer = self.get_renderers()[0]
        return renderer, renderer.media_type

    def get(self, request: Request, form: str) -> HttpResponseBase:
        asked = SearchRequest.from_query(request.query_params)
        return export_response(request, asked, form, request.query_params.get("rows", TEXTS))


def export_response(request: HttpRequest | Request, asked: SearchRequest, form: str, rows: str) -> HttpResponseBase:
    """The whole result of a search in a form; `rows`: whether a row of CSV is a text or a paragraph."""
    by_paragraph = form == "csv" and rows == PARAGRAPHS
    chosen = _BY_PARAGRAPH if by_paragraph else EXPORT_FORMS[form]
    whole = find_whole(
        replace(asked, with_specimens=False), with_places=chosen.is_of_places, every_paragraph=by_paragraph
    )
    export = Export(whole, this_site(), Written(whole.generation, timezone.now()))
    response: HttpResponseBase = (
        HttpResponse(content_type=chosen.media_type)
        if request.method == "HEAD"
        else StreamingHttpResponse(chosen.write(export), content_type=chosen.media_type)
    )
    name = f"paragraphs-{export.file_name(form)}" if by_paragraph else export.file_name(form)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{export.address}>; rel="alternate"; type="text/html"'
    response["Cache-Control"] = "no-store"  # long, and of this moment
    response["X-Robots-Tag"] = "noindex"
    return response


def _table(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180)."""
    page = io.StringIO()
    writer = csv.writer(page)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return page.getvalue()

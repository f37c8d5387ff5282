"""The archive itself as a contestant, in process: `find` as the pages call it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from benchmarks.search.dialects import archive_address
from benchmarks.search.queries import FACETS, Query
from resolutions.search.find import find
from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Results

UNITS = ("paragraph", "resolution")
WAYS = ("page", "plain", "whole")  # page: six facets and highlights; plain: no highlights; whole: every facet there is


@dataclass(frozen=True, slots=True)
class Way:
    """How the archive is asked: 'page paragraph'."""

    name: str
    unit: str

    @classmethod
    def of(cls, words: str) -> Way:
        name, unit = words.split()
        return cls(name, unit)

    @property
    def options(self) -> dict[str, Any]:
        return {"facets": None if self.name == "whole" else FACETS, "with_highlights": self.name != "plain"}


class Archive:
    """Asks for a page and takes everything that is on it: facet values and marked paragraphs are made when looked at."""

    def request(self, query: Query, way: Way) -> SearchRequest:
        return SearchRequest.from_query(QueryDict(archive_address(query, way.unit)))

    def ask(self, query: Query, way: Way) -> tuple[Results, list[Any]]:
        results = find(self.request(query, way), **way.options)
        return results, [
            [(hit.path, str(hit.title_html), [str(one.html) for one in hit.paragraphs]) for hit in results.hits],
            [(facet.name, [(one.value, one.count) for one in facet.values]) for facet in results.facets],
        ]


def digest(results: Results, shown: list[Any]) -> str:
    """Stands for all that a page says: two databases must agree in it."""
    said = [results.total, shown, str(results.reading), [str(note) for note in results.notes]]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]

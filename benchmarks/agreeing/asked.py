"""One search: what is asked, as it is written down, and what is answered of it, as it is compared."""

from __future__ import annotations

from typing import Any

from benchmarks.agreeing.kept import digest
from resolutions.search.find import find, find_resolutions
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Results
from resolutions.tests.search.asking import disagreements
from resolutions.tests.search.oracle import Oracle


def written(request: SearchRequest) -> dict[str, Any]:
    return {
        "q": request.q,
        "unit": request.unit,
        "chosen": {name: list(values) for name, values in request.chosen.items()},
        "sort": request.sort.value,
        "with_specimens": request.with_specimens,
    }


def request_of(one: dict[str, Any]) -> SearchRequest:
    chosen = {name: tuple(values) for name, values in one["chosen"].items()}
    return SearchRequest(**{**one, "sort": Sort(one["sort"]), "chosen": chosen})


def answers(oracle: Oracle, request: SearchRequest) -> tuple[dict[str, Any], list[str]]:
    """What is found, and what of it is otherwise than the oracle says."""
    found, keys = find(request), find_resolutions(request)
    return _compared(oracle, found, keys), disagreements(oracle, request, found, keys)


def _compared(oracle: Oracle, found: Results, keys: list[int]) -> dict[str, Any]:
    """What must be the same in another database: keys of rows are not, so texts go by their names."""
    return {
        "total": found.total,
        "order of all": digest([oracle.names[key] for key in keys]),
        "the page": [[hit.identity.path, hit.matching] for hit in found.hits],
        "marked words": digest([_marked(hit) for hit in found.hits]),
        "facets": digest([[facet.name, [[one.value, one.count] for one in facet.values]] for facet in found.facets]),
        "reading": [found.reading, *found.notes, *map(str, found.suggestions)],
    }


def _marked(hit: Any) -> list[Any]:
    paragraphs = [
        [one.token, one.path, str(one.html), [[note.token, str(note.html)] for note in one.notes]]
        for one in hit.paragraphs
    ]
    return [str(hit.title_html), paragraphs]

"""Published texts in the index, and searches typed as addresses."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from resolutions.models import Version
from resolutions.search.find import find
from resolutions.search.index.writing import index_version
from resolutions.search.request import SearchRequest
from resolutions.tests.factories import make_text, make_version


def published(*args, **fields) -> Version:
    """A version that is published but not indexed; takes what make_version takes."""
    version = make_version(*args, **fields)
    version.state, version.number, version.published_at = Version.State.PUBLISHED, 1, timezone.now()
    version.save()
    return version


def indexed(*args, **fields) -> Version:
    version = published(*args, **fields)
    index_version(version)
    return version


def holding(*clauses, title="Lanterns", notes=(), **fields) -> Version:
    """An indexed text of these clauses, with one of these titles."""
    language = fields.pop("language", "en")
    text = make_text(clauses, notes, title=type(make_text().title)(title), language=language)
    return indexed(text, **fields)


def search(address, **changes):
    """The results of /search?<address>."""
    request = SearchRequest.from_query(QueryDict(address))
    for name, value in changes.items():
        object.__setattr__(request, name, value)
    return find(request)


def designations(results) -> list[str]:
    return [hit.identity.designation for hit in results.hits]


def places(results) -> dict[str, list[str]]:
    """Designation -> tokens of the paragraphs shown."""
    return {hit.identity.designation: [paragraph.token for paragraph in hit.paragraphs] for hit in results.hits}


def facet(results, name) -> dict[str, int]:
    found = next(facet for facet in results.facets if facet.name == name)
    return {value.value: value.count for value in found.values}


@pytest.fixture(autouse=True)
def _rows(db):
    """Every search test looks at rows."""

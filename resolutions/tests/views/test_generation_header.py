"""Answers that show what the search index finds say which state of it they show."""

import pytest

from resolutions.search.index.snapshot import generation
from resolutions.tests.factories import make_published
from resolutions.views.caching import GENERATION

OF_INDEX = ("/search?q=lanterns", "/api/search?q=lanterns", "/search")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("path", OF_INDEX)
def test_an_answer_of_the_index_names_its_generation(client, path):
    make_published()
    assert client.get(path)[GENERATION] == generation()


@pytest.mark.parametrize("path", OF_INDEX)
def test_a_publication_gives_another(client, path):
    make_published()
    before = client.get(path)[GENERATION]
    make_published(number=2)
    assert client.get(path)[GENERATION] not in ("", before)


def test_a_reader_who_has_the_page_is_told_it_too(client):
    make_published()
    page = client.get("/search?q=lanterns")
    known = client.get("/search?q=lanterns", headers={"If-None-Match": page["ETag"]})
    assert (known.status_code, known[GENERATION]) == (304, page[GENERATION])


def test_a_page_that_shows_nothing_of_the_index_names_none(client):
    make_published()
    assert GENERATION not in client.get("/cnd/resolutions/901/1")

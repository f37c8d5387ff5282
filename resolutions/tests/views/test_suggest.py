"""/search/suggest: OpenSearch suggestions, the same for every reader."""

import pytest

from resolutions.tests.factories import make_published

pytestmark = pytest.mark.django_db


def test_four_lists_of_the_same_length(client):
    make_published(label="45", number=9)
    answer = client.get("/search/suggest", {"q": "45/9"})
    typed, texts, abouts, paths = answer.json()
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert (typed, texts) == ("45/9", ["CND resolution 45/9"])
    assert len(abouts) == 1
    assert paths == ["http://testserver/cnd/resolutions/45/9"]


def test_it_may_be_kept_and_asked_again(client):
    make_published(label="45", number=9)
    first = client.get("/search/suggest", {"q": "45"})
    assert "public" in first["Cache-Control"]
    assert "Cookie" not in first.get("Vary", "")
    again = client.get("/search/suggest", {"q": "45"}, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=%FF", "?q=" + "x" * 2000, "?other=1"])
def test_whatever_is_asked_is_answered(client, query):
    answer = client.get(f"/search/suggest{query}")
    assert answer.status_code == 200
    assert len(answer.json()) == 4


def test_browsers_are_told_of_it(client):
    description = client.get("/opensearch.xml").content.decode()
    assert (
        'type="application/x-suggestions+json" template="http://testserver/search/suggest?q={searchTerms}"'
        in description
    )

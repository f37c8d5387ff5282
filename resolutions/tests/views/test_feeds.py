"""Atom feeds of the latest texts and of searches, as a feed reader meets them."""

from xml.etree import ElementTree

import pytest

from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_published, make_text
from resolutions.views import feeds

ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.django_db


def feed(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)  # noqa: S314


def links(root):
    return {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}


def entries(root):
    return [one.findtext(f"{ATOM}id").removeprefix("http://testserver") for one in root.findall(f"{ATOM}entry")]


def test_a_search_has_a_feed_of_what_it_finds(client):
    make_published(label="45", number=9)
    make_published(label="46", number=1)
    assert entries(feed(client, "/feeds/search.atom?session=cnd:45")) == ["/cnd/resolutions/45/9"]
    assert entries(feed(client, "/feeds/search.atom?q=lanterns")) == ["/cnd/resolutions/46/1", "/cnd/resolutions/45/9"]


def test_a_feed_of_a_search_leads_back_to_it(client):
    make_published(label="45", number=9)
    found = links(feed(client, "/feeds/search.atom?session=cnd:45"))
    assert found["alternate"] == "http://testserver/search?session=cnd:45"
    assert found["self"] == "http://testserver/feeds/search.atom?session=cnd:45"


def test_a_feed_goes_back_in_time_part_by_part(client, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE_SIZE", 2)
    for number in (1, 2, 3):
        make_published(label="45", number=number)
    first = feed(client, "/feeds/latest.atom")
    assert entries(first) == ["/cnd/resolutions/45/3", "/cnd/resolutions/45/2"]
    assert links(first)["next"] == "http://testserver/feeds/latest.atom?page=2"
    last = feed(client, "/feeds/latest.atom?page=2")
    assert entries(last) == ["/cnd/resolutions/45/1"]
    assert "next" not in links(last)
    assert links(last)["previous"] == "http://testserver/feeds/latest.atom"


def test_words_that_mean_nothing_give_an_empty_feed(client):
    make_published(label="45", number=9)
    assert entries(feed(client, "/feeds/search.atom?q=zzzz")) == []
    assert entries(feed(client, "/feeds/search.atom?page=x")) == ["/cnd/resolutions/45/9"]


def test_no_specimen_is_in_a_feed_of_a_search(client):
    make_published(make_text(title=Words("Invented lanterns")), label="901", number=1)
    assert entries(feed(client, "/feeds/search.atom?q=lanterns")) == []


@pytest.mark.parametrize(
    ("page", "query"),
    [("/search?session=cnd:45", "session=cnd:45"), ("/cnd", "body=cnd"), ("/cnd/sessions/45", "session=cnd:45")],
)
def test_pages_of_lists_name_their_feed(client, page, query):
    make_published(label="45", number=9)
    assert f'href="/feeds/search.atom?{query}"' in client.get(page).content.decode()

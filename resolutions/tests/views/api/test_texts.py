"""The list of texts: the search page's parameters, an order that holds, pages that survive what is published."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from resolutions.models import Resolution
from resolutions.publishing.publish import withdraw
from resolutions.search.find import find_resolutions
from resolutions.search.request import SearchRequest
from resolutions.tests.views.api.conftest import asked, hold, ids, read_to_end


@pytest.fixture
def many(lanterns):
    """CND 45/1 to 45/5 and 46/1, newest last; 45/9 is there already."""
    for number in range(1, 6):
        hold(number, adopted_on=date(2002, 3, number))
    hold(1, "46", adopted_on=date(2003, 3, 1))


def test_texts_come_by_body_session_and_number(client, many):
    data = asked(client, "/api/texts")
    designations = [row["designation"] for row in data["results"]]
    assert designations == ["45/1", "45/2", "45/3", "45/4", "45/5", "45/9", "46/1"]
    assert (data["total"], data["next"]) == (7, None)


def test_latest_come_first_where_that_is_asked_for(client, many):
    data = asked(client, "/api/texts?sort=date&page_size=3")
    assert [row["designation"] for row in data["results"]] == ["46/1", "45/9", "45/5"]
    assert data["next"].startswith("http://testserver/api/texts?sort=date&page_size=3&cursor=")


@pytest.mark.parametrize("sort", ["number", "date"])
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_together_are_the_whole_list(client, many, sort, size):
    whole = ids(asked(client, f"/api/texts?sort={sort}")["results"])
    assert ids(read_to_end(client, f"/api/texts?sort={sort}&page_size={size}")) == whole


@pytest.mark.parametrize("sort", ["number", "date"])
def test_texts_published_and_withdrawn_between_pages_repeat_and_hide_none(client, many, sort):
    whole = ids(asked(client, f"/api/texts?sort={sort}")["results"])
    first = asked(client, f"/api/texts?sort={sort}&page_size=3")
    last_shown = Resolution.objects.get(number=int(first["results"][-1]["number"]), session__label="45")
    withdraw(last_shown.versions.get(), None, reason="It was of another harbour.")
    hold(6, adopted_on=date(2002, 3, 6))
    rest = ids(read_to_end(client, first["next"]))
    assert len(set(rest)) == len(rest)
    assert not set(rest) & set(ids(first["results"]))
    assert set(whole) - set(ids(first["results"])) <= set(rest)


@pytest.mark.parametrize(
    "query",
    [
        "q=lanterns",
        "q=lanterns&session=cnd:45&session=cnd:46",
        "q=wicks&unit=resolution",
        "action=request&convention=1988",
        "article=1988/3&part=operative",
        "kind=decision",
        "decade=2000&language=en",
        'q="trim+the+-wicks+OR+(',
    ],
)
def test_list_and_search_page_find_the_same(client, many, query):
    found = find_resolutions(SearchRequest.from_query(QueryDict(query)))
    expected = {row.identity.path[1:] for row in Resolution.objects.filter(pk__in=found)}
    assert set(ids(asked(client, f"/api/texts?{query}")["results"])) == expected


def test_session_that_nobody_knows_finds_nothing_instead_of_everything(client, many):
    assert asked(client, "/api/texts?session=cnd:4500")["total"] == 0
    found = asked(client, "/api/search?session=cnd:4500")
    assert (found["total"], found["notes"]) == (0, ["“cnd:4500” is no value of “Session”: nothing has it."])
    assert asked(client, "/api/texts?session=cnd:4500&session=cnd:46")["total"] == 1


def test_specimens_are_listed_only_when_they_are_asked_for(client, many):
    hold(1, "901")
    assert "cnd/resolutions/901/1" not in ids(asked(client, "/api/texts")["results"])
    listed = asked(client, "/api/texts?specimens=true&session=cnd:901")["results"]
    assert [(row["id"], row["is_specimen"]) for row in listed] == [("cnd/resolutions/901/1", True)]
    assert asked(client, "/api/search?session=cnd:901")["total"] == 0


def test_row_says_what_the_text_is_and_where(client, lanterns):
    row = asked(client, "/api/texts")["results"][0]
    assert row["url"] == "http://testserver/cnd/resolutions/45/9"
    assert row["api"] == "http://testserver/api/texts/cnd/resolutions/45/9"
    assert (row["name"], row["adopted_on"]) == ("Commission on Narcotic Drugs resolution 45/9", "2002-03-15")
    assert (row["language"], row["languages"], row["version"]) == ("en", ["en"], 1)
    assert not {"pk", "uuid"} & set(row)


def test_text_held_in_several_languages_is_one_row_in_the_language_asked_for(client, lanterns):
    hold(9, language="fr", title="Transport des lanternes")
    row = asked(client, "/api/texts")["results"]
    assert [(one["language"], one["languages"]) for one in row] == [("en", ["en", "fr"])]
    french = asked(client, "/api/texts?language=fr")["results"][0]
    assert (french["title"], french["language"]) == ("Transport des lanternes", "fr")
    assert french["api"] == "http://testserver/api/texts/cnd/resolutions/45/9?language=fr"
    assert french["url"] == "http://testserver/cnd/resolutions/45/9/fr"

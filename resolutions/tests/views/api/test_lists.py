"""Search, facets, bodies, sessions, conventions, symbols, register, citations, and what cites."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from resolutions.models import RegisterEntry
from resolutions.search.facets import FACETS
from resolutions.search.find import find
from resolutions.search.request import SearchRequest
from resolutions.tests.factories import make_resolution
from resolutions.tests.views.api.conftest import REFERENCES, TEXT, asked, hold, ids, read_to_end
from resolutions.views.api.asking import ASKED


def test_search_gives_the_hits_of_the_page_in_its_order(client, lanterns):
    for number in range(10, 35):
        hold(number)
    for query in ("q=lantern*", "q=lantern*&page=2", "q=wicks&sort=date", "q=3+1988&unit=resolution", "q=zeppelin", ""):
        data = asked(client, f"/api/search?{query}")
        found = find(SearchRequest.from_query(QueryDict(query)))
        assert ids(data["results"]) == [hit.identity.path[1:] for hit in found.hits]
        assert (data["total"], data["reading"], data["pages"]) == (found.total, found.reading, found.pages)
        counts = {facet["name"]: {one["value"]: one["count"] for one in facet["values"]} for facet in data["facets"]}
        assert counts == {facet.name: {one.value: one.count for one in facet.values} for facet in found.facets}
        paragraphs = [[one["html"] for one in hit["paragraphs"]] for hit in data["results"]]
        assert paragraphs == [[one.html for one in hit.paragraphs] for hit in found.hits]


def test_search_marks_words_and_goes_on(client, lanterns):
    for number in range(10, 35):
        hold(number)
    data = asked(client, "/api/search?q=wicks")
    assert "<mark>wicks</mark>" in data["results"][0]["paragraphs"][0]["html"]
    assert data["next"] == f"http://testserver/api/search?q=wicks&page=2&at={data['generation'][:16]}"
    assert asked(client, data["next"])["generation"] == data["generation"]
    assert asked(client, "/api/search?q=wicks&page=9", 404)["detail"] == "There is no page 9; the last is 2."


def test_search_counts_the_facets_that_are_named(client, lanterns):
    for number in range(10, 35):
        hold(number)
    every = asked(client, "/api/search?q=wicks&action=invite")
    some = asked(client, "/api/search?q=wicks&action=invite&facets=session&facets=action")
    assert [facet["name"] for facet in every["facets"]] == [kind.name for kind in FACETS]
    assert some["facets"] == [facet for facet in every["facets"] if facet["name"] in ("session", "action")]
    assert some["results"] == every["results"]
    assert [facet["name"] for facet in asked(client, some["next"])["facets"]] == ["session", "action"]


def test_search_is_told_of_a_facet_that_there_is_not(client, lanterns):
    problem = asked(client, "/api/search?q=wicks&facets=session&facets=colour", 400)
    assert problem["errors"][0]["parameter"] == "facets"
    assert problem["detail"].startswith("facets: “colour” is no value here. Expected: ")


def test_search_is_the_same_however_it_is_laid_out(client, lanterns):
    answer = client.get("/api/search?q=lantern*&session=cnd:45", headers={"accept": "application/json; indent=2"})
    assert b'\n  "facets": [' in answer.content
    assert answer.json() == asked(client, "/api/search?q=lantern*&session=cnd:45")


@pytest.mark.parametrize("q", ['"', "(", "-", "OR OR", "*", '"a b', "a" * 5000, "%00", "%FF", "45/9", "-(x"])
def test_malformed_query_is_never_an_error(client, lanterns, q):
    assert "reading" in asked(client, f"/api/search?q={q}")
    assert "results" in asked(client, f"/api/texts?q={q}")


def test_every_facet_of_the_search_may_be_asked_for(client, lanterns):
    names = [one.name for one in ASKED]
    assert [kind.name for kind in FACETS] == [name for name in names if name not in ("q", "unit", "specimens")]
    assert [row["name"] for row in asked(client, "/api/facets")["results"]] == [kind.name for kind in FACETS]


def test_facet_lists_its_values(client, lanterns):
    values = {one["value"] for one in asked(client, "/api/facets/action")["values"]}
    assert {"recall", "request"} <= values
    assert {one["value"] for one in asked(client, "/api/facets/session")["values"]} >= {"cnd:45"}


def test_bodies_and_sessions_say_what_is_held(client, lanterns):
    hold(1, "901")
    assert {row["id"]: row["held"] for row in asked(client, "/api/bodies")["results"]} == {"cnd": 1, "ga": 0}
    sessions = asked(client, "/api/bodies/cnd/sessions")["results"]
    assert {row["id"]: row["held"] for row in sessions} == {"cnd:45": 1}
    assert "cnd:901" in ids(asked(client, "/api/bodies/cnd/sessions?specimens=true")["results"])
    one = asked(client, "/api/bodies/cnd/sessions/45")
    assert (one["label"], one["url"]) == ("45", "http://testserver/cnd/sessions/45")
    assert asked(client, one["texts"])["total"] == 1
    assert asked(client, "/api/bodies/cnd/sessions/44", 404)["detail"] == "No session “44” of this organ is known."


def test_convention_has_names_and_articles(client, lanterns):
    assert ids(asked(client, "/api/conventions")["results"]) == ["1988"]
    one = asked(client, "/api/conventions/1988")
    assert [row["name"] for row in one["names"]] == ["1988 Convention"]
    assert one["articles"][2]["id"] == "1988/3"
    assert asked(client, one["articles"][2]["api"])["printed"] == "3"
    asked(client, "/api/conventions/1988/article/99", 404)


@pytest.mark.parametrize(
    ("address", "anchor"),
    [
        ("/api/conventions/1988/cited-by", "op1"),
        ("/api/conventions/1988/article/3/cited-by", "op1"),
        ("/api/symbol/E/CN.7/2001/16/cited-by", "pp1"),
        ("/api/texts/cnd/resolutions/44/1/cited-by", "pp1"),
        (f"{TEXT}/paragraphs/op1/cited-by", "op3"),
    ],
)
def test_paragraph_that_cites_comes_in_full(client, lanterns, address, anchor):
    data = asked(client, address)
    assert (data["total"], data["texts"], data["next"]) == (1, 1, None)
    row = data["results"][0]
    assert (row["citing"]["id"], row["anchor"]) == ("cnd/resolutions/45/9", anchor)
    assert "".join(piece["text"] for piece in row["pieces"]) == row["text"]
    assert row["url"] == f"http://testserver/cnd/resolutions/45/9/{anchor}"
    assert row["is_via_note"] is (address == "/api/symbol/E/CN.7/2001/16/cited-by")


@pytest.mark.parametrize("order", ["newest", "oldest", "body"])
@pytest.mark.parametrize("size", [1, 3])
def test_pages_of_what_cites_are_together_the_whole_list(client, lanterns, order, size):
    for number in range(1, 6):
        hold(number, references=REFERENCES, adopted_on=date(2002, 3, number % 3 + 1))
        hold(number, "74", "ga", references=REFERENCES, adopted_on=date(2002, 3, number % 3 + 1))
    address = f"/api/conventions/1988/cited-by?order={order}"
    whole = [row["url"] for row in asked(client, address)["results"]]
    assert len(whole) == 11
    assert [row["url"] for row in read_to_end(client, f"{address}&page_size={size}")] == whole


def test_what_cites_is_narrowed_by_what_it_does_and_whose_it_is(client, lanterns):
    hold(1, "74", "ga", references=REFERENCES[:2])
    address = "/api/conventions/1988/cited-by"
    assert asked(client, f"{address}?by=ga")["total"] == 1
    assert asked(client, f"{address}?by=cnd:45&relation=request")["total"] == 1
    assert asked(client, f"{address}?relation=recall")["total"] == 0
    assert asked(client, address)["relations"] == [{"action": "request", "total": 2}]


def test_specimens_count_among_what_cites_only_when_they_are_asked_for(client, lanterns):
    hold(1, "901", references=REFERENCES)
    for address in ("/api/conventions/1988/cited-by", "/api/texts/cnd/resolutions/44/1/cited-by"):
        assert asked(client, address)["total"] == 1
        assert asked(client, f"{address}?specimens=true")["total"] == 2
    assert asked(client, "/api/texts/cnd/resolutions/44/1")["cited_by_total"] == 1
    assert asked(client, "/api/symbols")["results"][0]["texts"] == 1
    assert asked(client, "/api/texts/cnd/resolutions/901/1/paragraphs/op1/cited-by")["total"] == 1


def test_symbols_are_listed_and_told(client, lanterns):
    rows = asked(client, "/api/symbols?begins=E/CN.7")["results"]
    assert [(row["symbol"], row["kind"], row["texts"]) for row in rows] == [("E/CN.7/2001/16", "document", 1)]
    one = asked(client, rows[0]["api"])
    assert (one["official"], one["cited_by_total"]) == ("https://docs.un.org/en/E/CN.7/2001/16", 1)
    assert asked(client, "/api/symbol/E%2FCN.7%2F2001%2F16") == one


def test_symbol_of_a_resolution_leads_to_its_text(client, lanterns):
    response = client.get("/api/symbol/A/RES/77/238")
    assert (response.status_code, response["Location"]) == (303, "http://testserver/api/texts/ga/resolutions/77/238")


def test_register_lists_what_is_known_and_not_held(client, lanterns):
    for number in (3, 1, 2):
        RegisterEntry.objects.create(resolution=make_resolution("44", number), subject="Oil")
    RegisterEntry.objects.create(resolution=lanterns.resolution, subject="Held, and so no part of it")
    RegisterEntry.objects.create(resolution=make_resolution("901", 5), subject="Invented")
    whole = asked(client, "/api/register")
    assert [row["designation"] for row in whole["results"]] == ["44/1", "44/2", "44/3"]
    assert {row["held"] for row in whole["results"]} == {False}
    paged = read_to_end(client, "/api/register?page_size=1&body=cnd&session=44&certainty=known")
    assert ids(paged) == ids(whole["results"])
    assert asked(client, "/api/register?body=ga")["total"] == 0


def test_citation_is_read_and_nothing_is_guessed(client, lanterns):
    one = asked(client, "/api/cite?q=CND+Res.+45/9,+para.+3")["results"]
    assert [(row["outcome"], row["named"][0]["api"], row["named"][0]["held"]) for row in one] == [
        ("one", f"http://testserver{TEXT}/paragraphs/op3", True)
    ]
    several = asked(client, "/api/cite?q=2/40")["results"][0]
    assert (several["outcome"], len(several["named"]) > 1) == ("several", True)
    none = asked(client, "/api/cite?q=hello")["results"][0]
    assert (none["outcome"], none["named"]) == ("none", [])
    assert asked(client, "/api/cite", 400)["detail"] == "q: q is needed."

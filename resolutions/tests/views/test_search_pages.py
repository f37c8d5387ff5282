"""The search page, the page of all values of a facet, and the form that builds a search."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from django.http import QueryDict

from resolutions.models import Action, Addressee
from resolutions.publishing.terms import merge_terms
from resolutions.search.request import SearchRequest
from resolutions.store.references import store_references
from resolutions.structure.nodes import Words
from resolutions.tests.factories import (
    clause,
    make_published,
    make_session,
    make_text,
    make_version,
    publish_version,
    reference,
)
from resolutions.tests.terms import make_asking, make_terms

pytestmark = pytest.mark.django_db


def hold(number, *clauses, title="Lanterns", **fields):
    fields = {"label": "45", "adopted_on": date(2002, 3, 15), **fields}
    return make_published(make_text(clauses, (), title=Words(title)), number=number, **fields)


def page(client, address, status=200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_every_order_of_an_address_is_one_search(client):
    hold(9, clause("op1", "Requests lamps.", verb="request"))
    parts = ("sort=date", "session=cnd:46", "action=request", "session=cnd:45", "q=+lamps++", "unit=resolution")
    make_session("46")
    usual = SearchRequest.from_query(QueryDict("&".join(parts)))
    for order in permutations(parts):
        assert SearchRequest.from_query(QueryDict("&".join(order))) == usual
    canonical = 'rel="canonical" href="http://testserver/search?q=lamps&amp;unit=resolution&amp;session=cnd:45'
    for order in (parts, parts[::-1], (*parts[3:], *parts[:3], "page=", "body=", "colour=blue", "at=123")):
        shown = page(client, f"/search?{'&'.join(order)}")
        assert f"{canonical}&amp;session=cnd:46&amp;action=request&amp;sort=date" in shown
        assert "1 text found" in shown


def test_an_old_name_of_a_merged_term_leads_to_what_it_is_now(client):
    make_terms()
    make_asking(label="45", number=9)
    merge_terms(Addressee.objects.get(slug="keepers"), Addressee.objects.get(slug="harbours"))
    shown = page(client, "/search?addressee=keepers")
    assert 'rel="canonical" href="http://testserver/search?addressee=harbours"' in shown
    assert 'href="/search.csv?addressee=harbours"' in shown
    assert 'name="addressee" value="harbours" checked' in shown


def test_the_page_says_of_when_its_index_is(client):
    assert "Index of" not in page(client, "/search")
    hold(9, clause("op1", "Counts lamps."))
    assert "Index of" in page(client, "/search")


def test_a_reader_who_pages_while_texts_are_published_is_told(client):
    for number in range(1, 42):
        hold(number, clause("op1", "Counts lamps."))
    first = client.get("/search?q=lamps").context["paging"]
    assert "moved to another page" not in page(client, f"/search?{first.next}")
    hold(50, clause("op1", "Counts lamps."))
    second = page(client, f"/search?{first.next}")
    assert "moved to another page" in second
    assert 'href="?q=lamps" rel="nofollow">Begin again' in second
    third = client.get(f"/search?{first.next}").context["paging"]
    assert "moved to another page" not in page(client, f"/search?{third.next}")


def test_pages_are_named_and_the_one_shown_is_marked(client):
    for number in range(1, 42):
        hold(number, clause("op1", "Counts lamps."))
    shown = page(client, "/search?q=lamps&page=2")
    assert shown.count('aria-current="page"') == 1
    assert 'rel="prev" href="?q=lamps"' in shown
    assert "Page 2 of 3" in shown


def test_a_facet_of_many_values_shows_a_dozen_and_leads_to_all(client):
    actions = [f"verb {at:03d}" for at in range(60)]
    hold(9, *(clause(f"op{at}", "Lamps.", verb=verb) for at, verb in enumerate(actions, 1)))
    shown = page(client, "/search?q=lamps&action=verb-055")
    assert shown.count('name="action"') == 12 + 1 + 24
    assert 'value="verb-055" checked' in shown
    assert 'href="/search/values?facet=action&amp;q=lamps&amp;action=verb-055"' in shown
    values = page(client, "/search/values?facet=action&q=lamps&action=verb-055")
    assert values.count('type="checkbox"') == 60


def test_a_thousand_values_come_page_by_page_and_keep_what_is_chosen(client):
    actions = [f"verb {at:04d}" for at in range(1000)]
    hold(9, *(clause(f"op{at}", "Lamps.", verb=verb) for at, verb in enumerate(actions, 1)))
    assert Action.objects.count() == 1000
    first = client.get("/search/values?facet=action&q=lamps&action=verb-0999")
    assert len(first.content) < 100_000
    shown = first.content.decode()
    assert shown.count('type="checkbox"') == 201
    assert 'href="?facet=action&amp;q=lamps&amp;action=verb-0999&amp;page=2"' in shown
    last = page(client, "/search/values?facet=action&q=lamps&action=verb-0999&page=99")
    assert "Page 5 of 5" in last
    assert 'value="verb-0999" checked' in last
    assert 'name="q" value="lamps"' in last
    assert len(page(client, "/search?q=lamps").encode()) < 100_000


@pytest.mark.parametrize(("contains", "count"), [("009", 1), ("VERB 00", 10), ("vérb 01", 10), ("zeppelin", 0)])
def test_values_are_filtered_by_their_names_without_a_script(client, contains, count):
    hold(9, *(clause(f"op{at}", "Lamps.", verb=f"verb {at:03d}") for at in range(1, 31)))
    shown = page(client, f"/search/values?facet=action&contains={contains}")
    expected = {"009": 1, "VERB 00": 9}.get(contains, count)
    assert shown.count('type="checkbox"') == expected


def test_values_below_a_parent(client):
    hold(1, clause("op1", "Lamps."), label="45", adopted_on=date(2002, 1, 1))
    hold(1, clause("op1", "Lamps."), label="30", adopted_on=date(1987, 1, 1))
    shown = page(client, "/search/values?facet=session&below=1980")
    assert 'value="cnd:30"' in shown
    assert 'value="cnd:45"' not in shown


@pytest.mark.parametrize(
    "address",
    [
        "/search/values?facet=action&page=x",
        "/search/values?facet=action&page=%C2%B2",
        "/search/values?facet=action&page=99999999999999",
        "/search/values?facet=action&contains=%00&below=%00&q=%00",
        "/search/values?facet=session&below=none&contains=(",
    ],
)
def test_no_address_of_values_is_an_error(client, address):
    hold(9, clause("op1", "Lamps.", verb="light"))
    page(client, address)


def test_a_facet_that_there_is_not_is_not_found(client):
    page(client, "/search/values?facet=colour", 404)
    page(client, "/search/values", 404)


def test_the_form_leads_to_the_search_that_it_builds(client):
    hold(9, clause("op1", "Lamps."))
    response = client.get("/search/advanced?all=lamps&without=oil&session_from=45&title=&year_from=1990")
    assert (response.status_code, response["Location"]) == (303, "/search?q=lamps+-oil+year:1990..&session=cnd:45")


def test_the_form_is_shown_again_with_what_could_not_be_read(client):
    shown = page(client, "/search/advanced?all=%22lamps&session_from=99")
    assert "There is no session “99” of this body." in shown
    assert 'name="all" value="&quot;lamps"' in shown


def test_further_paragraphs_are_a_step_away_with_what_is_sought_marked(client):
    hold(
        9, *(clause(f"op{at}", f"Counts {at} lamps.", number=f"{at}.") for at in range(1, 8)), clause("op8", "Sleeps.")
    )
    shown = page(client, "/search?q=lamps&session=cnd:45")
    address = "/search/within/cnd/resolutions/45/9?q=lamps&session=cnd:45"
    assert f'href="{address.replace("&", "&amp;")}" rel="nofollow">4 further paragraphs match' in shown
    within = page(client, address)
    assert "7 paragraphs match" in within
    assert within.count("<mark>lamps</mark>") == 7
    assert within.index("Counts 1 ") < within.index("Counts 2 ") < within.index("Counts 7 ")
    assert 'href="/cnd/resolutions/45/9/op7"' in within
    assert "Sleeps" not in within
    assert "further" not in within


def test_titles_are_no_paragraphs_of_a_text(client):
    hold(9, *(clause(f"op{at}", "Counts lamps.") for at in range(1, 6)), title="Lamps")
    assert "5 paragraphs match" in page(client, "/search/within/cnd/resolutions/45/9?q=lamps")


def test_many_paragraphs_of_a_text_come_page_by_page(client):
    hold(9, *(clause(f"op{at}", f"Counts {at} lamps.") for at in range(1, 121)))
    found = [
        page(client, f"/search/within/cnd/resolutions/45/9?q=lamps&page={number}").count("<mark>")
        for number in (1, 2, 3, 9)
    ]
    assert found == [50, 50, 20, 20]


@pytest.mark.parametrize("address", ["45/9?q=zeppelin", "45/10?q=lamps", "46/9?q=lamps", "45/9?q=lamps&body=ga"])
def test_a_text_that_the_search_does_not_find_has_no_such_page(client, address):
    hold(9, clause("op1", "Counts lamps."))
    hold(1, clause("op1", "Counts lamps."), body="ga", label="70")
    page(client, f"/search/within/cnd/resolutions/{address}", 404)


def test_where_nothing_is_asked_of_paragraphs_none_are_further(client):
    hold(9, *(clause(f"op{at}", "Counts lamps.") for at in range(1, 8)))
    assert "further" not in page(client, "/search?session=cnd:45")


def test_the_most_cited_say_how_often_they_are(client):
    hold(9, clause("op1", "Counts lamps."))
    for number in (10, 11):
        text = make_text((clause("op1", "Recalling resolution 45/9 on lamps."),), (), title=Words("Lanterns"))
        version = make_version(text, label="45", number=number)
        store_references(version, text, [reference("op1", 10, "resolution 45/9", "CND/RES/45/9")])
        publish_version(version)
    shown = page(client, "/search?q=lamps&sort=cited")
    assert shown.index("cited by 2 texts") < shown.index("cited by 0 texts")
    assert "cited by" not in page(client, "/search?q=lamps")
    assert [hit["cited_by"] for hit in client.get("/api/search?q=lamps&sort=cited").json()["results"]] == [2, 0, 0]
    assert client.get("/api/search?q=lamps").json()["results"][0]["cited_by"] is None


def test_languages_are_told_by_their_own_names(client):
    hold(9, clause("op1", "Counts lamps."))
    assert "English" not in page(client, "/search?q=lamps").partition("</ol>")[0]
    make_published(
        make_text((clause("op1", "Compte les lamps."),), (), title=Words("Lanternes"), language="fr"),
        label="45",
        number=9,
    )
    shown = page(client, "/search?q=lamps")
    assert '<span lang="en">English</span> · <span lang="fr">français</span>' in shown

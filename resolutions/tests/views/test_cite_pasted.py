"""The resolver's pages: one citation, a paragraph, a list, and what is held or known."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resolutions.citations.designations import LONGEST
from resolutions.models import RegisterEntry
from resolutions.store.records import record_of
from resolutions.tests.citations.designations.wordings import wordings
from resolutions.tests.factories import make_body, make_convention, make_resolution
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.test_text_pages import page
from resolutions.views.naming import how_to_cite

pytestmark = pytest.mark.django_db
TITLE = "Safe carriage of paper lanterns"


def register(label, number, body="cnd", **facts):
    row = make_resolution(label=label, number=number, body=body)
    return RegisterEntry.objects.create(resolution=row, source="a list", **facts)


def test_no_wording_leads_to_a_wrong_page(client):
    """In an archive with all organs and conventions, which holds the one text that is asked for by its title."""
    call_command("loaddata", "bodies", "conventions", verbosity=0)
    make_published(label="46", number=2)
    wrong = [
        wording.words for wording in wordings() if not is_right(client.get("/cite", {"q": wording.words}), wording)
    ]
    assert not wrong


def is_right(response, wording) -> bool:
    expected = {path for paths in wording.addresses for path in paths}
    if response.status_code in (302, 303):
        return {response["Location"]} == expected
    if response.status_code == 404:
        return not expected
    shown = response.content.decode().replace("%20", " ")
    is_told = response.status_code == (300 if wording.answer == "choice" else 200)
    return is_told and all(f'href="{path}"' in shown for path in expected)


def test_a_text_that_is_known_and_not_held_is_led_to_its_page_which_says_so(client):
    register("55", 12, title="Lamps of the harbour")
    response = client.get("/cite", {"q": "CND res 55/12"}, follow=True)
    assert response.redirect_chain == [("/cnd/resolutions/55/12", 302)]
    assert response.status_code == 200
    assert "Lamps of the harbour" in response.content.decode()


def test_a_pasted_paragraph_is_shown_with_each_reading(client):
    make_body("ga")
    make_convention("1988")
    make_published(label="45", number=9)
    register("52", 6, title="Wicks")
    words = (
        "Recalling CND resolutions 45/9 and 52/6, article 3 of the 1988 Convention and its resolution 60/1; open 24/7"
    )
    shown = page(client, f"/cite?q={words}")
    assert "<mark>CND resolutions 45/9</mark>" in shown
    assert TITLE in shown
    assert "known, not held" in shown
    assert "Which of these is not said" in shown
    assert "“Its” means the organ" in shown
    assert '<mark class="unread">24/7</mark>' in shown
    assert "http://testserver/cnd/resolutions/45/9" in shown or "/cnd/resolutions/45/9\n" in shown


def test_words_in_the_page_are_escaped(client):
    shown = page(client, "/cite?q=<b>CND 45/9</b> and <i>GA 77/238</i>")
    assert "<b>CND" not in shown
    assert "&lt;b&gt;" in shown


def test_what_is_posted_has_an_address_where_it_is_short(client):
    response = client.post("/cite", {"q": "CND 45/9"})
    assert (response.status_code, response["Location"]) == (303, "/cite?q=CND+45%2F9")


def test_a_long_list_is_read_where_it_is_posted(client):
    words = "\r\n".join(f"CND resolution 45/{number}" for number in range(1, 90))
    response = client.post("/cite", {"q": words})
    assert response.status_code == 200
    assert "89 of 89 were understood" in response.content.decode()


def test_words_that_are_too_long_are_refused_with_the_limit(client):
    response = client.post("/cite", {"q": "x" * (LONGEST + 1)})
    assert response.status_code == 413
    assert str(LONGEST) in response.content.decode()


def test_an_article_that_does_not_exist_is_told_before_the_convention_is_shown(client):
    make_convention("1988", articles=10)
    shown = page(client, "/cite?q=1988 Convention, article 99")
    assert "no such article" in shown
    assert 'href="/conventions/1988"' in shown


def test_a_title_of_a_held_or_known_text_leads_to_it(client):
    make_published(label="45", number=9)
    register("55", 12, title="Lamps of the “old” harbour")
    assert (
        client.get("/cite", {"q": f"the resolution entitled “{TITLE.upper()}”"})["Location"] == "/cnd/resolutions/45/9"
    )
    found = client.get("/cite", {"q": "Lamps of the 'old' harbour"})
    assert found.status_code == 404, "single quotation marks are other marks"
    assert client.get("/cite", {"q": 'Lamps of the "old" harbour'})["Location"] == "/cnd/resolutions/55/12"


def test_two_texts_of_one_title_are_asked_about(client):
    make_published(label="45", number=9)
    make_published(label="46", number=1)
    assert client.get("/cite", {"q": f"“{TITLE}”"}).status_code == 300


@pytest.mark.parametrize("how", [{"path": "/cite.json"}, {"path": "/cite", "headers": {"accept": "application/json"}}])
def test_the_same_reading_is_given_as_json(client, how):
    make_body("sc")
    make_published(label="45", number=9)
    response = client.get(how.pop("path"), {"q": "CND Res. 45/9, ¶ 99; UNSCR 1373"}, **how)
    assert response.headers["Content-Type"] == "application/json"
    first, second = json.loads(response.content)["results"]
    assert (first["outcome"], first["words"]) == ("one", "CND Res. 45/9, ¶ 99")
    assert first["named"][0]["url"].endswith("/cnd/resolutions/45/9/op99")
    assert (first["named"][0]["standing"], first["named"][0]["has_place"]) == ("held", False)
    assert (second["outcome"], second["why"], second["named"]) == ("none", "no-year", [])


def test_json_of_nothing_is_404_and_of_too_much_413(client):
    assert client.get("/cite.json", {"q": "lanterns"}).status_code == 404
    assert client.post("/cite.json", {"q": "x" * (LONGEST + 1)}).status_code == 413
    assert client.post("/cite", {"q": "45/9"}, headers={"accept": "application/json"}).status_code == 200


def test_a_list_of_many_asks_the_database_as_often_as_one_citation(client):
    make_published(label="45", number=9)

    def count(words):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.post("/cite.json", {"q": words})
        return len(queries)

    client.post("/cite.json", {"q": "CND 45/9"})
    assert count("CND 45/9, para. 1") >= count("\n".join(f"CND 45/{number}, para. 1" for number in range(1, 60)))


def test_a_text_that_cites_makes_what_it_cites_known(client):
    make_body("ga")
    cited = reference("op1", "Accept", "resolution", "A/RES/45/9")
    make_published(label="45", number=10, references=(cited,))
    shown = client.get("/cite", {"q": "45/9"}).content.decode()
    assert shown.index("General Assembly resolution 45/9") < shown.index("known, not held")


def test_the_box_offers_itself_without_words(client):
    shown = page(client, reverse("resolutions:cite"))
    assert "<textarea" in shown
    assert 'maxlength="20000"' in shown


def test_the_address_bar_of_a_browser_can_ask(client):
    description = client.get("/opensearch-cite.xml")
    assert description["Content-Type"] == "application/opensearchdescription+xml"
    assert b'template="http://testserver/cite?q={searchTerms}"' in description.content
    assert 'href="/opensearch-cite.xml"' in page(client, "/cite")


def test_an_article_of_the_amended_convention_is_found_under_the_plain_one(client):
    make_convention("1961", articles=3)
    amended = make_convention("1961-as-amended", title="Single Convention on Lanterns as amended", articles=3)
    amended.articles.create(slug="38-bis", printed="38 bis", position=99)
    assert client.get("/conventions/1961/article/38-bis")["Location"] == "/conventions/1961-as-amended/article/38-bis"
    assert client.get("/conventions/1961/article/39-bis").status_code == 404


@pytest.mark.parametrize("token", ["", "pp1", "op1", "op1..op2"])
def test_what_the_archive_offers_to_copy_leads_back(client, token):
    """All styles but APA's form for running text, which names no number; lists of references name no paragraph."""
    call_command("loaddata", "bodies", verbosity=0)
    version = make_published(label="45", number=9, adopted_on=date(2002, 3, 15))
    forms = how_to_cite(record_of(version), token)
    for form in (*forms.usual, *forms.others):
        words = "".join(run.text for run in form.runs)
        place = f"/{token}" if token and form.key not in ("apa-list", "chicago-bibliography") else ""
        if form.key != "apa-text":
            answer = client.get("/cite", {"q": words})
            assert answer.get("Location") == f"/cnd/resolutions/45/9{place}", words

"""The resolver, and addresses as people write them."""

from __future__ import annotations

import pytest

from resolutions.tests.factories import make_body
from resolutions.tests.views.conftest import make_published
from resolutions.tests.views.test_text_pages import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "status", "path"),
    [
        ("CND Res. 45/9 para 3", 302, "/cnd/resolutions/45/9/op3"),
        ("Commission on Narcotic Drugs resolution 2 (XL)", 302, "/cnd/resolutions/40/2"),
        ("General Assembly resolution 77/238", 302, "/ga/resolutions/77/238"),
        ("CND decision 63/17", 302, "/cnd/decisions/63/17"),
        ("E/CN.7/2001/16", 303, "/symbol/E/CN.7/2001/16"),
    ],
)
def test_citation_leads_to_what_it_names(client, words, status, path):
    response = client.get("/cite", {"q": words})
    assert (response.status_code, response["Location"]) == (status, path)


def test_words_that_may_name_several_are_asked_about_and_what_is_held_comes_first(client):
    make_body("ga")
    make_published(label="40", number=2)
    response = client.get("/cite", {"q": "2/40"})
    shown = response.content.decode()
    assert response.status_code == 300
    assert "Safe carriage of paper lanterns" in shown
    assert shown.index("/cnd/resolutions/40/2") < shown.index("not held")


def test_words_that_name_nothing_are_answered_with_a_sentence(client):
    shown = page(client, "/cite?q=<b>lamps</b>", 404)
    assert "&lt;b&gt;lamps" in shown
    assert "<b>lamps" not in shown


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/cnd/resolutions/2-XL", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/2(XL)", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/XL/2/OP2-E", "/cnd/resolutions/40/2/op2-e"),
        ("/CND/RESOLUTIONS/45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/CND%20Res.45/9", "/cnd/resolutions/45/9"),
        ("/CND%20Res.45/9", "/cnd/resolutions/45/9"),
        ("/cnd%20res.45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/45/9/", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/45/9/op3/?x=1", "/cnd/resolutions/45/9/op3?x=1"),
        ("/search/?q=a", "/search?q=a"),
        ("/cnd/sessions/", "/cnd/sessions"),
        ("/CND/sessions/s-3", "/cnd/sessions/S-3"),
        ("/cnd/resolutions", "/cnd"),
        ("/cnd/resolutions/45", "/cnd/sessions/45"),
    ],
)
def test_other_spellings_are_redirected_for_good(client, path, where):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, where)


def test_spelling_that_several_organs_have_is_asked_about(client):
    assert client.get("/45/9")["Location"] == "/cite?q=45/9"


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/cnd/resolutions/2-XL/", "/%2F%2Fevil.example/"])
def test_no_redirect_leaves_the_archive(client, path):
    response = client.get(path)
    assert not response.get("Location", "").startswith(("//", "http"))

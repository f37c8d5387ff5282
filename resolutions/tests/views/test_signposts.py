"""Typed links: the same in headers, in the head of the page and in the linkset, each leading somewhere."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import html5lib
import pytest

from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_text
from resolutions.tests.views.conftest import make_published
from resolutions.views.writers import FORMATS

pytestmark = pytest.mark.django_db
TEXT = "/cnd/resolutions/45/9"
HOST = "http://testserver"
_LINK = re.compile(r'<([^>]+)>; rel="([^"]+)"(?:; type="([^"]+)")?')
PLACES = ["", "/op2-b", "/op1..op2", "/fn1"]


def links_of(response):
    return [(rel, href, kind) for href, rel, kind in _LINK.findall(response["Link"])]


@pytest.mark.parametrize("place", PLACES)
def test_page_has_every_link_of_the_fair_profile(client, place):
    make_published(label="45", number=9)
    links = links_of(client.get(f"{TEXT}{place}"))
    here = f"{HOST}{TEXT}{place}"
    assert [href for rel, href, _kind in links if rel == "cite-as"] == [here]
    types = {"https://schema.org/AboutPage", "https://schema.org/Legislation"}
    assert {href for rel, href, _kind in links if rel == "type"} == types
    described = {kind for rel, _href, kind in links if rel == "describedby"}
    assert {"application/vnd.citationstyles.csl+json", "application/akn+xml", "application/ld+json"} <= described
    items = {href for rel, href, _kind in links if rel == "item"}
    assert {f"{here}.txt", f"{here}.json", f"{here}.html", f"{here}.pdf"} <= items
    assert ("author", f"{HOST}/cnd", "") in links
    assert ("license", f"{HOST}/rights", "") in links
    assert ("linkset", f"{here}.linkset.json", "application/linkset+json") in links


@pytest.mark.parametrize("place", PLACES)
def test_every_link_answers_with_the_type_that_it_promises(client, place):
    make_published(label="45", number=9)
    for _rel, href, kind in links_of(client.get(f"{TEXT}{place}")):
        if href.startswith(HOST):
            response = client.get(urlsplit(href).path)
            assert response.status_code == 200, href
            assert not kind or response["Content-Type"].split(";")[0] == kind, href


@pytest.mark.parametrize("place", PLACES)
def test_head_of_the_page_says_the_same_as_the_header(client, place):
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}{place}")
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    shown = {(rel, link.get("href")) for link in tree.iter("link") for rel in link.get("rel", "").split()}
    assert {(rel, href) for rel, href, _kind in links_of(response)} <= shown
    assert client.head(f"{TEXT}{place}")["Link"] == response["Link"]


def test_links_are_short_enough_for_a_header_whatever_the_address(client):
    make_published(label="45", number=9)
    for path in (TEXT, f"{TEXT}/op1..op2", f"{TEXT}@1/op1..op2"):
        assert len(client.get(path)["Link"]) < 8000 - 300  # an address may be longer than these


@pytest.mark.parametrize("place", PLACES)
def test_linkset_has_the_links_of_the_page_and_the_way_back_from_each_form(client, place):
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}{place}.linkset.json")
    assert response["Content-Type"] == "application/linkset+json"
    sets = {one["anchor"]: one for one in json.loads(response.content)["linkset"]}
    here = f"{HOST}{TEXT}{place}"
    page = {(rel, one["href"]) for rel, found in sets[here].items() if rel != "anchor" for one in found}
    assert page == {(rel, href) for rel, href, _kind in links_of(client.get(f"{TEXT}{place}"))}
    assert sets[f"{here}.ris"]["describes"] == [{"href": here, "type": "text/html"}]
    assert sets[f"{here}.txt"]["collection"] == [{"href": here, "type": "text/html"}]


def test_forms_lead_back_to_their_page(client):
    make_published(label="45", number=9)
    assert ("collection", f"{HOST}{TEXT}/op1", "text/html") in links_of(client.get(f"{TEXT}/op1.txt"))
    assert ("describes", f"{HOST}{TEXT}/op1", "text/html") in links_of(client.get(f"{TEXT}/op1.bib"))
    assert ("describes", f"{HOST}{TEXT}", "text/html") in links_of(client.get(f"{TEXT}.akn"))


def test_specimen_names_no_citation_of_itself(client):
    make_published(label="901", number=1)
    path = "/cnd/resolutions/901/1"
    links = links_of(client.get(path))
    assert not [href for _rel, href, _kind in links if href.endswith((".ris", ".bib", ".csl.json"))]
    assert b".ris" not in client.get(f"{path}.linkset.json").content
    for _rel, href, _kind in links:
        assert not href.startswith(HOST) or client.get(urlsplit(href).path).status_code == 200, href


@pytest.mark.parametrize("place", ["", "/op1", "/fn1"])
def test_page_offers_every_form_that_readers_have_a_name_for_once(client, place):
    make_published(label="45", number=9)
    shown = client.get(f"{TEXT}{place}").content.decode()
    for form in FORMATS.values():
        assert shown.count(f'href="{TEXT}{place}.{form.suffix}"') == (1 if form.label else 0), form.suffix


@pytest.mark.parametrize("place", PLACES)
def test_page_holds_linked_data_that_no_words_can_break_out_of(client, place):
    clauses = (clause("op1", "Notes that <!-- <script lamps </script><b>lamps & lanterns", number="1."),)
    make_published(make_text(clauses=clauses, title=Words("</script><i>&amp;")), label="45", number=8)
    for path in (f"{TEXT}{place}", "/cnd/resolutions/45/8", "/cnd/resolutions/45/8/op1"):
        make_published(label="45", number=9)
        tree = html5lib.parse(client.get(path).content.decode(), namespaceHTMLElements=False)
        (data,) = [json.loads(one.text) for one in tree.iter("script") if one.get("type") == "application/ld+json"]
        assert (data["@type"], data["@id"]) == ("Legislation", f"{HOST}{path}")
    assert data["text"] == clauses[0].text


def test_specimen_holds_no_linked_data(client):
    make_published(label="901", number=1)
    assert b"ld+json" not in client.get("/cnd/resolutions/901/1").content.replace(
        b'type="application/ld+json" href', b""
    )

"""A whole result as files: the same texts in the same order as the pages, with what matches in each."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.core.cache import cache
from rest_framework.throttling import AnonRateThrottle

from resolutions.search.index.snapshot import generation
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_published, make_text, note
from resolutions.views import search_exports
from resolutions.views.search_exports import ExportThrottle

pytestmark = pytest.mark.django_db
FORMS = ("csv", "json", "ris", "bib")


@pytest.fixture(autouse=True)
def _unhurried():
    cache.clear()


def hold(number, *clauses, title="Lanterns", notes=(), **fields):
    fields = {"label": "45", "adopted_on": date(2002, 3, 15), **fields}
    language = fields.pop("language", "en")
    return make_published(make_text(clauses, notes, title=Words(title), language=language), number=number, **fields)


def body(response) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def rows(client, address) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client.get(address)).removeprefix("\ufeff"))))


def pages(client, query) -> list[str]:
    """Addresses of all texts that the API's pages list."""
    found, number = [], 1
    while True:
        page = client.get(f"/api/search?{query}&page={number}").json()
        found += [one["url"] for one in page["results"]]
        if page["next"] is None:
            return found
        number += 1


def test_a_row_a_text_in_the_order_of_the_pages(client, monkeypatch):
    monkeypatch.setattr(search_exports, "PART", 4)
    for number in range(1, 24):
        hold(number, clause("op1", "Counts " + "lamps " * (number % 5 + 1)), clause("op2", "Sleeps."))
    found = rows(client, "/search.csv?q=lamps")
    assert [row["address"] for row in found] == pages(client, "q=lamps")
    assert len(found) == 23
    assert found[0]["matching"] == "1"
    assert found[0]["paragraphs"] == f"{found[0]['address']}/op1"
    assert {row["index"] for row in found} == {generation()}
    assert {row["date"] for row in found} == {"2002-03-15"}


def test_a_row_a_paragraph_with_its_words_and_address(client):
    hold(
        9,
        clause("pp1", "Recalling lamps,", verb="recall"),
        clause("op1", "Requests keepers:", verb="request", number="1.", marks=[("1", 8)]),
        clause("op2", "Counts lamps;", number="2."),
        notes=(note("1", "On lamps."),),
    )
    found = rows(client, "/search.csv?q=lamps&rows=paragraphs")
    assert [(row["anchor"], row["words"], row["verb"], row["printed_number"]) for row in found] == [
        ("pp1", "Recalling lamps,", "recall", ""),
        ("op1", "Requests keepers:", "request", "1."),
        ("op2", "Counts lamps;", "", "2."),
    ]
    assert found[1]["address"] == "http://testserver/cnd/resolutions/45/9/op1"
    assert found[1]["text"] == "http://testserver/cnd/resolutions/45/9"


def test_without_words_every_paragraph_is_a_row(client):
    hold(9, clause("op1", "Counts lamps."), clause("op2", "Sleeps."), notes=(note("1", "Called by none."),))
    assert [row["anchor"] for row in rows(client, "/search.csv?session=cnd:45&rows=paragraphs")] == [
        "op1",
        "op2",
        "fn1",
    ]
    assert rows(client, "/search.csv?session=cnd:45")[0]["matching"] == "0"


def test_paragraphs_are_those_that_the_page_counts_in_either_unit(client):
    hold(9, clause("op1", "Counts lamps."), clause("op2", "Trims wicks."), clause("op3", "Sleeps."))
    for query in ("q=lamps+OR+wicks", "q=lamps+wicks&unit=resolution"):
        [hit] = client.get(f"/api/search?{query}").json()["results"]
        assert hit["matching"] == len(rows(client, f"/search.csv?{query}&rows=paragraphs")) == 2


def test_json_says_what_it_is_a_list_of(client):
    hold(9, clause("op1", "Counts lamps.", verb="count"))
    found = json.loads(body(client.get("/search.json?session=cnd:45&q=lamps")))
    assert found["search"] == "http://testserver/search?q=lamps&session=cnd:45"
    assert (found["index"], found["total"]) == (generation(), 1)
    [text] = found["texts"]
    assert (text["id"], text["title"], text["date"]) == ("cnd/resolutions/45/9", "Lanterns", "2002-03-15")
    assert [(one["anchor"], one["text"]) for one in text["paragraphs"]] == [("op1", "Counts lamps.")]


@pytest.mark.parametrize("total", [0, 1, 4, 5])
def test_json_is_well_formed_however_the_parts_fall(client, monkeypatch, total):
    monkeypatch.setattr(search_exports, "PART", 2)
    for number in range(total):
        hold(number + 1, clause("op1", "Counts lamps."))
    assert len(json.loads(body(client.get("/search.json?q=lamps")))["texts"]) == total


def test_entries_of_reference_managers_stand_in_the_order_of_the_page(client):
    hold(1, clause("op1", "Counts lamps."), title="Lamps of lamps")
    hold(2, clause("op1", "Counts lamps lamps lamps in harbours where nobody sleeps."), title="Harbours")
    ordered = pages(client, "q=lamps")
    ris = body(client.get("/search.ris?q=lamps"))
    assert [line[6:] for line in ris.splitlines() if line.startswith("UR")] == ordered
    bib = body(client.get("/search.bib?q=lamps"))
    assert [line.split("{")[1].split("}")[0] for line in bib.splitlines() if " url " in line] == ordered
    assert bib.startswith("% http://testserver/search?q=lamps\n% index ")


def test_the_text_in_the_language_asked_for(client):
    hold(9, clause("op1", "Counts lamps."))
    hold(9, clause("op1", "Compte les lamps."), title="Lanternes", language="fr")
    assert [row["title"] for row in rows(client, "/search.csv?q=lamps")] == ["Lanterns"]
    [row] = rows(client, "/search.csv?q=lamps&language=fr")
    assert (row["title"], row["languages"]) == ("Lanternes", "en fr")
    assert row["paragraphs"] == "http://testserver/cnd/resolutions/45/9/fr/op1"
    assert "/45/9/fr" in body(client.get("/search.ris?q=lamps&language=fr"))


@pytest.mark.parametrize("form", FORMS)
def test_specimens_are_in_no_file(client, form):
    hold(9, clause("op1", "Counts lamps."))
    hold(1, clause("op1", "Counts lamps."), label="901")
    written = body(client.get(f"/search.{form}?q=lamps"))
    assert "/45/9" in written
    assert "901" not in written


def test_words_that_begin_like_a_formula_are_words_to_a_spreadsheet(client):
    hold(9, clause("op1", "=HYPERLINK(lamps)"), title="+lamps")
    [row] = rows(client, "/search.csv?q=lamps&rows=paragraphs")
    assert (row["words"], row["title"]) == ("'=HYPERLINK(lamps)", "'+lamps")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_tells_by_its_name_what_it_is(client, form):
    hold(9, clause("op1", "Counts lamps."))
    response = client.get(f"/search.{form}?q=%22Brass lamps%22 OR ../x&sort=date")
    name = response["Content-Disposition"]
    assert name.startswith('attachment; filename="cnd-archive-brass-lamps-or-x-')
    assert name.endswith(f'-{generation()[:16]}.{form}"')
    assert response["Link"] == (
        '<http://testserver/search?q=%22Brass+lamps%22+OR+../x&sort=date>; rel="alternate"; type="text/html"'
    )
    assert (response["X-Robots-Tag"], response["Cache-Control"]) == ("noindex", "no-store")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("form", FORMS)
def test_it_is_written_while_it_is_read(client, form, monkeypatch):
    monkeypatch.setattr(search_exports, "PART", 1)
    for number in (1, 2, 3):
        hold(number, clause("op1", "Counts lamps."))
    written = client.get(f"/search.{form}?q=lamps").streaming_content
    assert b"45/3" not in next(written) + next(written)
    assert b"45/3" in b"".join(written)


@pytest.mark.parametrize("address", ["/search.csv?q=lamps", "/api/search.csv?q=lamps"])
def test_head_reads_no_text(client, address):
    hold(9, clause("op1", "Counts lamps."))
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert "filename" in head["Content-Disposition"]


def test_what_is_not_understood_is_left_out_as_on_the_page_but_told_by_the_api(client):
    hold(9, clause("op1", "Counts lamps."))
    assert len(rows(client, "/search.csv?q=lamps&colour=blue&rows=cows&kind=poem")) == 1
    for wrong in ("colour=blue", "rows=cows", "kind=poem", "page=2"):
        assert client.get(f"/api/search.csv?q=lamps&{wrong}").status_code == 400, wrong
    assert len(rows(client, "/api/search.csv?q=lamps&rows=paragraphs")) == 1


def test_a_text_that_is_withdrawn_while_a_file_is_written_is_left_out(client, monkeypatch):
    monkeypatch.setattr(search_exports, "PART", 1)
    _first, second = (hold(number, clause("op1", "Counts lamps.")) for number in (1, 2))
    written = client.get("/search.csv?q=lamps&sort=number").streaming_content
    begun = next(written) + next(written)
    type(second).objects.filter(pk=second.pk).update(state="withdrawn", withdrawn_reason="Blown out.")
    whole = (begun + b"".join(written)).decode()
    assert "45/1" in whole
    assert "45/2" not in whole


def test_who_asks_for_too_many_files_has_to_wait(client, monkeypatch):
    monkeypatch.setattr(ExportThrottle, "THROTTLE_RATES", {"export": "1/minute"})
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": None})
    assert client.get("/search.csv").status_code == 200
    refused = client.get("/search.ris")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) >= 1
    assert client.get("/search").status_code == 200


def test_the_page_and_the_api_lead_to_the_files(client):
    hold(9, clause("op1", "Counts lamps."))
    shown = client.get("/search?session=cnd:45&q=lamps").content.decode()
    exports = client.get("/api/search?session=cnd:45&q=lamps").json()["exports"]
    for form in FORMS:
        assert f'href="/search.{form}?q=lamps&amp;session=cnd:45"' in shown
        assert exports[form] == f"http://testserver/api/search.{form}?q=lamps&session=cnd:45"

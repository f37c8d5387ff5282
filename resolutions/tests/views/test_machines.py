"""What machines read: feeds, maps, formats, what may be kept."""

from __future__ import annotations

import json
from unittest import mock
from xml.etree import ElementTree

import pytest
from django.test import Client

from resolutions.models import CrossReference, ErrorReport
from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_body, make_text
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.test_text_pages import page

pytestmark = pytest.mark.django_db


def xml(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response, ElementTree.fromstring(response.content)  # noqa: S314


def test_sitemap_has_real_texts_and_no_specimens(client):
    make_published(label="45", number=9)
    for label in ("901", "S-901", "999"):
        make_published(label=label, number=1)
    _response, index = xml(client, "/sitemap.xml")
    found = []
    for place in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        _response, part = xml(client, place.text.removeprefix("http://testserver"))
        found += [loc.text for loc in part.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "http://testserver/cnd/resolutions/45/9" in found
    assert "http://testserver/cnd/sessions/45" in found
    assert not [loc for loc in found if "90" in loc or "99" in loc]


def test_year_in_the_900s_of_no_session_is_not_mistaken_for_a_specimen(client):
    make_published(label="1990", number=9, body="ecosoc")
    _response, part = xml(client, "/sitemap-texts.xml")
    assert "1990/9" in "".join(part.itertext())


def test_feed_has_real_texts_and_no_specimens(client):
    make_published(label="45", number=9)
    make_published(make_text(title=Words("Invented")), label="901", number=1)
    _response, feed = xml(client, "/feeds/latest.atom")
    words = "".join(feed.itertext())
    assert "Safe carriage" in words
    assert "Invented" not in words


def test_opensearch_names_the_search_page(client):
    response, description = xml(client, "/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert "http://testserver/search?q={searchTerms}" in ElementTree.tostring(description).decode()


def test_robots_name_the_sitemap(client):
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content


def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/healthz").json() == {"status": "ok", "readable": True, "writable": True}


def test_text_and_data_by_the_end_of_the_address(client):
    make_published(label="45", number=9)
    plain = client.get("/cnd/resolutions/45/9.txt")
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert "To trim the wicks at dusk;" in plain.content.decode()
    data = client.get("/cnd/resolutions/45/9@1.json")
    assert json.loads(data.content)["designation"] == "45/9"


def test_text_and_data_by_what_the_request_prefers(client):
    make_published(label="45", number=9)
    data = client.get("/cnd/resolutions/45/9", headers={"accept": "application/json"})
    assert data["Content-Location"] == "/cnd/resolutions/45/9.json"
    assert "Accept" in data["Vary"]
    browser = client.get("/cnd/resolutions/45/9", headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert browser["Content-Type"].startswith("text/html")


def test_reader_who_has_the_page_gets_304_until_a_reference_changes(client):
    make_published(label="45", number=9)
    citing = make_published(
        make_text(), [reference("op1", "Requests", "resolution", "CND/RES/45/9")], label="46", number=1
    )
    first = client.get("/cnd/resolutions/45/9")
    again = client.get("/cnd/resolutions/45/9", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    CrossReference.objects.filter(version=citing).update(status="rejected")
    changed = client.get("/cnd/resolutions/45/9", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_public_page_may_be_kept_and_sets_no_cookie(client):
    make_published(label="45", number=9)
    response = client.get("/cnd/resolutions/45/9")
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_form_for_errors_is_never_kept(client):
    make_published(label="45", number=9)
    assert "no-store" in client.get("/cnd/resolutions/45/9/report-an-error")["Cache-Control"]


def test_reported_error_is_stored(client):
    version = make_published(label="45", number=9)
    sent = client.post("/cnd/resolutions/45/9/report-an-error", {"token": "op1", "message": "A wick is missing."})
    assert (sent.status_code, sent["Location"]) == (302, "/cnd/resolutions/45/9/error-reported")
    row = ErrorReport.objects.get()
    assert (row.resolution, row.token, row.message) == (version.resolution, "op1", "A wick is missing.")
    assert "Thank you" in page(client, sent["Location"])


def test_report_by_a_machine_is_thanked_and_forgotten(client):
    make_published(label="45", number=9)
    client.post("/cnd/resolutions/45/9/report-an-error", {"message": "Buy", "website": "x"})
    assert not ErrorReport.objects.exists()


def test_report_without_words_or_with_a_wrong_place_is_explained(client):
    make_published(label="45", number=9)
    sent = client.post("/cnd/resolutions/45/9/report-an-error", {"token": "<op>", "message": ""})
    assert sent.status_code == 200
    assert "is no paragraph address" in sent.content.decode()
    assert not ErrorReport.objects.exists()


def test_flood_of_reports_on_one_text_is_stopped(client):
    version = make_published(label="45", number=9)
    ErrorReport.objects.bulk_create([ErrorReport(resolution=version.resolution, message="x")] * 20)
    client.post("/cnd/resolutions/45/9/report-an-error", {"message": "One more."})
    assert ErrorReport.objects.count() == 20


def test_report_from_another_site_is_refused():
    make_published(label="45", number=9)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/cnd/resolutions/45/9/report-an-error", {"message": "x"}).status_code == 403


def test_page_of_a_fault_needs_nothing(client):
    make_body()
    client.raise_request_exception = False
    with mock.patch("resolutions.views.bodies.get_object_or_404", side_effect=RuntimeError):
        response = client.get("/cnd")
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()

"""What every address does alike: parameters, methods, caches, other origins, throttling, problems."""

from __future__ import annotations

import json

import pytest
from django.test import override_settings
from django.urls import path
from rest_framework.throttling import AnonRateThrottle

from resolutions.tests.views.api.conftest import TEXT, asked, hold
from resolutions.views.api.endpoint import Endpoint

ADDRESSES = [
    "/api/bodies",
    "/api/bodies/cnd",
    "/api/bodies/cnd/sessions",
    "/api/bodies/cnd/sessions/45",
    "/api/texts",
    TEXT,
    f"{TEXT}/versions",
    f"{TEXT}/paragraphs",
    f"{TEXT}/paragraphs/op1",
    f"{TEXT}/paragraphs/op1/cited-by",
    f"{TEXT}/references",
    f"{TEXT}/cited-by",
    "/api/conventions",
    "/api/conventions/1988",
    "/api/conventions/1988/cited-by",
    "/api/conventions/1988/article/3",
    "/api/conventions/1988/article/3/cited-by",
    "/api/symbols",
    "/api/symbol/E/CN.7/2001/16",
    "/api/symbol/E/CN.7/2001/16/cited-by",
    "/api/register",
    "/api/search",
    "/api/facets",
    "/api/facets/action",
    "/api/cite?q=45/9",
    "/api/openapi.json",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_may_be_kept_and_read_by_anybody(client, lanterns, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    assert {"public", "max-age=60"} <= set(response["Cache-Control"].split(", "))
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "Set-Cookie" not in response
    assert response["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in response["Vary"]
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_has_the_headers_of_get_and_no_body(client, lanterns, address):
    full, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == full["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_unknown_parameter_is_named_with_those_that_there_are(client, lanterns, address):
    mark = "&" if "?" in address else "?"
    problem = asked(client, f"{address}{mark}colour=blue", 400)
    assert problem["type"] == "http://testserver/api#unknown-parameter"
    assert problem["errors"][0]["parameter"] == "colour"
    assert "colour" not in problem["parameters"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_changed(client, lanterns, method):
    response = getattr(client, method)("/api/texts")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(response.content)["type"].endswith("#bad-method")


def test_options_name_what_may_be_done(client, lanterns):
    response = client.options("/api/texts")
    assert (response.status_code, response.content, response["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")


def test_browser_of_another_site_may_send_what_it_has(client, lanterns):
    asks = {"origin": "https://notebook.example", "access-control-request-method": "GET"}
    for address in (TEXT, "/cnd/resolutions/45/9.json", "/cnd/resolutions/45/9"):
        response = client.options(address, headers={**asks, "access-control-request-headers": "if-none-match"})
        assert response.status_code == 204
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]


def test_forms_of_texts_are_open_to_other_sites_and_pages_are_not(client, lanterns):
    open_ones = ["/cnd/resolutions/45/9.json", "/cnd/resolutions/45/9/op1.txt", "/cnd/resolutions/45/7.json", "/api"]
    for address in open_ones:
        assert client.get(address)["Access-Control-Allow-Origin"] == "*", address
    by_header = client.get("/cnd/resolutions/45/9", headers={"accept": "application/json"})
    assert by_header["Access-Control-Allow-Origin"] == "*"
    for address in ("/cnd/resolutions/45/9", "/search", "/admin/login/", "/"):
        assert "Access-Control-Allow-Origin" not in client.get(address), address


def test_only_json_is_written(client, lanterns):
    problem = asked(client, TEXT, 406, accept="application/xml")
    assert problem["type"].endswith("#not-acceptable")
    assert client.get(TEXT, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}).status_code == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("page_size=0", "page_size: “0” is no whole number from 1 to 200."),
        ("page_size=01", "page_size: “01” is no whole number from 1 to 200."),
        ("page_size=five", "page_size: “five” is no whole number from 1 to 200."),
        ("page_size=1&page_size=2", "page_size: page_size was given 2 times, and may be given 1 times."),
        ("kind=poem", "kind: “poem” is no value here. Expected: resolution, decision, declaration, statement."),
        ("specimens=yes", "specimens: “yes” is neither true nor false."),
        ("session=", "session: “” is not a word of 1 to 120 signs."),
    ],
)
def test_value_not_understood_is_told_in_a_sentence(client, lanterns, given, sentence):
    problem = asked(client, f"/api/texts?{given}", 400)
    assert problem["type"].endswith("#bad-parameter")
    assert problem["detail"] == sentence


def test_all_values_at_fault_are_told_at_once(client, lanterns):
    problem = asked(client, "/api/texts?page_size=0&sort=colour", 400)
    assert [one["parameter"] for one in problem["errors"]] == ["sort", "page_size"]


@pytest.mark.parametrize("cursor", ["zz", "1", "1.6", "1.6g", "1.zz.2", "é", "1.00", "12345678.20"])
def test_bad_cursor_is_a_sentence(client, lanterns, cursor):
    problem = asked(client, f"/api/texts?cursor={cursor}", 400)
    assert "is not a cursor of this list" in problem["detail"]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/api/", "/api"),
        ("/api/texts/", "/api/texts"),
        ("/api/texts/?kind=decision", "/api/texts?kind=decision"),
        ("/api/texts/CND/resolutions/2-XL", "/api/texts/cnd/resolutions/40/2"),
        ("/api/texts/cnd/resolutions/45/009/paragraphs/op1", "/api/texts/cnd/resolutions/45/9/paragraphs/op1"),
    ],
)
def test_other_spelling_of_an_address_moves_to_the_usual_one(client, lanterns, address, place):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, place)


@pytest.mark.parametrize(
    "address", ["/api/nothing", "/api/bodies/nothing", "/api/conventions/nothing", "/api/facets/x"]
)
def test_nothing_here_is_a_problem_and_no_page(client, lanterns, address):
    problem = asked(client, address, 404)
    assert (problem["status"], problem["type"]) == (404, "http://testserver/api#not-found")
    assert problem["detail"]


def test_reader_in_a_hurry_is_told_how_long_to_wait(client, lanterns, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/minute"})
    for _again in range(2):
        asked(client, "/api/facets")
    response = client.get("/api/facets")
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response["Cache-Control"] == "no-store"
    assert json.loads(response.content)["type"].endswith("#too-many-requests")
    other = client.get("/api/facets", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_behind_a_proxy_readers_are_counted_by_the_address_that_it_wrote(client, lanterns, monkeypatch, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "1/minute"})
    first = {"x-forwarded-for": "198.51.100.1, 203.0.113.9"}
    assert client.get("/api/facets", headers=first).status_code == 200
    claimed = {"x-forwarded-for": "198.51.100.2, 203.0.113.9"}
    assert client.get("/api/facets", headers=claimed).status_code == 429
    assert client.get("/api/facets", headers={"x-forwarded-for": "203.0.113.10"}).status_code == 200


class Broken(Endpoint):
    """Breaks."""

    def answer(self, **named):
        raise RuntimeError("a lantern fell")


urlpatterns = [path("api/broken", Broken.as_view())]
handler500 = "resolutions.views.missing.server_error"


@override_settings(ROOT_URLCONF=__name__)
def test_fault_of_the_archive_is_a_problem_too(client, caplog):
    client.raise_request_exception = False
    problem = asked(client, "/api/broken", 500)
    assert problem["type"].endswith("#fault")
    assert "lantern" not in json.dumps(problem)


def test_number_of_queries_does_not_grow_with_a_list(client, lanterns, django_assert_max_num_queries):
    for number in range(10, 30):
        hold(number)
    for address, most in (
        ("/api/texts?page_size=200", 8),
        ("/api/search?q=lantern*", 14),
        ("/api/bodies/cnd/sessions", 4),
    ):
        client.get(address)  # vocabularies are read once a minute
        with django_assert_max_num_queries(most):
            asked(client, address)

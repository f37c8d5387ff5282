"""The page of worked examples: each is run as it stands."""

from __future__ import annotations

import io
import json
import re
import shlex
import urllib.parse
import urllib.request
from html import unescape

import pytest

from resolutions.tests.factories import clause, make_text
from resolutions.tests.views.api.conftest import hold
from resolutions.views.api.examples import examples

SLUGS = [example.slug for example in examples()]


def example_of(slug):
    """At the time of the test, when the archive knows its address."""
    return next(example for example in examples() if example.slug == slug)


@pytest.fixture
def archive(lanterns):
    """Enough for every example to have something to say."""
    words = "Requests every harbour to end trafficking in lanterns without oil."
    hold(9, "46", text=make_text([clause("op1", words, number="1.", verb="request")], ()))
    hold(8)


def commands(code):
    """Each curl command: (address, method, headers), its options read as curl reads them."""
    for line in code.splitlines():
        words = shlex.split(line)
        assert words.pop(0) == "curl"
        address, method, headers, query = "", "get", {}, []
        while words:
            word = words.pop(0)
            if word == "--header":
                name, _, value = words.pop(0).partition(": ")
                headers[name.lower()] = value
            elif word == "--data-urlencode":
                name, _, value = words.pop(0).partition("=")
                query.append(f"{name}={urllib.parse.quote(value)}")
            elif word == "--head":
                method = "head"
            elif word != "--get":
                address = word
        yield address + ("?" if query else "") + "&".join(query), method, headers


@pytest.mark.parametrize("slug", SLUGS)
def test_curl_of_the_example_is_answered(client, archive, slug):
    for address, method, headers in commands(example_of(slug).curl):
        assert address.startswith("http://testserver/api/")
        response = getattr(client, method)(address, headers=headers)
        assert response.status_code == 200, (address, response.content)
        assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if example_of(slug).python])
def test_python_of_the_example_runs_and_prints_something(client, archive, slug, monkeypatch, capsys):
    def urlopen(address):
        response = client.get(address)
        assert response.status_code == 200, (address, response.content)
        return io.BytesIO(response.content)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    exec(compile(example_of(slug).python, slug, "exec"), {})  # noqa: S102
    printed = capsys.readouterr().out
    assert printed.strip()
    assert "45/9" in printed or "CND" in printed or " of " in printed or "texts" in printed


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if example_of(slug).r])
def test_r_of_the_example_asks_for_what_is_there_and_takes_columns_that_are(client, archive, slug):
    code = example_of(slug).r
    data = {}
    for address in re.findall(r'"(http[^"]+)"', code):
        response = client.get(address)
        assert response.status_code == 200, address
        data = json.loads(response.content)
    rows = next((data[name] for name in ("results", "paragraphs") if name in data), [])
    for columns in re.findall(r"c\(([^)]*)\)", code):
        for name in re.findall(r'"(\w+)"', columns):
            assert name in rows[0], name


def test_page_shows_every_example_every_address_and_the_description(client, archive):
    response = client.get("/api")
    page = unescape(response.content.decode())
    assert response["Link"] == '</api/openapi.json>; rel="service-desc"; type="application/json"'
    for example in examples():
        for code in filter(None, (example.curl, example.python, example.r)):
            assert code in page
    described = json.loads(client.get("/api/openapi.json").content)["paths"]
    for path in described:
        assert path in page
    assert "<script>" not in page
    assert "600/minute" in page

"""Nothing of anybody on a public page: every address there is answers an archivist as it answers a stranger, or is private."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from resolutions.publishing.publish import publish
from resolutions.tests.factories import make_text, make_version
from resolutions.tests.views.wsgi import ask

PART = re.compile(r"<(?:[\w-]+:)?(\w+)>")
SAMPLES = {
    "address": "cnd/resolutions/45/9",
    "anchor": "op1",
    "article": "38",
    "body": "cnd",
    "kind": "resolutions",
    "label": "45",
    "number": "9",
    "other": "fr",
    "path": "nothing/of/the/kind",
    "pk": "{draft}",
    "section": "texts",
    "session": "45",
    "slug": "1961",
    "symbol": "E/CN.7/2001/16",
    "token": "op1",
    "wanted": "json",
}
OTHERWISE = {  # where the samples above name nothing, and addresses that are regular expressions
    "data-file": "data/manifest.json",
    "api-facet": "api/facets/action",
    "iri": "akn/un/cnd/resolution/45-9",
    "about": "help",
    "unknown": "nothing/of/the/kind",
    "api-unknown": "api/nothing",
    "search-export": "search.csv",
    "api-search-export": "api/search.json",
    "range": "cnd/resolutions/45/9/op1..op2",
    "range-format": "cnd/resolutions/45/9/op1..op2.json",
    "range-cited-by": "cnd/resolutions/45/9/op1..op2/cited-by",
    "body": "cnd",
}
ASKED = {
    "search": "?q=drugs",
    "search-feed": "?q=drugs",
    "cite": "?q=45/9",
    "cite-json": "?q=45/9",
    "oai": "?verb=Identify",
}
PRIVATE = {"preview", "report", "healthz"}
TIME = re.compile(rb"\d\d:\d\d:\d\d[.\d]*")  # an empty feed and a harvest say what time it is


def names_and_patterns(resolver=None, before=""):
    for entry in (resolver or get_resolver()).url_patterns:
        whole = before + str(entry.pattern)
        if not hasattr(entry, "url_patterns"):
            yield entry.name, whole
        elif getattr(entry, "app_name", "") != "admin":
            yield from names_and_patterns(entry, whole)


def address(name, pattern, draft):
    path = OTHERWISE.get(name) or PART.sub(lambda part: SAMPLES[part[1]].format(draft=draft), pattern)
    return f"/{path}{ASKED.get(name, '')}"


NAMED = {name: pattern for name, pattern in names_and_patterns() if name}


@pytest.fixture
def archive(db):
    """A published text, another language of it, and a draft."""
    call_command("load_facts", verbosity=0)
    for language in ("en", "fr"):
        publish(make_version(make_text(), label="45", number=9, language=language), None)
    return make_version(make_text(), label="45", number=10).pk


@pytest.fixture
def archivist(db):
    """The cookies of somebody who may do everything and has a message waiting."""
    person = User.objects.create_superuser("ada", password="x")
    client = Client()
    client.force_login(person)
    page = client.get("/admin/password_change/")
    assert page.status_code == 200
    return "; ".join(f"{name}={held.value}" for name, held in client.cookies.items())


def told(answer):
    """Headers but those that differ by the moment."""
    return sorted(one for one in answer.headers if one[0].lower() not in ("date", "expires", "last-modified"))


def is_private(answer):
    return "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]


@pytest.mark.parametrize("name", NAMED)
def test_an_archivist_and_a_stranger_get_the_same(archive, archivist, name):
    path, application = address(name, NAMED[name], archive), WSGIHandler()
    stranger = ask(application, path)
    known = ask(application, path, cookie=archivist)
    assert stranger.status < 500
    if name in PRIVATE:
        assert is_private(stranger)
        assert is_private(known)
        return
    assert told(stranger) == told(known)
    assert TIME.sub(b"", stranger.body) == TIME.sub(b"", known.body)
    assert not stranger["Set-Cookie"]
    assert not known["Set-Cookie"]
    assert "Cookie" not in stranger["Vary"]
    assert b"csrfmiddlewaretoken" not in stranger.body
    assert b"ada" not in re.findall(rb"\w+", known.body)


def test_the_desk_is_kept_by_nobody(archive, archivist):
    for path in ("/admin/", "/admin/resolutions/version/", "/admin/login/"):
        for cookie in ("", archivist):
            answer = ask(WSGIHandler(), path, cookie=cookie)
            assert answer.status in (200, 302)
            assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


def test_what_is_posted_is_kept_by_nobody(archive):
    answer = ask(WSGIHandler(), "/cite", "POST")
    assert "public" not in answer["Cache-Control"]

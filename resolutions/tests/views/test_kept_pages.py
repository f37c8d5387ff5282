"""Pages that the process has made before: given again without being made, and never when anything has changed."""

import gzip

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from resolutions.models import Action, Bibliography, Body, Convention, CrossReference, Version
from resolutions.publishing.publish import new_draft, publish, withdraw
from resolutions.publishing.verdicts import reject
from resolutions.tests.factories import make_text, make_version
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.wsgi import ask
from resolutions.views import frames as views
from resolutions.views.kept_pages import KeptPages

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/cnd/resolutions/45/9"


@pytest.fixture
def pages():
    """The whole archive behind kept pages."""
    return KeptPages(WSGIHandler())


@pytest.fixture
def text():
    with transaction.atomic():
        return make_published(None, [reference("pp1", "Recalling", "resolution", "CND/RES/46/1")], label="45", number=9)


def queries(work):
    with CaptureQueriesContext(connection) as found:
        work()
    return len(found)


def other_text(number):
    with transaction.atomic():
        return make_published(
            None, [reference("pp1", "Recalling", "resolution", "CND/RES/45/9")], label="46", number=number
        )


@pytest.mark.parametrize("path", [PATH, f"{PATH}/op1", f"{PATH}/cited-by", "/", "/cnd", "/conventions", "/api/bodies"])
def test_the_second_answer_is_the_first_for_one_query(pages, text, path):
    first = ask(pages, path)
    assert (first.status, first["ETag"] != "") == (200, True)
    assert queries(lambda: ask(pages, path)) == 1
    again = ask(pages, path)
    assert (again.headers, again.body) == (first.headers, first.body)


def test_who_has_the_page_is_told_so_for_one_query(pages, text):
    etag = ask(pages, PATH)["ETag"]
    known = ask(pages, PATH, if_none_match=etag)
    assert (known.status, known.body, known["ETag"]) == (304, b"", etag)
    assert queries(lambda: ask(pages, PATH, if_none_match=etag)) == 1
    assert ask(pages, PATH, if_none_match='"other"').status == 200


def test_who_has_the_page_of_another_process_gets_it_not_again(pages, text):
    """Its ETag is made of the same tokens, so nothing is rendered."""
    etag = ask(pages, PATH)["ETag"]
    assert queries(lambda: ask(KeptPages(WSGIHandler()), PATH, if_none_match=etag)) <= 5
    assert ask(KeptPages(WSGIHandler()), PATH, if_none_match=etag).status == 304


def test_squeezed_or_not_as_the_reader_likes(pages, text):
    plain, small = ask(pages, PATH), ask(pages, PATH, accept_encoding="gzip")
    assert gzip.decompress(small.body) == plain.body
    assert small["ETag"] == f"W/{plain['ETag']}"
    assert ask(pages, PATH, if_none_match=small["ETag"]).status == 304
    assert ask(pages, PATH, accept_encoding="gzip;q=0, identity")["Content-Encoding"] == ""


def test_a_form_that_the_reader_prefers_is_no_page(pages, text):
    assert ask(pages, PATH, accept="text/html")["Content-Type"].startswith("text/html")
    assert ask(pages, PATH, accept="application/json")["Content-Type"].startswith("application/json")


def test_head_has_no_body(pages, text):
    page = ask(pages, PATH)
    assert (ask(pages, PATH, "HEAD").headers, ask(pages, PATH, "HEAD").body) == (page.headers, b"")


CHANGES = {
    "a verdict on its reference": lambda text: reject(text.references.get(), None),
    "raw SQL on its reference": lambda text: CrossReference.objects.filter(version=text).update(printed="Recall"),
    "a citing text": lambda text: other_text(1),
    "a new version": lambda text: publish(new_draft(text, None), None),
    "its withdrawal": lambda text: withdraw(text, None, reason="A mistake."),
    "a correction": lambda text: Bibliography.objects.create(resolution=text.resolution, agenda_item="Item 5"),
    "the name of its organ": lambda text: Body.objects.filter(slug="cnd").update(name="Another name"),
    "a vocabulary": lambda text: Action.objects.create(slug="new", lemma="new"),
    "a convention": lambda text: Convention.objects.create(slug="new", title="New"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_page_is_older_than_the_database(pages, text, change):
    paths = (PATH, "/cnd", "/conventions", f"{PATH}/cited-by")
    etags = {path: ask(pages, path)["ETag"] for path in paths}
    with transaction.atomic():
        CHANGES[change](text)
    for path, etag in etags.items():
        page = ask(pages, path, if_none_match=etag)
        fresh = ask(KeptPages(WSGIHandler()), path)
        assert page.status == fresh.status != 304
        assert page.body == fresh.body


def test_what_is_published_is_there_at_once(pages, text):
    assert b"46/1" not in ask(pages, f"{PATH}/cited-by").body
    other_text(1)
    assert b"46/1" in ask(pages, f"{PATH}/cited-by").body
    assert b"46/1" in ask(pages, PATH).body


def test_a_text_that_has_nothing_to_do_with_it_changes_no_page_of_a_text(pages, text):
    etag = ask(pages, PATH)["ETag"]
    with transaction.atomic():
        make_published(label="45", number=10)
    assert ask(pages, PATH, if_none_match=etag).status == 304
    assert ask(pages, "/cnd", if_none_match=etag).status == 200


def test_a_draft_changes_no_page_of_a_text(pages, text):
    etag = ask(pages, PATH)["ETag"]
    with transaction.atomic():
        new_draft(text, None)
    assert ask(pages, PATH, if_none_match=etag).status == 304


def test_a_change_while_a_page_is_made_leaves_nothing_behind(pages, text, monkeypatch):
    """The page may show the old or the new; the next one shows the new."""
    made = views.text_page

    def made_meanwhile(version):
        page = made(version)
        Version.objects.filter(pk=text.pk).update(state="withdrawn", withdrawn_reason="A mistake.")
        return page

    monkeypatch.setattr(views, "text_page", made_meanwhile)
    assert ask(pages, PATH).status == 200
    assert ask(pages, PATH).status == 410


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "csrftoken=abc"},
        {"authorization": "Basic abc"},
        {"if_modified_since": "x"},
    ],
)
def test_whoever_may_be_somebody_goes_past(pages, text, headers):
    ask(pages, "/cnd")
    assert queries(lambda: ask(pages, "/cnd", **headers)) > 1


@pytest.mark.parametrize(
    "path", ["/search?q=drugs", "/api/search?q=drugs", f"{PATH}/report-an-error", "/healthz", "/nothing"]
)
def test_searches_forms_and_faults_are_not_kept(pages, text, path):
    ask(pages, path)
    assert pages.size == 0


def test_a_search_that_the_reader_has_is_not_made_again(pages):
    publish(make_version(make_text(), label="45", number=9), None)
    for path in ("/search?q=drugs", "/api/search?q=drugs", "/api/facets"):
        etag = ask(pages, path)["ETag"]
        assert ask(pages, path, if_none_match=etag).status == 304
        assert queries(lambda path=path, etag=etag: ask(pages, path, if_none_match=etag)) <= 3


def test_no_more_bytes_than_told_are_kept(text):
    pages = KeptPages(WSGIHandler(), most=20_000)
    for number in range(12):
        ask(pages, f"/conventions?page={number}")
    assert 0 < pages.size <= 20_000


def test_a_database_that_does_not_answer_is_asked_again(pages, text, monkeypatch):
    ask(pages, "/about")

    def fails(names):
        raise OperationalError

    monkeypatch.setattr("resolutions.views.kept_pages.tokens_of", fails)
    monkeypatch.setattr(connection, "close", lambda: None)
    assert ask(pages, "/about").status == 200

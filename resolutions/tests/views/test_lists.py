"""Home, bodies, sessions, conventions, symbols, search."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.models import Convention, ConventionName
from resolutions.search.index.writing import index_version
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_body, make_convention, make_session, make_text
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.test_text_pages import page

pytestmark = pytest.mark.django_db

EVERYWHERE = ["/", "/cnd", "/cnd/sessions", "/cnd/sessions/45", "/conventions", "/conventions/1988", "/search", "/cite"]
EVERYWHERE += ["/conventions/1988/article/2", "/about", "/help", "/rights", "/accessibility", "/privacy"]
EVERYWHERE += ["/symbol/E/CN.7/2001/16", "/cnd/resolutions/45/9", "/cnd/resolutions/45/9/report-an-error"]


@pytest.fixture
def lanterns():
    """A published text that the index holds."""
    make_convention()
    version = make_published(label="45", number=9, adopted_on=date(2002, 3, 15))
    index_version(version)
    return version


@pytest.mark.parametrize("path", EVERYWHERE)
def test_page_has_one_first_heading_a_title_and_a_way_to_its_content(client, lanterns, path):
    shown = page(client, path)
    assert shown.count("<h1") == 1
    assert '<a class="skip" href="#main">' in shown
    assert "<title>" in shown
    assert " style=" not in shown
    assert "<style" not in shown


@pytest.mark.parametrize("path", EVERYWHERE)
def test_page_asks_nothing_of_other_hosts_and_runs_no_inline_script(client, lanterns, path):
    response = client.get(path)
    shown = response.content.decode()
    assert 'src="http' not in shown
    assert 'rel="stylesheet" href="http' not in shown
    assert "<script>" not in shown
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_empty_archive_has_a_front_door(client):
    assert "No text has been published yet." in page(client, "/")


def test_session_lists_its_texts_by_number(client):
    for number in (10, 9):
        make_published(make_text(title=Words(f"Lanterns {number}")), label="45", number=number)
    shown = page(client, "/cnd/sessions/45")
    assert shown.index("Lanterns 9") < shown.index("Lanterns 10")


def test_session_without_texts_has_a_page(client):
    make_session("44")
    assert "No text of this session" in page(client, "/cnd/sessions/44")


def test_symbol_of_a_report_is_shown_only_where_it_is_sure(client):
    session = make_session("44")
    session.report_symbol, session.is_symbol_sure = "E/2001/28", False
    session.save()
    assert "E/2001/28" not in page(client, "/cnd/sessions/44")
    assert "E/2001/28" not in page(client, "/cnd/sessions")
    session.is_symbol_sure = True
    session.save()
    assert "https://docs.un.org/en/E/2001/28" in page(client, "/cnd/sessions/44")


def test_unsure_facts_of_a_convention_are_not_shown(client):
    Convention.objects.create(slug="lamp", kind="treaty", title="Lamp Treaty", adopted_on="1911-01-02", is_sure=False)
    assert "1911" not in page(client, "/conventions/lamp")
    assert "1911" not in page(client, "/conventions")


def test_date_of_a_convention_is_written_as_far_as_it_is_known(client):
    Convention.objects.create(slug="lamp", kind="treaty", title="Lamp Treaty", adopted_on="1911-03", place="Bern")
    assert "March 1911, Bern" in page(client, "/conventions/lamp")


def test_names_of_a_convention_do_not_repeat_its_title(client):
    convention = Convention.objects.create(slug="lamp", kind="treaty", title="Lamp Treaty")
    ConventionName.objects.create(convention=convention, name="Lamp Treaty", kind="full")
    assert "Also called" not in page(client, "/conventions/lamp")


@pytest.mark.parametrize("path", ["/xyz", "/cnd/sessions/99", "/conventions/none", "/conventions/1988/article/99"])
def test_unknown_things_are_not_found(client, lanterns, path):
    page(client, path, 404)


def test_citing_paragraphs_come_page_by_page(client):
    make_convention()
    clauses = tuple(clause(f"op{n}", f"Lights lantern {n} under 1988.", number=f"{n}.") for n in range(1, 31))
    refs = [reference(f"op{n}", "1988", "convention", "1988", len(f"Lights lantern {n} under ")) for n in range(1, 31)]
    make_published(make_text(clauses), refs, label="45", number=9)
    assert "Lights lantern 26 " not in page(client, "/conventions/1988")
    assert "Lights lantern 26 " in page(client, "/conventions/1988?page=2")
    assert "Lights lantern 26 " in page(client, "/conventions/1988?page=9999")


def test_citing_paragraphs_of_one_text_stand_in_printed_order_notes_where_they_are_called(client):
    make_convention()
    text = make_text(title=Words("Lanterns under 1988"))
    refs = [reference(token, "a", "convention", "1988") for token in ("fn1", "op3", "op1", "title")]
    make_published(text, refs, label="45", number=9)
    shown = page(client, "/conventions/1988")
    places = [shown.index(f'href="/cnd/resolutions/45/9/{token}"') for token in ("title", "pp1", "op1", "op3")]
    assert places == sorted(places)


def test_document_page_says_what_it_is_and_leads_to_the_official_one(client):
    text = make_text((clause("op1", "Takes note of E/CN.7/2001/16.", number="1."),), ())
    make_published(text, [reference("op1", "E/CN.7/2001/16", "document", "E/CN.7/2001/16", 14)], label="45", number=9)
    shown = page(client, "/symbol/E/CN.7/2001/16")
    assert "https://docs.un.org/en/E/CN.7/2001/16" in shown
    assert 'href="/cnd/resolutions/45/9/op1"' in shown
    assert 'content="noindex"' in shown


def test_publication_has_no_official_address(client):
    make_body()
    shown = page(client, "/symbol/Sales/E.94.XI.5")
    assert "Sales No. E.94.XI.5" in shown
    assert "docs.un.org" not in shown


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("A/RES/77/238", "/ga/resolutions/77/238"),
        ("a/res/77/238", "/ga/resolutions/77/238"),
        ("A/RES/2434(XXIII)", "/ga/resolutions/23/2434"),
        ("E/RES/2021/10", "/ecosoc/resolutions/2021/10"),
    ],
)
def test_symbol_of_a_resolution_leads_to_it(client, symbol, path):
    response = client.get(f"/symbol/{symbol}")
    assert (response.status_code, response["Location"]) == (303, path)


def test_symbol_printed_on_a_held_text_leads_to_it(client):
    make_published(label="45", number=9, symbol="E/CN.7/RES/45/9/REISSUED")
    assert client.get("/symbol/E/CN.7/RES/45/9/REISSUED")["Location"] == "/cnd/resolutions/45/9"


def test_words_that_are_no_symbol_are_not_found(client):
    page(client, "/symbol/<script>", 404)


def test_search_shows_paragraphs_each_with_its_address(client, lanterns):
    shown = page(client, "/search?q=wicks")
    assert 'href="/cnd/resolutions/45/9/op2-a"' in shown
    assert "<mark>wicks</mark>" in shown
    assert "1 text found" in shown
    assert 'name="session" value="cnd:45"' in shown


def test_search_keeps_every_choice_in_the_page(client, lanterns):
    shown = page(client, "/search?q=lanterns&session=cnd:45&action=request&unit=resolution")
    assert 'name="session" value="cnd:45" checked' in shown
    assert 'name="action" value="request" checked' in shown
    assert 'name="unit" value="resolution" checked' in shown
    assert 'href="?q=lanterns&amp;unit=resolution&amp;action=request"' in shown


@pytest.mark.parametrize(
    "query", ['"', "((", "-", "OR OR", "page=0", "page=x&sort=y", "session=<b>", "q=%00%ff", "q=" + "a" * 5000]
)
def test_no_query_is_an_error(client, lanterns, query):
    shown = page(client, f"/search?{query if '=' in query else 'q=' + query}")
    assert "<b>" not in shown


def test_search_costs_few_queries_whatever_is_found(client, django_assert_max_num_queries):
    for number in range(1, 26):
        index_version(make_published(label="45", number=number))
    client.get("/search?q=lanterns")
    with django_assert_max_num_queries(20):
        shown = page(client, "/search?q=lanterns")
    assert "25 texts found" in shown
    assert len(shown) < 100_000


@pytest.mark.parametrize("path", ["/", "/cnd/sessions/45"])
def test_a_text_in_several_languages_is_one_line(client, path):
    for language in ("ar", "en", "fr"):
        make_published(make_text(title=Words("Lanterns"), language=language), label="45", number=9)
    shown = page(client, path)
    assert shown.count('class="text-link" href="/cnd/resolutions/45/9') == 1
    assert '<a href="/cnd/resolutions/45/9/ar" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in shown


def test_organ_counts_its_texts_by_kind_and_no_specimen_among_them(client):
    make_published(label="45", number=9)
    make_published(label="901", number=1)
    shown = page(client, "/cnd")
    row = shown[shown.index("What is here") :].split("</li>")[0]
    assert 'href="/search?body=cnd&amp;kind=resolution">Resolutions</a> <span class="count">1</span>' in row

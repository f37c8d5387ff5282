"""Texts that are known and not held: their pages, and the sessions and organs they are counted in."""

import pytest

from resolutions.models import Anchor, Body, RegisterEntry, Session, Version
from resolutions.publishing.publish import publish
from resolutions.tests.factories import clause, make_resolution, make_session, make_text, make_version, with_words
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.test_text_pages import page

pytestmark = pytest.mark.django_db
PATH = "/cnd/resolutions/46/3"


@pytest.fixture
def entry():
    session = make_session("46")
    Session.objects.filter(pk=session.pk).update(report_symbol="E/2003/28/Rev.1", is_symbol_sure=True)
    facts = {"title": "Lanterns at sea", "adopted_on": "2003-04", "certainty": "known", "source": "E/2003/28"}
    return RegisterEntry.objects.create(resolution=make_resolution("46", 3), **facts)


def test_page_says_what_is_known_how_surely_and_where_the_text_is(client, entry):
    shown = page(client, PATH)
    for words in ("Known, but not held", "Lanterns at sea", "April 2003", "generally known", "E/2003/28"):
        assert words in shown
    assert "https://docs.un.org/en/E/2003/28/Rev.1" in shown
    assert "https://digitallibrary.un.org/search?" in shown
    assert 'content="noindex"' in shown
    assert "No text of the archive cites it." in shown


def test_a_text_with_a_symbol_of_its_own_is_official_by_it(client):
    RegisterEntry.objects.create(resolution=make_resolution("32", 124, "ga"), title="Lanterns at sea")
    assert "https://docs.un.org/en/A/RES/32/124" in page(client, "/ga/resolutions/32/124")


def test_the_document_that_an_archivist_named_comes_first(client, entry):
    RegisterEntry.objects.update(official_symbol="E/CN.7/2003/19")
    shown = page(client, PATH)
    assert shown.index("E/CN.7/2003/19") < shown.index("E/2003/28/Rev.1")


def test_a_subject_is_no_title(client, entry):
    RegisterEntry.objects.update(title="", subject="lanterns on the coast")
    shown = page(client, PATH)
    assert "lanterns on the coast" in shown
    assert "the title is not known" in shown


def test_who_cites_it_is_listed(client, entry):
    text = make_text((clause("op1", "Recalls resolution 46/3."),), ())
    make_published(text, [reference("op1", "resolution 46/3", "resolution", "CND/RES/46/3", 8)], label="47", number=1)
    assert '<mark class="citing-mark">resolution 46/3</mark>' in page(client, PATH)


def test_publishing_the_text_makes_the_same_address_the_text(client, entry):
    publish(make_version(label="46", number=3), None)
    shown = page(client, PATH)
    assert "count its lanterns" in shown
    assert "Known, but not held" not in shown


def test_what_is_drafted_is_not_known_by_that(client):
    make_version(label="46", number=4)
    page(client, "/cnd/resolutions/46/4", 404)


def test_a_number_whose_parts_are_known_leads_to_them(client):
    part = make_resolution("14", 436, "ecosoc", part_letter="E")
    RegisterEntry.objects.create(resolution=part, title="Lanterns at sea")
    assert 'href="/ecosoc/resolutions/14/436-E"' in page(client, "/ecosoc/resolutions/14/436")
    assert "Lanterns at sea" in page(client, "/ecosoc/resolutions/14/436-E")


def test_session_lists_what_is_held_and_what_is_only_known(client, entry):
    make_published(label="46", number=1)
    shown = page(client, "/cnd/sessions/46")
    assert "Held: 1 of 2 that are known." in shown
    assert shown.index("/cnd/resolutions/46/1") < shown.index(PATH)
    assert "known, not held" in shown


@pytest.mark.parametrize("path", ["/cnd/sessions", "/cnd"])
def test_lists_count_both(client, entry, path):
    make_published(label="46", number=1)
    shown = page(client, path)
    assert "of 2 known" in shown or '<td class="figure">1</td><td class="figure">2</td>' in shown


def test_a_merged_entry_is_counted_no_more(client, entry):
    kept = make_published(label="46", number=1).resolution
    entry.resolution.merged_into = kept
    entry.resolution.save()
    assert "Held:" not in page(client, "/cnd/sessions/46")
    assert client.get(PATH)["Location"] == "/cnd/resolutions/46/1"


def test_a_session_takes_as_many_queries_for_many_entries(client, entry, django_assert_max_num_queries):
    for number in range(10, 60):
        RegisterEntry.objects.create(resolution=make_resolution("46", number), title="Lanterns")
    with django_assert_max_num_queries(8):
        assert "Lanterns at sea" in page(client, "/cnd/sessions/46")
    assert Body.objects.count() == 1


class TestGoneInOneLanguage:
    """A paragraph that one language dropped and another still has."""

    @pytest.fixture
    def both(self):
        make_published(label="45", number=9)
        make_published(make_text(language="fr"), label="45", number=9)
        short = make_text(make_text().clauses[:-1])
        make_published(short, label="45", number=9)

    def test_it_is_gone_with_the_way_to_the_other(self, client, both):
        shown = page(client, "/cnd/resolutions/45/9/op3", 410)
        assert 'href="/cnd/resolutions/45/9/fr/op3"' in shown
        page(client, "/cnd/resolutions/45/9/fr/op3")

    def test_what_this_language_never_had_is_not_found_with_the_way_to_the_other(self, client, both):
        more = with_words(make_text(language="fr"), "op3", "Decides otherwise.")
        later = make_published(more, label="45", number=9)
        Anchor.objects.create(resolution=later.resolution, token="op4")
        Version.objects.filter(pk=later.pk)
        shown = page(client, "/cnd/resolutions/45/9/op4", 404)
        assert "no place" in shown

    @pytest.mark.parametrize("ending", [".json", "/cited-by"])
    def test_other_forms_of_the_address_are_gone_too(self, client, both, ending):
        page(client, f"/cnd/resolutions/45/9/op3{ending}", 410)

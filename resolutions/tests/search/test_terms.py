"""Addressees and topics as facets: of the very paragraph, of the resolution; broader, merged and decided ones."""

import pytest
from django.http import QueryDict

from resolutions.models import Addressee, Anchor, ParagraphAddressee, Resolution
from resolutions.publishing.terms import merge_terms, reject_finding, say_addressee
from resolutions.search.filters import ResolutionFilterSet
from resolutions.search.index.writing import rebuild
from resolutions.tests.factories import make_user
from resolutions.tests.search.conftest import designations, facet, places, search
from resolutions.tests.terms import make_asking, make_terms


@pytest.fixture(autouse=True)
def _texts(_rows):
    make_terms()
    make_asking(number=1)
    make_asking("Requests the keepers to sleep;", number=2, title="On sleep")
    make_asking("Invites the keepers to wait;", "Requests harbours to count;", number=3)


def test_an_addressee_finds_the_paragraphs_that_ask_it():
    assert places(search("addressee=harbours")) == {"901/1": ["op2"], "901/3": ["op2"]}
    assert places(search("addressee=islands")) == {"901/1": ["op2"]}


def test_action_and_addressee_must_hold_for_the_same_paragraph():
    assert places(search("addressee=keepers&action=request")) == {"901/1": ["op1"], "901/2": ["op1"]}
    assert designations(search("addressee=keepers&action=request&unit=resolution")) == ["901/1", "901/2", "901/3"]


def test_words_and_addressee_must_hold_for_the_same_paragraph():
    assert designations(search("q=count&addressee=keepers")) == ["901/1"]


def test_a_topic_is_of_the_resolution():
    assert designations(search("topic=lanterns")) == ["901/1", "901/3"]
    assert designations(search("topic=light&addressee=islands")) == ["901/1"]


def test_choosing_a_value_keeps_the_others_countable():
    assert facet(search("addressee=islands"), "addressee") == {"harbours": 2, "islands": 1, "keepers": 3}
    assert facet(search("topic=lanterns"), "topic") == {"lanterns": 2, "light": 2}


def test_an_address_of_a_merged_term_finds_what_it_is_now():
    merge_terms(Addressee.objects.get(slug="keepers"), Addressee.objects.get(slug="harbours"))
    results = search("addressee=keepers")
    assert len(designations(results)) == 3
    assert [value.value for value in results.selected] == ["harbours"]
    assert facet(results, "addressee") == {"harbours": 3, "islands": 1}


def test_an_unknown_value_is_told():
    assert "no value" in search("addressee=moon").notes[0]


def test_a_verdict_is_found_at_once():
    user = make_user()
    reject_finding(ParagraphAddressee.objects.get(addressee__slug="islands"), user)
    assert designations(search("addressee=islands")) == []
    anchor = Anchor.objects.get(resolution__number=2, token="op1")
    say_addressee(anchor, Addressee.objects.get(slug="islands"), user)
    assert places(search("addressee=islands")) == {"901/2": ["op1"]}


def test_what_was_refreshed_is_what_a_rebuild_makes():
    user = make_user()
    reject_finding(ParagraphAddressee.objects.filter(addressee__slug="keepers").first(), user)
    addresses = ("addressee=keepers", "addressee=harbours", "topic=lanterns", "q=count")
    before = [(places(search(one)), facet(search(one), "addressee")) for one in addresses]
    list(rebuild())
    assert [(places(search(one)), facet(search(one), "addressee")) for one in addresses] == before


def test_lists_and_feeds_read_old_addresses_too():
    merge_terms(Addressee.objects.get(slug="islands"), Addressee.objects.get(slug="keepers"))
    found = ResolutionFilterSet(QueryDict("addressee=islands"), queryset=Resolution.objects.all()).qs
    assert [row.number for row in found.order_by("number")] == [1, 2, 3]

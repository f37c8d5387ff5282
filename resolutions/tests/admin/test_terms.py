"""Vocabularies at the desk: names with their terms, merging, phrases, verdicts."""

import pytest
from django.urls import reverse

from resolutions.models import Addressee, AddresseePhrase, Anchor, ParagraphAddressee, Topic
from resolutions.tests.admin.conftest import at, said
from resolutions.tests.factories import make_text, make_version
from resolutions.tests.terms import asked, make_asking, make_terms, topics


def address(model, page="changelist", row=None):
    return reverse(f"admin:resolutions_{model}_{page}", args=[row.pk] if row else [])


@pytest.fixture
def version(archivist):
    make_terms()
    return make_asking()


def chosen(action, *rows, **more):
    return {"action": action, "_selected_action": [row.pk for row in rows], **more}


@pytest.mark.parametrize("model", ["addressee", "topic", "addresseephrase"])
def test_lists_open_with_what_is_found(archivist, version, model):
    page = archivist.get(address(model), {"q": "a"})
    assert page.status_code == 200


def test_a_name_is_added_with_its_term(archivist, version):
    term = Addressee.objects.get(slug="keepers")
    values = {
        "name": "Keepers",
        "position": "0",
        "is_class": "on",
        "names-TOTAL_FORMS": "2",
        "names-INITIAL_FORMS": "1",
    }
    (name,) = term.names.all()
    values |= {"names-0-id": name.pk, "names-0-addressee": term.pk, "names-0-words": name.words}
    values |= {"names-1-addressee": term.pk, "names-1-words": "watchers  of   lamps"}
    response = archivist.post(address("addressee", "change", term), values, follow=True)
    assert "find_terms" in said(response)
    assert set(term.names.values_list("words", flat=True)) == {"keepers", "watchers of lamps"}


def test_a_term_cannot_be_broader_than_itself(archivist, version):
    term, below = Topic.objects.get(slug="light"), Topic.objects.get(slug="lanterns")
    values = {
        "name": "Light",
        "position": "0",
        "parent": below.pk,
        "names-TOTAL_FORMS": "0",
        "names-INITIAL_FORMS": "0",
    }
    response = archivist.post(address("topic", "change", term), values)
    assert "broader than itself" in response.content.decode()


def test_merging_asks_which_remains(archivist, version):
    keepers, islands = Addressee.objects.get(slug="keepers"), Addressee.objects.get(slug="islands")
    page = archivist.post(address("addressee"), chosen("merge", keepers, islands))
    assert "Which term remains?" in page.content.decode()
    response = archivist.post(address("addressee"), chosen("merge", keepers, islands, into=islands.pk), follow=True)
    assert "“Keepers” is “Islands” now." in said(response)
    assert asked(version) == {("op1", "islands"), ("op2", "islands")}


def test_a_phrase_is_named_with_one_choice(archivist, version):
    phrase, keepers = AddresseePhrase.objects.get(), Addressee.objects.get(slug="keepers")
    response = archivist.post(
        address("addresseephrase"), chosen("make_name", phrase, addressee=keepers.pk), follow=True
    )
    assert "“pilots” is a name of Keepers" in said(response)
    assert ("op3", "keepers") in asked(version)
    assert "pilots" not in archivist.get(address("addresseephrase")).content.decode().split("result_list")[-1]


def test_a_phrase_needs_an_addressee(archivist, version):
    response = archivist.post(
        address("addresseephrase"), chosen("make_name", AddresseePhrase.objects.get()), follow=True
    )
    assert "Choose the addressee" in said(response)


def test_a_phrase_that_names_nobody_is_set_aside(archivist, version):
    archivist.post(address("addresseephrase"), chosen("set_aside", AddresseePhrase.objects.get()))
    assert AddresseePhrase.objects.get().is_set_aside


def test_verdicts_are_given_on_a_page_of_their_own(archivist, version):
    page = archivist.get(at("terms", version))
    assert page.status_code == 200
    row = ParagraphAddressee.objects.get(addressee__slug="islands")
    archivist.post(at("terms", version), {"reject_addressee": row.pk})
    assert ("op2", "islands") not in asked(version)
    archivist.post(at("terms", version), {"restore_addressee": row.pk})
    assert ("op2", "islands") in asked(version)
    anchor, harbours = Anchor.objects.get(token="op1"), Addressee.objects.get(slug="harbours")
    archivist.post(at("terms", version), {"add_addressee": "1", "anchor": anchor.pk, "addressee": harbours.pk})
    assert ("op1", "harbours") in asked(version)
    archivist.post(at("terms", version), {"add_topic": "1", "topic": Topic.objects.get(slug="light").pk})
    assert topics(version) == {"lanterns", "light"}
    assert ParagraphAddressee.objects.get(pk=row.pk).decided_by.username == "ana"


def test_an_incomplete_addition_is_asked_again(archivist, version):
    page = archivist.post(at("terms", version), {"add_topic": "1"})
    assert page.status_code == 200
    assert page.context["topic_form"].errors


def test_a_draft_shows_what_will_be_found(archivist, version):
    draft = make_version(make_text(), number=2)
    page = archivist.get(at("change", draft)).content.decode()
    assert "As it will be kept when the text is published." in page
    assert "Lanterns" in page.split('id="terms"')[1].split("</section>")[0]
    assert archivist.get(at("terms", draft)).status_code == 302


def test_verdicts_need_the_right(reviewer, version):
    assert reviewer.get(at("terms", version)).status_code == 403

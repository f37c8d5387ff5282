"""Who is asked and what texts are about: found at publication, found again, decided by people, merged."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.errors import PublishingError
from resolutions.models import (
    Addressee,
    AddresseeName,
    AddresseePhrase,
    Anchor,
    ParagraphAddressee,
    PhrasePlace,
    ResolutionTopic,
    Topic,
)
from resolutions.publishing.publish import new_draft, publish
from resolutions.publishing.specimens import remove_specimens
from resolutions.publishing.terms import (
    find_again,
    merge_terms,
    name_phrase,
    published_texts,
    reject_finding,
    say_addressee,
    say_topic,
)
from resolutions.tests.factories import make_user, make_version
from resolutions.tests.terms import asked, make_addressee, make_asking, make_terms, make_topic, topics

pytestmark = pytest.mark.django_db
WHOLE = {("op1", "keepers"), ("op2", "islands"), ("op2", "keepers")}


@pytest.fixture(autouse=True)
def _terms():
    make_terms()


def read_all():
    return sum(changed for _, changed in find_again(published_texts()))


def row_of(version, token, slug):
    return ParagraphAddressee.objects.get(
        anchor__resolution=version.resolution, anchor__token=token, addressee__slug=slug
    )


def test_publishing_finds_them():
    version = make_asking()
    assert asked(version) == WHOLE
    assert topics(version) == {"lanterns"}
    row = row_of(version, "op2", "islands")
    assert version.clauses.get(token=row.token).text[row.start : row.end] == "islands"


def test_a_draft_has_none():
    make_version()
    assert not ParagraphAddressee.objects.exists()


def test_a_second_time_changes_nothing():
    version = make_asking()
    before = set(ParagraphAddressee.objects.values_list("pk", flat=True))
    assert read_all() == 0
    assert set(ParagraphAddressee.objects.values_list("pk", flat=True)) == before
    assert asked(version) == WHOLE


def test_a_new_name_is_found_when_texts_are_read_again():
    version = make_asking()
    make_addressee("pilots", "pilots", is_class=True)
    assert read_all() == 1
    assert asked(version) == {*WHOLE, ("op3", "pilots")}


def test_a_name_that_was_retired_is_found_no_more():
    version = make_asking()
    AddresseeName.objects.filter(words="keepers").update(is_retired=True)
    read_all()
    assert asked(version) == {("op2", "islands")}


def test_what_bears_a_retired_term_keeps_it():
    version = make_asking()
    Addressee.objects.filter(slug="keepers").update(is_retired=True)
    Topic.objects.filter(slug="lanterns").update(is_retired=True)
    read_all()
    assert asked(version) == WHOLE
    assert topics(version) == {"lanterns"}
    assert asked(make_asking(number=2)) == {("op2", "islands")}


def test_what_a_person_rejected_never_comes_back():
    version, user = make_asking(), make_user()
    reject_finding(row_of(version, "op1", "keepers"), user)
    reject_finding(ResolutionTopic.objects.get(), user)
    read_all()
    assert asked(version) == WHOLE - {("op1", "keepers")}
    assert topics(version) == set()


def test_what_a_person_added_stays():
    version, user = make_asking(), make_user()
    say_addressee(Anchor.objects.get(token="op3"), Addressee.objects.get(slug="harbours"), user)
    say_topic(version.resolution, make_topic("oil"), user)
    read_all()
    assert ("op3", "harbours") in asked(version)
    assert topics(version) == {"lanterns", "oil"}


def test_verdicts_hold_for_the_next_text_of_a_resolution():
    version, user = make_asking(), make_user()
    reject_finding(row_of(version, "op1", "keepers"), user)
    publish(new_draft(version, user), user)
    assert asked(version) == WHOLE - {("op1", "keepers")}


def test_a_verdict_follows_a_paragraph_whose_address_moved():
    version, user = make_asking(), make_user()
    reject_finding(row_of(version, "op1", "keepers"), user)
    old, new = Anchor.objects.get(token="op1"), Anchor.objects.get(token="op3")
    Anchor.objects.filter(pk=old.pk).update(state=Anchor.State.MOVED, moved_to=new)
    read_all()
    assert row_of(version, "op3", "keepers").is_rejected


def test_unknown_phrases_are_counted_once_a_paragraph():
    make_asking()
    make_asking(number=2)
    assert {(row.words, row.places.count()) for row in AddresseePhrase.objects.all()} == {("pilots", 2)}


def test_a_phrase_becomes_a_name_where_it_stands():
    version = make_asking()
    changed = name_phrase(AddresseePhrase.objects.get(words="pilots"), Addressee.objects.get(slug="keepers"))
    assert changed == 1
    assert ("op3", "keepers") in asked(version)
    assert not PhrasePlace.objects.exists()


def test_merging_gives_everything_to_the_one_that_remains():
    version = make_asking()
    keepers, islands = Addressee.objects.get(slug="keepers"), Addressee.objects.get(slug="islands")
    merge_terms(keepers, islands)
    assert asked(version) == {("op1", "islands"), ("op2", "islands")}
    assert set(islands.names.values_list("words", flat=True)) == {"islands", "keepers"}
    keepers.refresh_from_db()
    assert keepers.merged_into == islands
    read_all()
    assert asked(version) == {("op1", "islands"), ("op2", "islands")}


def test_merging_into_a_narrower_term_makes_no_circle():
    make_asking()
    harbours, islands = Addressee.objects.get(slug="harbours"), Addressee.objects.get(slug="islands")
    merge_terms(harbours, islands)
    islands.refresh_from_db()
    assert islands.parent is None


@pytest.mark.parametrize(("term", "into"), [("keepers", "keepers"), ("gone", "keepers"), ("keepers", "gone")])
def test_only_standing_terms_are_merged(term, into):
    make_addressee("gone", merged_into=Addressee.objects.get(slug="islands"))
    with pytest.raises(PublishingError, match="standing term"):
        merge_terms(Addressee.objects.get(slug=term), Addressee.objects.get(slug=into))


def test_the_command_reads_what_is_named():
    version = make_asking()
    make_addressee("pilots", "pilots", is_class=True)
    out = StringIO()
    call_command("find_terms", "cnd:902", stdout=out, stderr=StringIO())
    assert "0 texts were read" in out.getvalue()
    call_command("find_terms", "cnd:901/1", stdout=out, stderr=StringIO())
    assert "1 texts were read, 1 have other terms" in out.getvalue()
    assert ("op3", "pilots") in asked(version)
    with pytest.raises(CommandError, match="names no texts"):
        call_command("find_terms", "901//1")


def test_specimens_take_their_findings_with_them():
    make_asking()
    remove_specimens()
    assert not ParagraphAddressee.objects.exists()
    assert not PhrasePlace.objects.exists()
    assert not ResolutionTopic.objects.exists()

"""What a source says besides the words: the place in a report, subject headings."""

from dataclasses import replace

import pytest

from resolutions.ingest.drafts import Heading, PrintedIn
from resolutions.models import Bibliography, Resolution, SessionReport, Subject
from resolutions.store.drafts import store_reading
from resolutions.tests.factories import identity, make_body, make_draft, make_published, make_reading

pytestmark = pytest.mark.django_db
HEADINGS = (Heading("LANTERNS", "https://thesaurus.example/1"), Heading("OIL"))
PLACE = PrintedIn("8", "", "I", "B")


@pytest.fixture(autouse=True)
def commission():
    make_body("cnd")


def store(number=1, **more):
    draft = replace(make_draft(identity_=identity("45", number)), **more)
    return store_reading(*make_reading(draft))


def test_headings_become_subjects():
    store(headings=HEADINGS)
    assert list(Subject.objects.values_list("term", "uri", "vocabulary")) == [
        ("LANTERNS", "https://thesaurus.example/1", "unbis"),
        ("OIL", "", "unbis"),
    ]


def test_place_in_a_report_is_kept_with_the_file_as_its_basis():
    store(report_symbol="E/2002/28", printed_in=PLACE)
    fact = Bibliography.objects.get()
    assert (fact.chapter, fact.section, fact.report_symbol) == ("I", "B", "")
    assert fact.basis == "read from lanterns.txt"
    assert SessionReport.objects.get().supplement == "8"


def test_same_facts_twice_are_there_once():
    store(headings=HEADINGS, report_symbol="E/2002/28", printed_in=PLACE)
    store(headings=HEADINGS, report_symbol="E/2002/28", printed_in=PrintedIn("9", "", "II", "A"))
    assert Subject.objects.count() == 2
    assert Bibliography.objects.get().chapter == "I"
    assert SessionReport.objects.get().supplement == "8"


def test_what_readers_see_is_not_changed_by_a_new_source():
    make_published(label="45", number=1)
    store(headings=HEADINGS, report_symbol="E/2002/28", printed_in=PLACE)
    assert not Subject.objects.exists()
    assert not Bibliography.objects.exists()


def test_text_without_number_has_no_place_for_facts():
    draft = replace(make_draft(), headings=HEADINGS, printed_in=PLACE, report_symbol="E/2002/28")
    store_reading(*make_reading(draft))
    assert not Resolution.objects.exists()
    assert not Subject.objects.exists()

"""Verdicts upon references: linked, corrected, rejected by hand; and they outlive a new reading."""

import pytest
from django.urls import reverse

from resolutions.errors import StoreError
from resolutions.models import CrossReference
from resolutions.tests.admin.conftest import at, form_of, said
from resolutions.tests.factories import clause, make_convention, make_text, make_user, make_version

WORDS = "Recalling the Convention on the Carriage of Paper Lanterns, 1988,"
PRINTED = WORDS.removeprefix("Recalling the ").rstrip(",")


@pytest.fixture
def row(archivist):
    version = make_version(make_text([clause("pp1", WORDS, verb="recall")], [], printed="Resolution 901/1"))
    return CrossReference.objects.create(
        version=version,
        clause=version.clauses.get(),
        token="pp1",
        start=WORDS.index(PRINTED),
        end=WORDS.index(PRINTED) + len(PRINTED),
        printed=PRINTED,
        kind="document",
        status="ambiguous",
        candidates=["1961", "1988"],
    )


def verdict(row):
    return reverse("admin:resolutions_crossreference_change", args=[row.pk])


def correct(client, row, **values):
    return client.post(verdict(row), {"correct": "1", "kind": "convention", "target": "1988", **values}, follow=True)


def test_page_shows_the_words_in_their_paragraph_and_the_candidates(archivist, row):
    page = archivist.get(verdict(row)).content.decode()
    assert WORDS in page
    assert "1961, 1988" in page


def test_reference_is_linked_by_hand(archivist, row):
    response = correct(archivist, row, pinpoint="article 2")
    row.refresh_from_db()
    assert (row.status, row.convention.slug, row.decided_by) == ("matched", "1988", make_user("ana"))
    assert [article.slug for article in row.articles.all()] == ["2"]
    assert response.redirect_chain[-1][0] == f"{at('change', row.version)}#out-pp1"


def test_unknown_convention_is_refused_with_its_sentence(archivist, row):
    response = correct(archivist, row, target="1066")
    row.refresh_from_db()
    assert row.status == "ambiguous"
    assert "no convention of the tables" in response.content.decode()


def test_reference_is_rejected(archivist, row):
    response = archivist.post(verdict(row), {"reject": "1"}, follow=True)
    row.refresh_from_db()
    assert row.status == "rejected"
    assert "names nothing" in said(response)


def test_verdict_outlives_a_new_reading(archivist, row):
    version = row.version
    archivist.post(verdict(row), {"reject": "1"})
    values = form_of(archivist, version)
    archivist.post(at("change", version), {**values, "text": values["text"].replace("Recalling", "Having recalled")})
    kept = version.references.get(printed=PRINTED)
    assert (kept.status, kept.decided_by) == ("rejected", make_user("ana"))


def test_review_page_leads_to_every_reference(archivist, row):
    page = archivist.get(at("change", row.version)).content.decode()
    assert verdict(row) in page
    assert "ambiguous" in page


def test_missing_reference_is_added_by_hand(archivist, row):
    make_convention("1971", "Convention on Candles, 1971")
    version = make_version(make_text([clause("op1", "Praises the candles of 1971.", number="1.")], []), number=2)
    address = at("link", version)
    archivist.post(
        address, {"token": "op1", "printed": "candles of 1971", "kind": "convention", "target": "1971"}, follow=True
    )
    added = version.references.get()
    assert (added.printed, added.start, added.origin) == ("candles of 1971", 12, "editor")


def test_words_that_do_not_stand_in_the_paragraph_are_refused(archivist, row):
    version = make_version(make_text([clause("op1", "Praises the candles.", number="1.")], []), number=2)
    response = archivist.post(
        at("link", version), {"token": "op1", "printed": "torches", "kind": "convention", "target": "1988"}
    )
    assert "does not stand in op1" in response.content.decode()
    assert not version.references.exists()


def test_staff_without_a_group_settles_nothing(staff, row):
    assert staff.post(verdict(row), {"reject": "1"}).status_code == 403
    row.refresh_from_db()
    assert row.status == "ambiguous"


def test_queries_do_not_grow_with_the_list(archivist, row, django_assert_max_num_queries):
    for start in range(40):
        CrossReference.objects.create(
            version=row.version, token="pp1", start=start, end=start + 1, printed="x", kind="document", target="x"
        )
    with django_assert_max_num_queries(12):
        archivist.get(reverse("admin:resolutions_crossreference_changelist"))


def test_rejection_of_a_reference_that_was_read_again_meanwhile_is_a_sentence(archivist, row, monkeypatch):
    def read_again(*_given):
        raise StoreError("The text was read again since you opened it.")

    monkeypatch.setattr("resolutions.admin.references.reject", read_again)
    response = archivist.post(verdict(row), {"reject": "1"}, follow=True)
    assert "read again" in said(response)

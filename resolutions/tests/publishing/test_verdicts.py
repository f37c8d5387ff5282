"""A verdict on a published text is found at once: facets say what the person said."""

import pytest
from django.http import QueryDict

from resolutions.citations.references import Status
from resolutions.models import CrossReference, Version
from resolutions.publishing.verdicts import correct, link, reject
from resolutions.search.find import find
from resolutions.search.request import SearchRequest
from resolutions.store.references import store_references
from resolutions.tests.factories import (
    make_convention,
    make_published,
    make_text,
    make_version,
    publish_version,
    reference,
)

pytestmark = pytest.mark.django_db


def found_under(convention):
    return find(SearchRequest.from_query(QueryDict(f"convention={convention}"))).total


@pytest.fixture
def conventions():
    return make_convention("1988"), make_convention("1971", "Convention on the Lighting of Paper Lanterns, 1971")


def draft_citing():
    version = make_version()
    words = version.clauses.get(token="pp1").text.split()[0]
    store_references(version, make_text(), [reference("pp1", 0, words, "1988", kind="convention")])
    return version


def citing():
    return publish_version(draft_citing())


def test_a_corrected_reference_moves_to_the_other_convention(conventions):
    row = CrossReference.objects.get(version=citing())
    assert (found_under("1988"), found_under("1971")) == (1, 0)
    correct(row, None, kind="convention", target="1971")
    assert (found_under("1988"), found_under("1971")) == (0, 1)


def test_a_rejected_reference_is_found_no_more(conventions):
    reject(CrossReference.objects.get(version=citing()), None)
    assert found_under("1988") == 0


def test_a_link_made_by_hand_is_found(conventions):
    version = make_published()
    words = version.clauses.get(token="pp1").text.split()[0]
    assert found_under("1988") == 0
    link(version, None, reference("pp1", 0, words, "1988", kind="convention"))
    assert found_under("1988") == 1


def opened(draft):
    """The reference as a person's page has it, with its version as it was then."""
    return CrossReference.objects.select_related("version").get(version=draft)


def test_a_verdict_given_while_the_text_was_published_is_found(conventions):
    row = opened(draft_citing())
    publish_version(Version.objects.get(pk=row.version_id))
    correct(row, None, kind="convention", target="1971")
    assert (found_under("1988"), found_under("1971")) == (0, 1)
    assert (row.target, row.status) == ("1971", Status.MATCHED)


@pytest.mark.parametrize(
    "decide", [lambda row: reject(row, None), lambda row: correct(row, None, kind="convention", target="1971")]
)
def test_a_verdict_leaves_the_place_that_publishing_named(conventions, decide):
    row = opened(draft_citing())
    CrossReference.objects.filter(pk=row.pk).update(token="pp1a")
    assert decide(row).token == "pp1a"
    assert CrossReference.objects.get(pk=row.pk).token == "pp1a"

"""A session report on the desk: one version a text, drafts for other organs named though they have no number."""

from __future__ import annotations

import pytest
from django.urls import reverse

from resolutions.errors import ArchiveError
from resolutions.exports.canonical import write_canonical
from resolutions.ingest.pipeline import read_source
from resolutions.models import Version
from resolutions.publishing.publish import publish
from resolutions.store.adoptions import adoption_of
from resolutions.store.drafts import Stored, store_reading
from resolutions.store.edits import Metadata, save_edit
from resolutions.store.facts import load_facts
from resolutions.store.records import record_of
from resolutions.store.rows import from_rows
from resolutions.structure.identity import Adoption, Identity
from resolutions.tests.factories import make_user
from resolutions.tests.ingest.report import specimen
from resolutions.tests.ingest.report.setting_html import report_as_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored() -> Stored:
    load_facts()
    data = report_as_html()
    return store_reading(read_source(data, "report.html"), data)


def edit(version: Version, identity: Identity | None) -> Version:
    text = write_canonical(record_of(version), with_facts=False)
    metadata = Metadata(identity=identity, adoption=adoption_of(version), report_symbol=version.report_symbol)
    saved = save_edit(version, version.revision, text.replace("in words that", "in such words that"), metadata)
    return saved if isinstance(saved, Version) else Version.objects.get(pk=version.pk)


def test_every_text_of_the_report_is_a_version_of_one_source(stored):
    assert len(stored.versions) == 13
    assert {version.source_id for version in stored.versions} == {stored.source.pk}
    assert {version.report_symbol for version in stored.versions} == {specimen.SYMBOL}
    for version, draft in zip(stored.versions, specimen.drafts(), strict=True):
        assert from_rows(version).without_sources() == draft.text.without_sources()
        assert adoption_of(version) == draft.adoption


def test_draft_for_another_organ_has_its_printed_name_and_no_error(stored):
    first, second = stored.versions[:2]
    assert str(first) == "Draft resolution I (en, draft)"
    assert [version.resolution for version in (first, second)] == [None, None]
    assert list(first.problems.values_list("code", "severity")) == [("recommended-draft", "info")]


def test_draft_for_another_organ_cannot_be_published_before_it_has_a_number(stored):
    with pytest.raises(ArchiveError, match="which resolution this is"):
        publish(stored.versions[0], make_user("ana", "archivist"))


def test_mended_draft_for_another_organ_is_still_no_error(stored):
    version = edit(stored.versions[0], None)
    assert "no-number" not in set(version.problems.values_list("code", flat=True))


def test_draft_that_was_given_the_number_of_its_adoption_is_one_no_more(stored):
    version = edit(stored.versions[0], Identity("ga", "resolution", "950", 12))
    assert version.resolution.number == 12
    assert not version.problems.filter(code="recommended-draft").exists()


def test_review_page_names_the_draft_and_says_where_it_is_from(stored, client):
    client.force_login(make_user("ana", "archivist"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("admin:resolutions_version_change", args=[stored.versions[0].pk])).content.decode()
    assert "Draft resolution I" in page
    assert f"recommended in the session report {specimen.SYMBOL}" in page


def test_list_of_texts_names_the_drafts(stored, client):
    client.force_login(make_user("ana", "archivist"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("admin:resolutions_version_changelist")).content.decode()
    assert "Draft resolution I" in page
    assert "Draft resolution II" in page


def test_date_out_of_the_proceedings_says_so(stored):
    version = next(one for one in stored.versions if one.printed == "Resolution 905/4")
    assert (str(version.adopted_on), version.adopted_on_basis, version.meeting) == ("2095-03-18", "proceedings", 9)
    assert adoption_of(stored.versions[7]) == Adoption()

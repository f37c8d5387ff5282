"""Specimens go away whole, and nothing else goes with them."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from resolutions.citations.references import Status
from resolutions.models import Anchor, Clause, Resolution, Session, SourceDocument, Version
from resolutions.models.search import SearchDocument
from resolutions.publishing.publish import new_draft, publish
from resolutions.store.references import store_references
from resolutions.tests.factories import make_published, make_text, make_version, reference, with_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Two specimens in several versions, and a real text that cites one of them."""
    specimen = make_published(label="901")
    make_published(label="S-902")
    publish(make_version(with_words(make_text(), "op3", "Decides to look at it in autumn."), label="901"), None)
    new_draft(specimen, None)
    real = make_version(label="45", number=9)
    store_references(real, make_text(), [reference("op1", 0, "Requests", "CND/RES/901/1")])
    return publish(real, None)


def test_no_row_of_a_specimen_is_left(archive):
    call_command("remove_specimens")
    assert list(Version.objects.all()) == [archive]
    assert {anchor.resolution_id for anchor in Anchor.objects.all()} == {archive.resolution_id}
    assert {clause.version_id for clause in Clause.objects.all()} == {archive.pk}
    assert [session.label for session in Session.objects.all()] == ["45"]
    assert list(SourceDocument.objects.all()) == [archive.source]
    assert SearchDocument.objects.filter(resolution=archive.resolution).exists()
    assert not SearchDocument.objects.exclude(resolution=archive.resolution).exists()


def test_a_real_text_that_cited_one_waits_for_it(archive):
    assert archive.references.get().status == Status.MATCHED
    call_command("remove_specimens")
    row = archive.references.get()
    assert (row.status, row.resolution) == (Status.UNMATCHED, None)


def test_a_second_time_removes_nothing(archive, capsys):
    call_command("remove_specimens")
    call_command("remove_specimens")
    assert "0 specimens removed" in capsys.readouterr().out
    assert (Resolution.objects.count(), get_user_model().objects.count()) == (1, 0)

"""Pages from stored frames are those that would have been made, and frames of another state are not shown."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from resolutions.models import Body, PageFrame
from resolutions.store.frames import SEAM
from resolutions.tests.views.conftest import make_published
from resolutions.tests.views.wsgi import ask

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/cnd/resolutions/45/9"


@pytest.fixture
def text():
    with transaction.atomic():
        return make_published(label="45", number=9)


def page():
    return ask(WSGIHandler(), PATH).body


def test_a_stored_frame_gives_the_same_page_for_three_queries(text):
    made = page()
    call_command("store_frames", quiet=True)
    with CaptureQueriesContext(connection) as queries:
        assert page() == made
    assert len(queries) == 3
    assert SEAM.encode() not in made


def test_a_frame_of_another_state_is_not_shown(text):
    call_command("store_frames", quiet=True)
    with transaction.atomic():
        Body.objects.filter(slug="cnd").update(name="Another name")
    assert b"Another name" in page()
    call_command("store_frames", quiet=True)
    assert b"Another name" in page()
    assert PageFrame.objects.count() == 1


def test_no_reader_stores_anything(text):
    ask(WSGIHandler(), PATH, archive_store_frame="1", **{"archive.store_frame": "1"})
    assert not PageFrame.objects.exists()


def test_each_language_has_its_frame(text):
    with transaction.atomic():
        make_published(label="45", number=9, language="fr")
    call_command("store_frames", quiet=True)
    assert PageFrame.objects.count() == 2
    assert ask(WSGIHandler(), f"{PATH}/fr").body != page()


def test_addresses_of_versions_and_other_languages_are_told_apart(text):
    call_command("store_frames", quiet=True)
    whole = ask(WSGIHandler(), PATH)
    assert ask(WSGIHandler(), f"{PATH}@1")["Link"] != whole["Link"]
    assert ask(WSGIHandler(), f"{PATH}/en").status == 301
    assert ask(WSGIHandler(), f"{PATH}/fr").status == 404
    assert ask(WSGIHandler(), PATH, if_none_match=whole["ETag"]).status == 304
    PageFrame.objects.all().delete()
    assert ask(WSGIHandler(), PATH)["ETag"] == whole["ETag"]

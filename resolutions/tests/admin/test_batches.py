"""The page of a batch: what became of each source, going on, asking again, and who may."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from resolutions.ingest.sources import Source
from resolutions.models import IngestBatch, SourceDocument, Version
from resolutions.store.batches import begin_batch, claim_members
from resolutions.store.receiving import receive_upload
from resolutions.tests.admin.conftest import SAMPLE, at, said
from resolutions.tests.factories import make_user

NO_WORDS = "901/2. Хранение маяков\n\nКомиссия,\n\n".encode("koi8-r") * 9


def source(name, content):
    data = content if isinstance(content, bytes) else content.encode()
    return Source(name, lambda: data)


def text(number):
    return source(f"{number}.txt", SAMPLE.replace("901/77", f"901/{number}"))


@pytest.fixture
def batch(archivist):
    """Three texts and two files that are none, uploaded and not read yet."""
    sources = [text(1), text(2), source("empty.txt", b""), source("koi8.txt", NO_WORDS), text(3)]
    return receive_upload(sources, make_user("ana"), "a report")


def place(name, batch=None):
    return reverse(f"admin:resolutions_ingestbatch_{name}", args=[batch.pk] if batch else [])


def read(client, batch):
    return client.post(place("go_on", batch), follow=True)


def page_of(client, batch, **query):
    return client.get(place("change", batch), query).content.decode()


def test_a_batch_that_waits_says_so_and_offers_to_go_on(archivist, batch):
    page = page_of(archivist, batch)
    assert "0 of 5 sources are done" in page
    assert "5 sources wait to be read." in page
    assert f'action="{place("go_on", batch)}"' in page
    assert "Review the first text" not in page


def test_looking_at_it_reads_nothing(archivist, batch):
    archivist.get(place("change", batch) + "?go-on=1")
    assert batch.members.waiting().count() == 5


def test_going_on_reads_and_leads_back_to_the_page(archivist, batch):
    page = read(archivist, batch).content.decode()
    assert Version.objects.count() == 3
    assert "5 sources." in page
    first = Version.objects.get(resolution__number=1)
    assert f'href="{at("change", first)}">Review the first text' in page
    for version in Version.objects.all():
        assert f'href="{at("change", version)}"' in page


def test_time_up_leaves_the_rest_for_the_next_step(archivist, batch, monkeypatch):
    monkeypatch.setattr("resolutions.admin.batches.views._SLICE_WITH_SCRIPT", 0)
    answer = archivist.post(place("go_on", batch), headers={"X-Progress-Only": "1"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert batch.members.waiting().count() == 5


def test_a_script_gets_how_far_it_is_alone(archivist, batch):
    for answer in (
        archivist.get(place("change", batch), headers={"X-Progress-Only": "1"}),
        archivist.post(place("go_on", batch), headers={"X-Progress-Only": "1"}),
    ):
        page = answer.content.decode()
        assert page.count('id="batch-progress"') == 1
        assert "<html" not in page


@pytest.mark.parametrize(
    ("only", "shown"), [("new", {"1.txt", "2.txt", "3.txt"}), ("refused", {"empty.txt", "koi8.txt"}), ("flawed", set())]
)
def test_outcomes_can_be_looked_at_by_kind(archivist, batch, only, shown):
    read(archivist, batch)
    page = page_of(archivist, batch, outcome=only)
    names = {"1.txt", "2.txt", "3.txt", "empty.txt", "koi8.txt"}
    assert {name for name in names if f'<th scope="row">{name}</th>' in page} == shown


def test_a_source_that_cannot_be_read_is_kept_and_linked(archivist, batch):
    read(archivist, batch)
    kept = SourceDocument.objects.get(name="koi8.txt")
    page = page_of(archivist, batch)
    assert reverse("admin:resolutions_sourcedocument_change", args=[kept.pk]) in page
    shown = archivist.get(reverse("admin:resolutions_sourcedocument_change", args=[kept.pk])).content.decode()
    assert batch.members.get(name="koi8.txt").sentence in shown
    download = archivist.get(reverse("admin:resolutions_sourcedocument_original", args=[kept.pk]))
    assert download.content == NO_WORDS


def test_what_failed_and_is_kept_is_read_again_when_asked_for(archivist, batch):
    read(archivist, batch)
    assert "Read again what failed and is kept (1)" in page_of(archivist, batch)
    response = archivist.post(place("again", batch), follow=True)
    assert "1 source is read again." in said(response)
    assert batch.members.get(name="koi8.txt").outcome == "refused"
    assert Version.objects.count() == 3


def test_outcomes_can_be_taken_along(archivist, batch):
    read(archivist, batch)
    answer = archivist.get(place("outcomes", batch))
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["name"], row["outcome"]) for row in rows][:3] == [
        ("1.txt", "new"),
        ("2.txt", "new"),
        ("empty.txt", "refused"),
    ]
    assert len(list(csv.DictReader(io.StringIO(archivist.get(place("outcomes", batch), {"outcome": "new"}).text)))) == 3


def test_a_name_is_no_formula_in_a_spreadsheet(archivist, batch):
    batch.members.filter(name="1.txt").update(name="=HYPERLINK(1)")
    assert "\r\n'=HYPERLINK(1)," in archivist.get(place("outcomes", batch)).content.decode()


def test_what_somebody_else_reads_is_left_to_them(archivist, batch):
    claim_members(batch, "0" * 32, 9)
    page = page_of(archivist, batch)
    assert "Somebody, or the command, is reading them now" in page
    assert 'id="go-on"' not in page
    read(archivist, batch)
    assert not Version.objects.exists()
    batch.members.update(claimed_at=timezone.now() - timedelta(hours=1))
    read(archivist, batch)
    assert Version.objects.count() == 3


def test_a_batch_of_the_command_is_gone_on_with_by_the_command(archivist):
    batch = begin_batch(["/in/a.txt"], ["/in"])
    page = page_of(archivist, batch)
    assert f"ingest_resolutions --batch {batch.pk}" in page
    assert 'id="go-on"' not in page
    read(archivist, batch)
    assert batch.members.waiting().count() == 1


def test_batches_are_listed_with_how_far_they_are(archivist, batch):
    page = archivist.get(place("changelist")).content.decode()
    assert "0 / 5" in page
    assert "waits to go on" in page
    assert f'href="{place("change", batch)}' in page
    read(archivist, batch)
    assert "5 / 5" in archivist.get(place("changelist"), {"state": "done"}).content.decode()
    assert "0 batches" in archivist.get(place("changelist"), {"state": "unfinished"}).content.decode()


def test_a_page_of_many_sources_asks_few_questions(archivist, django_assert_max_num_queries):
    batch = receive_upload([text(number) for number in range(1, 31)], make_user("ana"))
    read(archivist, batch)
    with django_assert_max_num_queries(25):
        page_of(archivist, batch)


def test_reviewers_look_and_do_not_bring_in(reviewer, batch):
    assert reviewer.get(place("change", batch)).status_code == 200
    assert 'id="go-on"' not in page_of(reviewer, batch)
    assert reviewer.get(place("changelist")).status_code == 200
    assert reviewer.get(place("outcomes", batch)).status_code == 200
    assert reviewer.post(place("go_on", batch)).status_code == 403
    assert reviewer.post(place("again", batch)).status_code == 403


def test_others_see_nothing(staff, client, batch):
    for name in ("change", "outcomes"):
        assert staff.get(place(name, batch)).status_code == 403
        assert client.get(place(name, batch)).status_code == 302
    assert staff.get(place("changelist")).status_code == 403


@pytest.mark.parametrize("name", ["go_on", "again"])
def test_steps_are_never_taken_by_looking(archivist, batch, name):
    assert archivist.get(place(name, batch)).status_code == 405


def test_nothing_of_a_batch_is_changed_or_deleted_by_hand(archivist, batch):
    for name in ("delete", "history"):
        answer = archivist.post(reverse(f"admin:resolutions_ingestbatch_{name}", args=[batch.pk]))
        assert answer.status_code in (403, 405, 200)
    assert IngestBatch.objects.filter(pk=batch.pk).exists()
    assert archivist.get(reverse("admin:resolutions_ingestbatch_add")).status_code == 403

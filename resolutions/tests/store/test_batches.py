"""Batches: claimed, worked through, interrupted anywhere, taken up again; nothing half and nothing twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from resolutions.errors import UnknownEncoding
from resolutions.ingest.batch import FileRead
from resolutions.ingest.drafts import PARSER_VERSION
from resolutions.ingest.reading_apart import Patience
from resolutions.ingest.sources import Source, refused
from resolutions.models import BatchMember, IngestBatch, Problem, SourceDocument, Version, WaitingFile
from resolutions.models.batches import CLAIM_LASTS
from resolutions.store.batch_reports import report_lines, report_of
from resolutions.store.batch_work import uploaded_source, work_on
from resolutions.store.batches import add_members, ask_again, begin_batch, begin_upload, claim_members, release_claims
from resolutions.store.drafts import store_reading
from resolutions.store.outcomes import settle_member
from resolutions.store.receiving import receive_upload
from resolutions.tests.factories import make_body, make_user

TEXT = """CND Res.901/{}. Keeping of lanterns

The Commission on Narcotic Drugs,

Recalling the customs of the lantern makers,

1. Requests every harbour to count its lanterns;

2. Invites the keepers to trim the wicks at {}.

1st meeting
12 March 1999
"""
NO_WORDS = "901/2. Хранение маяков\n\nКомиссия,\n\n".encode("koi8-r") * 9


@pytest.fixture(autouse=True)
def organ(db):
    return make_body("cnd")


def source(number, name="", when="dusk", data=None):
    content = TEXT.format(number, when).encode() if data is None else data
    return Source(name or f"{number}.txt", lambda: content)


def upload(*sources, **more):
    return receive_upload(sources, make_user("ana"), **more)


def work(batch, patience=None, is_time_up=lambda: False):
    return list(work_on(batch, uploaded_source, patience or Patience(), is_time_up))


def outcomes(batch):
    return dict(batch.members.values_list("name", "outcome"))


def test_an_upload_waits_with_its_bytes_and_is_read_from_them():
    batch = upload(source(1), source(2))
    assert outcomes(batch) == {"1.txt": "waiting", "2.txt": "waiting"}
    assert WaitingFile.objects.count() == 2
    assert batch.state == "waiting"
    work(batch)
    batch.refresh_from_db()
    assert outcomes(batch) == {"1.txt": "new", "2.txt": "new"}
    assert batch.state == "done"
    assert not WaitingFile.objects.exists()
    assert {version.created_by for version in Version.objects.all()} == {make_user("ana")}


def test_an_interrupted_upload_leaves_nothing():
    def broken():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upload(source(1), Source("2.txt", broken))
    assert not IngestBatch.objects.exists()
    assert not WaitingFile.objects.exists()


def test_what_may_not_come_in_is_refused_at_once():
    batch = upload(source(1), refused("a.zip/../x.txt", "Its name leads out."))
    member = batch.members.get(outcome="refused")
    assert member.sentence == "Its name leads out."
    assert WaitingFile.objects.count() == 1


def test_each_outcome_is_told():
    work(upload(source(1)))
    batch = upload(
        source(1, "again.txt"),
        source(1, "same-words.txt", data=(TEXT.format(1, "dusk") + "\n").encode()),
        source(1, "other-words.txt", when="dawn"),
        source(2, "new.txt"),
        source(2, "empty.txt", data=b""),
    )
    work(batch)
    assert outcomes(batch) == {
        "again.txt": "held",
        "other-words.txt": "changed",
        "same-words.txt": "same",
        "new.txt": "new",
        "empty.txt": "refused",
    }
    assert {member.name: member.draft_count for member in batch.members.all()}["new.txt"] == 1
    assert batch.members.get(name="again.txt").source.name == "1.txt"


def test_another_language_of_a_known_resolution_is_told():
    work(upload(source(1)))
    Version.objects.update(language="fr")
    batch = upload(source(1, "english.txt", when="dawn"))
    work(batch)
    assert outcomes(batch) == {"english.txt": "language"}


def test_several_texts_of_a_source_are_told_by_what_matters_most():
    work(upload(source(1)))
    both = (TEXT.format(1, "dawn") + "\n\n" + TEXT.format(2, "dusk")).encode()
    batch = upload(Source("both.txt", lambda: both))
    work(batch)
    member = batch.members.get()
    assert member.draft_count == 2
    assert member.outcome == "changed"
    assert member.sentence == "Read: 2 drafts: 1 other words, 1 new."


def test_held_bytes_are_not_read_again(monkeypatch):
    work(upload(source(1)))
    monkeypatch.setattr("resolutions.store.batch_work.read_source", lambda *args, **more: pytest.fail("it was read"))
    batch = upload(source(1, "again.txt"))
    work(batch)
    assert outcomes(batch) == {"again.txt": "held"}


def test_bytes_that_an_older_parser_read_are_read_again():
    work(upload(source(1)))
    SourceDocument.objects.update(parser_version=PARSER_VERSION - 1)
    batch = upload(source(1, "again.txt"))
    work(batch)
    assert outcomes(batch) == {"again.txt": "held"}
    assert Version.objects.count() == 1


def test_a_source_that_cannot_be_read_yet_is_kept_with_the_sentence():
    batch = upload(source(2, "koi8.txt", data=NO_WORDS))
    work(batch)
    member = batch.members.get()
    assert member.outcome == "refused"
    assert bytes(member.source.content) == NO_WORDS
    assert member.source.problems.get().message == member.sentence
    assert member.source.format == "unread"
    assert not member.source.versions.exists()


def test_a_kept_source_is_read_once_it_can_be(monkeypatch):
    batch = upload(source(1))
    monkeypatch.setattr("resolutions.errors.ReadingError.is_source_kept", True)
    with monkeypatch.context() as patched:
        patched.setattr("resolutions.ingest.pipeline.read_printed", _no_reader)
        work(batch)
    assert outcomes(batch) == {"1.txt": "refused"}
    assert ask_again(batch) == 1
    assert batch.state == "waiting"
    work(batch)
    document = SourceDocument.objects.get()
    assert outcomes(batch) == {"1.txt": "new"}
    assert document.format == "text"
    assert "lantern makers" in document.text
    assert not Problem.objects.filter(code="not-read").exists()


def _no_reader(data, name):
    raise UnknownEncoding("No reader is there today.")


def test_what_was_not_kept_is_not_asked_for_again():
    batch = upload(source(1, data=b""), source(2))
    work(batch)
    assert ask_again(batch) == 0
    assert batch.state == "done"


def test_a_fault_of_the_store_costs_one_source(monkeypatch):
    def fails(reading, *args):
        if "901/2" in reading.source.text:
            raise LookupError("of the store")
        return store_reading(reading, *args)

    monkeypatch.setattr("resolutions.store.outcomes.store_reading", fails)
    batch = upload(source(1), source(2), source(3))
    work(batch)
    assert outcomes(batch) == {"1.txt": "new", "2.txt": "refused", "3.txt": "new"}
    assert "LookupError" in batch.members.get(name="2.txt").sentence


def test_time_up_leaves_the_rest_free():
    batch = upload(*map(source, range(1, 6)))
    done = []
    for one in work_on(batch, uploaded_source, Patience(), lambda: len(done) >= 2):
        done.append(one)
    assert report_of(batch).done == 2
    assert batch.members.free().count() == 3
    assert batch.state == "waiting"


@pytest.mark.parametrize("count", [5, 25])
def test_an_interrupted_run_lets_go_of_what_it_claimed(count):
    batch = upload(*map(source, range(1, count + 1)))
    running = work_on(batch, uploaded_source, Patience())
    next(running)
    running.close()
    assert report_of(batch).done == 1
    assert batch.members.free().count() == count - 1
    work(batch)
    assert set(outcomes(batch).values()) == {"new"}
    assert Version.objects.count() == count


def test_a_claim_spares_others_the_work_and_ends_with_time():
    batch = upload(source(1), source(2))
    mine, theirs = "0" * 32, "1" * 32
    assert [one.name for one in claim_members(batch, mine, 1)] == ["1.txt"]
    assert [one.name for one in claim_members(batch, theirs, 9)] == ["2.txt"]
    assert batch.state == "reading"
    assert not claim_members(batch, theirs, 9)
    batch.members.update(claimed_at=timezone.now() - CLAIM_LASTS - timedelta(seconds=1))
    assert batch.state == "waiting"
    assert len(claim_members(batch, theirs, 9)) == 2
    release_claims(theirs)
    assert batch.members.free().count() == 2


def test_whoever_is_second_at_a_source_changes_nothing():
    batch = upload(source(1))
    (slow,) = claim_members(batch, "0" * 32, 1)
    slow.batch = batch
    BatchMember.objects.update(claimed_at=None)
    work(batch)
    said = BatchMember.objects.values().get()
    settle_member(slow, FileRead("1.txt", error="Too late."))
    assert BatchMember.objects.values().get() == said


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_batch_do_everything_once():
    make_body("cnd")
    with transaction.atomic():
        batch = upload(*map(source, range(1, 31)))

    def go_on(_number):
        try:
            return [member.name for member, _read in work_on(batch, uploaded_source, Patience())]
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        done = [name for names in threads.map(go_on, range(3)) for name in names]
    assert sorted(done) == sorted(f"{number}.txt" for number in range(1, 31))
    assert set(outcomes(batch).values()) == {"new"}
    assert Version.objects.count() == SourceDocument.objects.count() == 30
    batch.refresh_from_db()
    assert batch.finished_at is not None


def test_the_same_paths_are_taken_up_and_what_is_new_in_them_is_added():
    first = begin_batch(["/in/a.txt", "/in/b.txt"], ["/in"])
    again = begin_batch(["/in/a.txt", "/in/aa.txt", "/in/b.txt"], ["/in"])
    assert again == first
    assert list(again.members.values_list("name", flat=True)) == ["/in/a.txt", "/in/b.txt", "/in/aa.txt"]
    assert begin_batch(["/other/a.txt"], ["/other"]) != first


def test_a_finished_batch_is_not_taken_up():
    batch = begin_batch([], ["/in"])
    IngestBatch.objects.update(finished_at=timezone.now())
    assert begin_batch([], ["/in"]) != batch


def test_the_report_counts_sources_drafts_and_problems():
    batch = upload(source(1), source(2), source(3, "bad.txt", data=b""))
    work(batch)
    Problem.objects.all().delete()
    report = report_of(batch)
    assert (report.sources, report.done, report.of("new"), report.of("refused")) == (3, 3, 2, 1)
    lines = "\n".join(report_lines(batch))
    assert re.search(r"^new +2 +2$", lines, re.MULTILINE)
    assert "bad.txt" in lines
    assert "is empty" in lines


def test_a_batch_of_many_sources_costs_few_statements_to_begin(django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        add_members(begin_upload(None), [f"{number}.txt" for number in range(2000)])

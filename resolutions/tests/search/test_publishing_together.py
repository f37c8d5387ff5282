"""Publishers at the same time, and processes that take up what others wrote."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from resolutions.models import Version
from resolutions.models.search import SearchBase, SearchChange, SearchDocument, SearchState, SearchTerm
from resolutions.search.index import snapshot
from resolutions.search.index.loading import load, newer
from resolutions.search.index.merging import merge
from resolutions.search.index.writing import rebuild, reindex
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import designations, holding, published, search
from resolutions.tests.search.test_index import _text

ROWS = (SearchBase, SearchChange, SearchDocument, SearchState, SearchTerm)


def _break_off(work):
    with transaction.atomic():
        for done, _ in work():
            if done:
                raise KeyboardInterrupt


def _rows():
    return [sorted(map(repr, model.objects.values_list())) for model in ROWS]


@pytest.mark.django_db(transaction=True)
def test_publishers_at_once_get_slots_of_their_own():
    versions = [published(_text(f"Counts lamps and item{number}."), number=number) for number in range(1, 7)]
    begin = Barrier(3)

    def publish(keys):
        begin.wait()
        try:
            for key in keys:
                reindex([key])
        finally:
            connection.close()

    shares = [[version.resolution_id for version in versions[at::3]] for at in range(3)]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(publish, shares))
    assert search("q=lamps").total == 6
    assert [designations(search(f"q=item{number}")) for number in (1, 6)] == [["901/1"], ["901/6"]]


@pytest.mark.parametrize("work", [merge, rebuild])
def test_a_rollback_leaves_no_trace(work):
    holding(clause("op1", "Counts lamps."), number=1)
    before, held = _rows(), snapshot.current()
    with transaction.atomic():
        holding(clause("op1", "Counts boats."), number=2)
        list(work())
        assert search("q=boats").total == 1
        transaction.set_rollback(True)
    assert _rows() == before
    assert snapshot.current().generation == held.generation
    assert (search("q=lamps").total, search("q=boats").total) == (1, 0)


@pytest.mark.parametrize("work", [merge, rebuild])
def test_what_is_broken_off_changes_nothing(work):
    for number in (1, 2, 3):
        holding(clause("op1", "Counts lamps."), number=number)
    before = _rows()
    with pytest.raises(KeyboardInterrupt):
        _break_off(work)
    assert _rows() == before


def test_a_process_takes_up_what_is_newer_and_falls_back_to_all_after_a_merge():
    holding(clause("op1", "Counts lamps."), number=1)
    held = snapshot.current()
    holding(clause("op1", "Counts boats."), number=2)
    now = snapshot.generation()
    assert newer(held, now).documents == 2
    list(merge())
    assert newer(held, snapshot.generation()) is None
    assert load(snapshot.generation()).documents == 2


def test_a_publication_writes_nothing_that_grows_with_the_archive(monkeypatch):
    for number in range(1, 6):
        holding(clause("op1", "Counts lamps."), number=number)
    list(merge())
    sizes = []
    for number in range(6, 9):
        before = {row.pk for row in SearchTerm.objects.all()}
        holding(clause("op1", "Counts lamps."), number=number)
        change = SearchChange.objects.latest("pk")
        sizes.append(len(bytes(change.piece)))
        assert SearchTerm.objects.filter(pk__in=before).count() == len(before)
    assert max(sizes) - min(sizes) < 10
    assert Version.objects.count() == 8

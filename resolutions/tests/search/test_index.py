"""The index changes in the publisher's transaction, and every process notices."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from resolutions.models import SearchDocument, SearchTerm
from resolutions.models.search import SearchState
from resolutions.search.index import snapshot, writing
from resolutions.search.index.writing import index_version, index_versions, rebuild, reindex, unindex
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_resolution, make_text, make_version
from resolutions.tests.search.conftest import designations, holding, indexed, places, published, search


def _text(words, **more):
    return make_text([clause("op1", words)], [], title=Words("Lanterns"), **more)


def _state(version, state):
    version.state = state
    version.save()


def test_a_text_is_found_as_soon_as_it_is_indexed():
    version = published(_text("Counts the lamps."))
    assert search("q=lamps").total == 0
    index_version(version)
    assert search("q=lamps").total == 1


def test_a_new_version_takes_the_place_of_the_old_one():
    old = indexed(_text("Counts the lamps."))
    assert search("q=lamps").total == 1
    _state(old, "superseded")
    new = make_version(_text("Counts the boats."), old.resolution)
    new.state, new.number, new.published_at = "published", 2, new.created_at
    new.save()
    index_version(new)
    assert search("q=lamps").total == 0
    assert search("q=%22the lamps%22").total == 0
    assert search("q=lam*").total == 0
    assert places(search("q=boats")) == {"901/1": ["op1"]}
    assert search("").total == 1


def test_indexing_twice_changes_no_answer():
    version = indexed(_text("Counts the lamps."))
    before = search("q=lamps")
    index_version(version)
    assert search("q=lamps") == before
    assert SearchDocument.objects.count() == 1


def test_a_withdrawn_text_is_no_longer_found():
    version = indexed(_text("Counts the lamps."))
    unindex(version.resolution)
    assert search("q=lamps").total == search("").total == 0
    unindex(version.resolution)


def test_withdrawing_one_language_leaves_the_other():
    resolution = make_resolution()
    english = indexed(_text("Counts the candles."), resolution)
    indexed(_text("Compte les bougies.", language="fr"), resolution)
    _state(english, "withdrawn")
    reindex([resolution.pk])
    assert search("q=candles").total == 0
    assert search("q=bougies").total == 1


def test_what_is_not_published_cannot_be_indexed():
    with pytest.raises(ValueError, match="not published"):
        index_version(make_version())


def test_a_rollback_takes_the_index_back_in_the_database_and_in_memory():
    indexed(_text("Counts the lamps."))
    with transaction.atomic():
        indexed(_text("Counts the boats."), number=2)
        assert search("q=boats").total == 1
        transaction.set_rollback(True)
    assert search("q=boats").total == 0
    assert search("q=lamps").total == 1
    indexed(_text("Counts the ropes."), number=3)
    assert search("q=boats").total == 0
    assert designations(search("q=ropes")) == ["901/3"]


def test_a_process_reads_its_arrays_again_only_for_a_new_generation(django_assert_num_queries):
    version = indexed(_text("Counts the lamps."))
    held = snapshot.current()
    with django_assert_num_queries(1):
        assert snapshot.current() is held
    index_version(version)
    assert snapshot.current() is not held


def test_another_process_is_noticed_through_the_generation_alone():
    indexed(_text("Counts the lamps."))
    held = snapshot.current()
    SearchState.objects.update(generation="made elsewhere")
    assert snapshot.current() is not held
    assert search("q=lamps").total == 1


def test_a_search_uses_a_fixed_number_of_queries(django_assert_max_num_queries):
    for number in range(1, 25):
        holding(clause("op1", f"Counts the lamps of {number}."), number=number)
    search("q=the")
    with django_assert_max_num_queries(10):
        assert len(search("q=lamps").hits) == 20


def test_many_texts_at_once_are_found_as_one_by_one():
    versions = [published(_text(f"Counts lamps and item{number}."), number=number) for number in range(1, 6)]
    index_versions(versions)
    together = search("q=lamps"), search("q=item3")
    for version in versions:
        unindex(version.resolution)
    assert search("q=lamps").total == 0
    for version in versions:
        index_version(version)
    assert (search("q=lamps"), search("q=item3")) == together


def test_a_rebuild_gives_the_same_answers_and_leaves_nothing_of_old_texts():
    for number in range(1, 8):
        version = indexed(_text(f"Counts {'lamps ' * number} and item{number}."), number=number)
        index_version(version)
    unindex(version.resolution)
    version.state = "withdrawn"
    version.save()
    asked = ("", "q=lamps", "q=lamps&unit=resolution&sort=number", "q=%22lamps and%22", "q=item*", "session=cnd:901")
    before = [search(address) for address in asked]
    out = StringIO()
    call_command("rebuild_search_index", stdout=out, skip_checks=True)
    assert "6 of 6 resolutions" in out.getvalue()
    assert [search(address) for address in asked] == before
    assert not SearchTerm.objects.filter(word="item7").exists()
    call_command("rebuild_search_index", stdout=out, skip_checks=True)
    assert [search(address) for address in asked] == before


def test_words_are_found_across_segments_and_a_rebuild_makes_them_one(monkeypatch):
    monkeypatch.setattr(writing, "SEGMENT", 2)
    for number in range(1, 8):
        indexed(_text(f"Counts brass lamps and item{number}."), number=number)
    assert SearchTerm.objects.filter(word="lamps").count() == 4
    asked = ("q=lamps", "q=%22brass lamps%22", "q=lam*", "q=item3", "q=-item3", "q=901/4")
    before = [search(address) for address in asked]
    assert [found.total for found in before] == [7, 7, 7, 1, 7, 1]
    for _ in rebuild():
        pass
    assert SearchTerm.objects.filter(word="lamps").count() == 1
    assert [search(address) for address in asked] == before
    indexed(_text("Counts brass lamps."), number=8)
    assert search("q=%22brass lamps%22").total == 8


def test_a_rebuild_of_an_empty_archive_leaves_an_empty_index():
    call_command("rebuild_search_index", stdout=StringIO(), skip_checks=True)
    assert search("q=lamps").total == 0

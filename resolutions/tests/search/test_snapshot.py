"""A process whose database changes its mind about the generation, as replicas do that catch up one after another."""

import pytest

from resolutions.search.index import snapshot
from resolutions.tests.factories import make_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def loaded(monkeypatch):
    """How often the whole index was read."""
    times = []
    load = snapshot.load
    monkeypatch.setattr(snapshot, "load", lambda generation: times.append(generation) or load(generation))
    monkeypatch.setattr(snapshot, "_held", ())
    return times


def test_two_generations_in_turn_are_each_read_once(loaded, monkeypatch):
    monkeypatch.setattr(snapshot, "_MOST", 2)
    make_published()
    older = snapshot.current()
    make_published(number=2)
    newer = snapshot.current()
    read = len(loaded)
    for held in (older, newer, older, newer):
        monkeypatch.setattr(snapshot, "generation", lambda held=held: held.generation)
        assert snapshot.current() is held
    assert len(loaded) == read


def test_with_one_database_one_generation_is_kept(loaded):
    make_published()
    snapshot.current()
    make_published(number=2)
    assert snapshot.current().documents == 2
    assert len(snapshot._held) == 1

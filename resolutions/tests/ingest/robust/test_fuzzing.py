"""A smaller version of benchmarks/fuzzing.py: mutated texts are read without a crash, a lost word or a wrong place."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.tests.ingest.robust.fuzzing import Tally, trials
from resolutions.tests.ingest.robust.invariants import faults_of
from resolutions.tests.ingest.robust.mutations import BYTE_MUTATIONS, TEXT_MUTATIONS
from resolutions.tests.ingest.robust.originals import Original, originals

SPECIMENS = originals(None, random.Random(1))
SHORT = [one for one in SPECIMENS if len(one.data) < 6000]
KINDS = sorted({one.kind for one in SPECIMENS})


@pytest.mark.parametrize("original", SPECIMENS, ids=lambda one: f"{one.kind}-{one.name}-{len(one.data)}")
def test_nothing_is_wrong_with_what_is_mutated(original):
    assert faults_of(original.data, original.name) == []


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SHORT), st.integers(0, 2**32))
def test_mutated_specimens_are_read_whole_or_refused_with_a_sentence(original, seed):
    assert faults_of(original.mutated(random.Random(seed)), original.name) == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXT_MUTATIONS), st.sampled_from(SHORT), st.integers(0, 2**32))
def test_each_mutation_is_survived(mutate, original, seed):
    text = mutate(original.data.decode(), random.Random(seed))
    assert faults_of(text.encode("utf-8", "replace"), original.name) == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BYTE_MUTATIONS), st.sampled_from(SHORT), st.integers(0, 2**32))
def test_wrong_bytes_are_survived(mutate, original, seed):
    assert faults_of(mutate(original.data, random.Random(seed)), original.name) == []


@pytest.mark.parametrize("mutate", [*TEXT_MUTATIONS, *BYTE_MUTATIONS], ids=lambda mutate: mutate.__name__)
def test_every_mutation_changes_something(mutate):
    text = SHORT[0].data.decode() * 3
    source = text if mutate in TEXT_MUTATIONS else text.encode()
    assert any(mutate(source, random.Random(seed)) != source for seed in range(20))


@pytest.mark.corpus
def test_real_texts_of_every_kind_are_survived(shared, request):
    count = 2000 if request.config.getoption("--all") else 60
    tally = Tally()
    for trial in trials(originals(shared, random.Random(5)), count, 5):
        tally.add(trial)
    assert tally.bad == []
    assert len(tally.kinds) >= 8
    assert all(trial.seconds < 30 for trial in tally.slowest)


def test_a_loss_a_wrong_place_and_a_crash_would_be_told(monkeypatch):
    module = "resolutions.tests.ingest.robust.invariants"
    data = SHORT[0].data
    monkeypatch.setattr(f"{module}.stored", lambda _reading: Counter())
    assert any("lost" in fault for fault in faults_of(data, "a.md"))
    monkeypatch.undo()
    monkeypatch.setattr(f"{module}.write_canonical", lambda _draft: "CND archive text, form 1\n\nTitle: Another\n")
    assert any("read back" in fault for fault in faults_of(data, "a.md"))
    monkeypatch.setattr(f"{module}.read_source", lambda *_args: 1 / 0)
    assert next(iter(trials([Original("specimen", "a.md", data)], 1, 1))).crash

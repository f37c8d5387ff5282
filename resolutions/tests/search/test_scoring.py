"""Points are those of the formula, whatever digits and words they are made of."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.finding import postings, scoring
from resolutions.search.finding.planes import DIGITS, STEP, greatest, sums
from resolutions.search.finding.prepared import prepared
from resolutions.search.finding.ranking import _bound
from resolutions.search.index.norms import norms_of
from resolutions.search.index.snapshot import current
from resolutions.search.request import SearchRequest
from resolutions.search.searching import Search
from resolutions.search.terms.words import words
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding

LEVELS = st.lists(st.integers(0, 2**DIGITS - 1), min_size=64, max_size=64)


def planes_of(levels):
    bits = [[(level >> digit) & 1 for level in levels] for digit in range(DIGITS)]
    return np.stack([np.packbits(np.array(row, np.uint8), bitorder="little").view(np.uint64) for row in bits])


@given(LEVELS, st.integers(0, 2**64 - 1))
def test_sums_and_greatest_of_any_slots(levels, mask):
    chosen = [level for slot, level in enumerate(levels) if mask >> slot & 1]
    found = np.array([mask], np.uint64)
    assert sums(found, planes_of(levels)).tolist() == [sum(chosen)]
    assert greatest(found, planes_of(levels)).tolist() == [max(chosen, default=0)]


@given(st.randoms(use_true_random=False), st.integers(64 * 5, 64 * 9), st.integers(1, 5))
def test_a_bound_leaves_the_first_of_all(dice, size, most):
    keys = dice.sample(range(10**6), size)
    array = np.array(keys)
    kept = array[array <= _bound(array, most)]
    assert sorted(kept.tolist())[:most] == sorted(keys)[:most]


@pytest.mark.parametrize(
    "address", ["lamp", "lamp wick", "lamp OR wick", "lamp OR wick OR oil OR boat", '"brass lamp"']
)
@pytest.mark.parametrize("unit", ["paragraph", "resolution"])
def test_documents_have_the_points_of_the_formula(address, unit):
    dice = random.Random(4)
    texts = {}
    for number in range(1, 13):
        said = [
            " ".join(dice.choices(["lamp", "wick", "oil", "brass", "boat"], k=dice.randrange(1, 9))) for _ in range(3)
        ]
        title = " ".join(dice.choices(["lamp", "wick", "harbour"], k=2))
        holding(*(clause(f"op{at}", text) for at, text in enumerate(said, 1)), title=title, number=number)
        texts[number] = [title, *said]
    search = Search.of(SearchRequest(address, unit=unit), current())
    documents, points = search.order.scoring.documents()
    for document, point in zip(documents.tolist(), points.tolist(), strict=True):
        number = int(search.snapshot.orders[document].split("|")[5])
        assert point == pytest.approx(points_by_hand(search, texts[number], document), abs=1e-9), texts[number]


@pytest.mark.parametrize("address", ["lamp", "lamp OR wick", "lamp -boat", '"brass lamp"', "lamp OR cites:1961"])
@pytest.mark.parametrize("unit", ["paragraph", "resolution"])
def test_the_first_of_a_few_are_the_first_of_all(address, unit, monkeypatch):
    monkeypatch.setattr(scoring, "_FEW", 0)
    monkeypatch.setattr(scoring, "_AHEAD", 1)
    monkeypatch.setattr(scoring, "_LOT", 2)
    monkeypatch.setattr(postings, "_MANY", 0)
    dice = random.Random(7)
    for number in range(1, 25):
        paragraphs = dice.choice([1, 3, 70])  # some in several blocks
        said = [
            " ".join(dice.choices(["lamp", "wick", "boat", "brass"], k=dice.randrange(1, 9))) for _ in range(paragraphs)
        ]
        title = " ".join(dice.choices(["lamp", "wick", "harbour"], k=2))
        holding(*(clause(f"op{at}", text) for at, text in enumerate(said, 1)), title=title, number=number)
    ordered = Search.of(SearchRequest(address, unit=unit), current()).order.all.tolist()
    assert len(ordered) > 3
    for most in (1, 3, 8, 40):
        assert Search.of(SearchRequest(address, unit=unit), current()).order.part(0, most) == ordered[:most]


def points_by_hand(search, said, document):
    """Of the paragraph with the rarest terms together that of the greatest norm, or the title; and the log of the others."""
    weights = {each.term: each.weight for each in search.order.scoring.terms}
    matching = set(search.slots([document])[document].tolist())
    first = int(search.snapshot.first_block[document]) * 64
    norms = search.snapshot.norms[first : first + len(said)]
    held = [
        sum(weight for term, weight in weights.items() if holds(term, text)) if slot in matching else 0
        for slot, text in enumerate(said)
    ]
    level = [round(min(float(norm), 10) / STEP) * STEP for norm in norms]
    most = max(held[1:])
    best = max([most * level[slot] for slot in range(1, len(said)) if held[slot] == most])
    title = held[0] * float(norms[0])
    total = title + sum(held[slot] * level[slot] for slot in range(1, len(said)))
    return max(best, title) + math.log1p(total - max(best, title))


def holds(term, text):
    sought = getattr(term, "word", None) or " ".join(word for word, _ in term.parts)
    return f" {sought} " in f" {' '.join(words(text))} "


def test_what_was_prepared_for_one_generation_is_taken_over_by_the_next():
    holding(clause("op1", "Counts the lamps."), number=1)
    before = prepared(current())
    assert before.planes.shape[1] == current().blocks
    holding(clause("op1", "Counts the lamps and the boats of the harbour."), number=2)
    planes = prepared(current()).planes
    levels = np.rint(current().norms / STEP).astype(int)
    levels[current().first_block * 64] = 0
    for block in range(current().blocks):
        assert np.array_equal(planes[:, block : block + 1], planes_of(levels[block * 64 : block * 64 + 64].tolist()))
    assert np.array_equal(planes[:, : before.blocks], before.planes)


def test_norms_fall_with_the_length():
    norms = norms_of(np.array([1, 60, 600], np.uint16), np.zeros(0, np.int64))
    assert norms[0] > norms[1] > norms[2] > 0

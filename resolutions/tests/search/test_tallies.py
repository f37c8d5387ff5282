"""Counts of a facet of paragraphs are those counted by hand, however they are counted, and whatever was published since."""

from functools import reduce
from operator import or_

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.finding import tallies
from resolutions.search.finding.slotsets import cells_of
from resolutions.search.finding.tallies import Arranged, Tally
from resolutions.search.index.arrays import FacetArrays

VALUES = ("request", "urge", "note", "recall")
MASKS = st.sampled_from([1, 2, 3, 1 << 31, 1 << 32, 1 << 63, (1 << 64) - 1])
CELLS = st.dictionaries(st.sampled_from(range(len(VALUES))), MASKS, max_size=4)
DOCUMENTS = st.lists(st.tuples(st.lists(CELLS, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=8)


def arrays_of(documents):
    """Documents as lists of blocks, each a value -> mask; and whether they live."""
    blocks = [cells if lives else {} for blocks, lives in documents for cells in blocks]
    flat = [(value, mask) for cells in blocks for value, mask in cells.items()]
    return FacetArrays(
        VALUES,
        {value: number for number, value in enumerate(VALUES)},
        np.zeros((len(VALUES), 1), np.uint64),
        np.append(0, np.cumsum([len(cells) for cells in blocks])).astype(np.int32),
        np.array([value for value, _ in flat], np.uint16),
        np.array([mask for _, mask in flat], np.uint64),
    )


def tally_of(documents, before=None):
    owners = [number if lives else -1 for number, (blocks, lives) in enumerate(documents) for _ in blocks]
    is_shared = np.array([len(blocks) > 1 for blocks, _ in documents for _ in blocks])
    document_of = np.array(owners, np.int32)
    return Tally(arrays_of(documents), is_shared, document_of < 0, document_of, before)


def counted_by_hand(documents, found):
    counts, block = [0] * len(VALUES), 0
    for blocks, lives in documents:
        held = set()
        for cells in blocks:
            held |= {value for value, mask in cells.items() if mask & int(found[block])}
            block += 1
        for value in held if lives else ():
            counts[value] += 1
    return counts


def result_of(documents, masks):
    """Slots found, none of a dead document."""
    lives = [lives for blocks, lives in documents for _ in blocks]
    return np.array([mask if each else 0 for mask, each in zip(masks, lives, strict=False)], np.uint64)


def masks_for(documents, dice):
    return [dice.choice([0, 1, 2, 1 << 31, 1 << 40, (1 << 64) - 1]) for blocks, _ in documents for _ in blocks]


@pytest.mark.parametrize("cheap", [0, 1 << 40], ids=["by the cells", "by the values"])
@pytest.mark.parametrize("frequent", [0, 2, 1 << 40], ids=["all rare", "some rare", "all frequent"])
@given(DOCUMENTS, st.randoms())
def test_each_document_counts_once_for_each_value(cheap, frequent, documents, dice):
    found = result_of(documents, masks_for(documents, dice))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "_CHEAP", cheap)
        patch.setattr(tallies, "_FREQUENT", frequent)
        counts = tally_of(documents).counts(cells_of(found))
    assert counts.tolist() == counted_by_hand(documents, found)


@given(DOCUMENTS, DOCUMENTS, st.randoms())
def test_what_was_arranged_before_serves_a_later_generation_or_is_made_anew(documents, others, dice):
    before = Arranged.of(arrays_of(documents))
    later = [(blocks, lives and dice.random() < 0.7) for blocks, lives in documents]
    if dice.random() < 0.3:
        later = [(dice.choice(others)[0], lives) for _, lives in later]  # said anew of other places
    later += dice.sample(others, dice.randrange(len(others)))
    found = result_of(later, masks_for(later, dice))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "_CHEAP", 1 << 40)
        patch.setattr(tallies, "_TAIL", 1)
        tally = tally_of(later, before)
        assert tally.counts(cells_of(found)).tolist() == counted_by_hand(later, found)


@given(DOCUMENTS, st.sets(st.sampled_from(range(len(VALUES)))))
def test_slots_with_a_value_are_those_of_its_cells(documents, numbers):
    expected = [
        reduce(or_, [mask for value, mask in cells.items() if value in numbers and lives], 0)
        for blocks, lives in documents
        for cells in blocks
    ]
    assert tally_of(documents).slots_with(sorted(numbers)).tolist() == expected


def test_few_blocks_with_many_slots_stand_apart():
    documents = [([{0: 1, 1: 2}], True)] * 40 + [([{0: 1 << 50}], True)]
    arranged = Arranged.of(arrays_of(documents))
    assert arranged.words.dtype == np.uint32
    assert arranged.apart.tolist() == [40]
    assert Arranged.of(arrays_of([([{0: 1 << 50}], True)] * 3)).words.dtype == np.uint64

"""Sets of slots are the same whichever form they are in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from resolutions.search.finding import slotsets
from resolutions.search.finding.slotsets import both, count, either, gathered, settled, without, words_of

BLOCKS = 2100  # more than two containers of a bitmap
MEMBERS = st.builds(
    lambda few, spans: (
        few | {slot for start, length in spans for slot in range(start, min(start + length, BLOCKS * 64))}
    ),
    st.sets(st.integers(0, BLOCKS * 64 - 1), max_size=50),
    st.lists(st.tuples(st.integers(0, BLOCKS * 64 - 1), st.integers(1, 9000)), max_size=2),
)


def in_form(members, is_words):
    bitmap = BitMap(members)
    return words_of(bitmap, BLOCKS) if is_words else bitmap


def members_of(slots):
    if isinstance(slots, BitMap):
        return set(slots)
    return set(np.flatnonzero(np.unpackbits(slots.view(np.uint8), bitorder="little")).tolist())


@given(MEMBERS, MEMBERS, st.booleans(), st.booleans())
def test_what_is_in_both_either_or_one_alone(one, other, is_one_words, is_other_words):
    first, second = in_form(one, is_one_words), in_form(other, is_other_words)
    assert members_of(both(first, second)) == one & other
    assert members_of(either([first, second], BLOCKS)) == one | other
    assert members_of(without(first, second)) == one - other
    assert count(first) == len(one)


@given(MEMBERS)
def test_words_are_made_of_any_bitmap(members):
    bitmap = BitMap(members)
    bitmap.run_optimize()
    assert members_of(words_of(bitmap, BLOCKS)) == members
    assert members_of(settled(bitmap, BLOCKS)) == members


@given(MEMBERS, st.randoms())
def test_slots_in_any_order_and_more_than_once_are_a_set(members, dice):
    listed = [*members, *list(members)[:7], BLOCKS * 64 + 5]
    dice.shuffle(listed)
    assert members_of(gathered(np.array(listed, np.int64), BLOCKS)) == members


@pytest.mark.parametrize("few", [0, 1 << 30])
def test_the_way_in_which_words_are_made_makes_no_difference(few, monkeypatch):
    monkeypatch.setattr(slotsets, "_FEW", few)
    members = {3, 64, 65_535, 65_536, *range(70_000, 76_000), BLOCKS * 64 - 1}
    assert members_of(words_of(BitMap(members), BLOCKS)) == members
    assert members_of(gathered(np.array(sorted(members)), BLOCKS)) == members

"""Numbers come back from their bytes, and take no more of them than they have to."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from resolutions.search.index.blobs import GAPS, PLAIN, ROARING, bitmap_of, numbers_of, packed, packed_places, united

NUMBER = st.integers(0, 2**32 - 1)
NEAR = st.builds(lambda start, steps: start + np.cumsum(steps), st.integers(0, 2**31), st.lists(st.integers(1, 900)))
sets = st.sets(NUMBER, max_size=200).map(sorted) | NEAR.map(lambda found: found.astype(np.int64).tolist())


def _array(numbers):
    return np.array(numbers, np.uint32)


@settings(deadline=None)
@given(sets)
def test_numbers_come_back(numbers):
    blob = packed(_array(numbers))
    assert numbers_of(blob).tolist() == numbers
    assert list(bitmap_of(blob)) == numbers


@settings(deadline=None)
@given(sets)
def test_the_shorter_of_both_ways_is_taken(numbers):
    assert len(packed(_array(numbers))) <= 1 + min(4 * len(numbers), len(BitMap(numbers).serialize()))


@settings(deadline=None)
@given(st.lists(sets, max_size=4))
def test_several_are_united(parts):
    assert united([packed(_array(part)) for part in parts]).tolist() == sorted(
        {number for part in parts for number in part}
    )


def test_few_numbers_are_plain_and_many_are_a_bitmap():
    assert packed(_array([])) == b""
    assert packed(_array([3, 70_000])).startswith(PLAIN)
    assert packed(_array(range(100))).startswith(ROARING)


def test_dense_containers_are_bits():
    numbers = _array([*range(5_000), 70_000, *range(131_072, 131_072 + 65_536)])
    blob = packed(numbers)
    assert np.array_equal(numbers_of(blob), numbers)
    assert bitmap_of(blob) == BitMap(numbers.tolist())
    assert len(blob) < 17_000


@settings(deadline=None)
@given(st.integers(256, 3_000), st.integers(1, 100_000), st.integers(0, 2**20))
def test_places_come_back(count, step, start):
    numbers = np.cumsum(np.random.default_rng(count).integers(1, step + 1, count)).astype(np.uint32) + np.uint32(start)
    blob = packed_places(numbers)
    assert blob.startswith(GAPS)
    assert np.array_equal(numbers_of(blob), numbers)
    assert np.array_equal(united([blob, packed(numbers[:5]), packed_places(numbers[-300:])]), numbers)

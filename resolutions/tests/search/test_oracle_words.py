"""The oracle finds words and what is made of them as somebody does who reads every run to its end."""

from itertools import permutations

import pytest

from resolutions.search.asking.parsing import parse_query
from resolutions.tests.search.archive_rows import Run
from resolutions.tests.search.oracle_words import RunWords

SAID = ("lamps of brass", "of lamps", "", "the keepers of the lamps of the coast", "brass", "organised lamp keepers of")
RUNS = [Run("en", said.split(), set(), {}) for said in SAID]


def _found(typed):
    return [int(place) for place in RunWords(RUNS).having(parse_query(typed).root).nonzero()[0]]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("lamps", [0, 1, 3, 5]),
        ("bra*", [0, 4]),
        ('"lamps of"', [0, 3]),
        ('"of lamps"', [1]),
        ('"brass of"', []),
        ('"of keep*"', []),
        ('"organized lamp"', [5]),
        ('"brass lamps"~1', [0]),
        ('"lamps brass"~0', []),
        ('"the the"~1', []),
        ('"the the"~2', [3]),
        ('"of the the of"~0', []),
        ('"nothing"', []),
    ],
)
def test_a_term_is_found_in_the_runs_that_have_it(typed, places):
    assert _found(typed) == places


@pytest.mark.parametrize("words", ["lamps of", "the of", "of of the", "keepers lamps", "the keepers of the"])
@pytest.mark.parametrize("apart", [0, 1, 2, 4])
def test_words_near_each_other_are_found_in_any_order_and_each_once(words, apart):
    parts = words.split()
    expected = [
        place
        for place, run in enumerate(RUNS)
        if any(
            list(order) == [run.words[at] for at in chosen]
            for order in permutations(parts)
            for chosen in _places(len(run.words), len(parts), apart)
        )
    ]
    assert _found(f'"{words}"~{apart}') == expected


def _places(size, count, apart):
    """Every choice of so many places within a window."""
    return [
        chosen
        for chosen in permutations(range(size), count)
        if list(chosen) == sorted(chosen) and chosen[-1] - chosen[0] < count + apart
    ]

"""Words near each other, against a plain reading of what that means."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.search.finding.proximity import near_places, near_stretches
from resolutions.search.terms.words import tokens
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding, search

RUN = 256
WORDS = ("boat", "boats", "lamp", "sea")


def runs(places, continues):
    numbers = np.asarray(places) >> 8
    heads = {}
    for number in range(10):
        heads[number] = heads[number - 1] if number in continues else number
    return np.array([heads[int(number)] for number in numbers], np.int64)


def is_near(parts, texts, apart):
    """The runs, by number, of which some window holds each part at a place of its own: every choice is tried."""
    found = set()
    for run, text in texts.items():
        for window in range(len(text)):
            seen = text[window : window + len(parts) + apart]
            for chosen in permutations(range(len(seen)), len(parts)):
                if all(
                    seen[at].startswith(word) if star else seen[at] == word
                    for at, (word, star) in zip(chosen, parts, strict=True)
                ):
                    found.add(run)
    return found


part = st.tuples(st.sampled_from((*WORDS, "b", "bo")), st.booleans())
text = st.lists(st.sampled_from((*WORDS, "x", "y")), max_size=9)


@settings(max_examples=400, deadline=None)
@given(st.lists(part, min_size=1, max_size=4), st.lists(text, min_size=1, max_size=4), st.integers(0, 4))
def test_a_window_is_found_where_every_choice_of_places_is_tried(parts, texts, apart):
    places = {(run << 8) + at: word for run, words in enumerate(texts) for at, word in enumerate(words)}
    held = [
        np.array([at for at, seen in places.items() if (seen.startswith(word) if star else seen == word)], np.uint32)
        for word, star in parts
    ]
    found = near_places(parts, held, apart, lambda each: runs(each, ()))
    assert {int(place) >> 8 for place in found} == is_near(parts, dict(enumerate(texts)), apart)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 3 * RUN - 1), unique=True),
    st.lists(st.integers(0, 3 * RUN - 1), unique=True),
    st.integers(0, 40),
)
def test_a_long_run_is_one_run_though_its_places_have_several_numbers(ones, others, apart):
    parts = (("a", False), ("b", False))
    others = sorted(set(others) - set(ones))
    held = [np.array(sorted(ones), np.uint32), np.array(others, np.uint32)]
    found = near_places(parts, held, apart, lambda each: runs(each, (1,)))
    same = {0: 0, 1: 0, 2: 2}
    expected = any(abs(a - b) <= 1 + apart and same[a >> 8] == same[b >> 8] for a in ones for b in others)
    assert bool(len(found)) == expected


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ('"brass lamps"~0', 1),
        ('"lamps brass"~0', 1),
        ('"brass night"~3', 1),
        ('"night brass"~3', 1),
        ('"brass night"~2', 0),
        ('"keepers night"~4', 0),
        ('"keep* night"~6', 1),
        ('"keep* night"~5', 0),
        ('"lamps lamps"~9', 0),
        ('"night night"~9', 1),
        ('"night night"~2', 1),
        ('"night night"~1', 0),
        ('"labor brass"~0', 1),
        ('-"brass night"~2 brass', 1),
        ('"brass sea"~9', 0),
        ('"brass note"~9', 0),
    ],
)
def test_words_near_each_other_are_found_in_one_run(typed, total):
    holding(
        clause("op1", "Keeps the labour, brass lamps burning all night and every night."),
        clause("op2", "At sea."),
    )
    assert search("", q=typed).total == total


def test_opening_words_are_a_run_of_their_own_that_counts_for_the_items():
    holding(
        clause(
            "op1",
            "Asks the keepers to trim:",
            number="1.",
            children=[clause("op1-a", "The brass lamps;", number="(a)")],
        )
    )
    assert search("", q='"trim keepers"~1').hits[0].matching == 2
    assert search("", q='"trim brass"~5').total == 0


def test_words_a_long_way_into_a_long_paragraph_are_near_each_other():
    holding(clause("op1", " ".join(["lamp"] * 254 + ["brass", "sea", "wick"] + ["lamp"] * 300)))
    assert search("", q='"wick brass"~1').total == 1
    assert search("", q='"wick brass"~0').total == 0


def test_the_words_alone_are_marked():
    text = "Brass, not tin: brass lamps by the sea."
    stretches = near_stretches((("lamps", False), ("brass", False)), list(tokens(text)), 1)
    assert [text[start:end] for start, end in stretches] == ["brass", "lamps"]
    holding(clause("op1", text))
    html = search("", q='"lamps brass"~1').hits[0].paragraphs[0].html
    assert html == "Brass, not tin: <mark>brass</mark> <mark>lamps</mark> by the sea."

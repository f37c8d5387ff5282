"""Ordinals in words, there and back."""

import pytest

from resolutions.structure.ordinals import from_ordinal, to_ordinal


def test_ordinals_up_to_a_hundred_are_words():
    numbers = (1, 13, 20, 21, 40, 99, 101, 112, 123)
    words = ["first", "thirteenth", "twentieth", "twenty-first", "fortieth", "ninety-ninth", "101st", "112th", "123rd"]
    assert [to_ordinal(number) for number in numbers] == words


@pytest.mark.parametrize("number", range(1, 100))
def test_words_are_read_back(number):
    assert from_ordinal(to_ordinal(number)) == number

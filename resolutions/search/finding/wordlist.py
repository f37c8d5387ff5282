"""The words of the archive with how often they occur: to complete what is being typed, and to mend what was mistyped.

Read again when the index has changed, but of a long list at most once a minute: a word that only the newest text has is
found by searching all the same, it is only not proposed yet.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from resolutions.search.index.arrays import Snapshot

FRESH = 60  # seconds that a long list is kept though the index has changed
LONG = 20_000  # words
_LAST = "\U0010ffff"
_MOST_COMPARED = 120
_SHORTEST = 3
_OTHER = 36  # the first bit that letters of other scripts share; those below are a to z and the digits


@dataclass(frozen=True, eq=False)
class WordList:
    """words: folded, sorted, each once; weights: about how many places each has."""

    generation: str
    words: tuple[str, ...]
    weights: NDArray[np.int64]
    read_at: float = field(default_factory=time.monotonic)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def starting(self, beginning: str, most: int) -> list[str]:
        """The most frequent words that begin so and go on."""
        first, end = bisect_left(self.words, beginning), bisect_left(self.words, beginning + _LAST)
        order = np.argsort(-self.weights[first:end], kind="stable")[: most + 1] + first
        return [self.words[at] for at in order.tolist() if self.words[at] != beginning][:most]

    def near(self, word: str, most: int = 3) -> list[str]:
        """Words that differ by a letter or two: the nearest first, of those as near the most frequent.

        Few are compared letter by letter: words of about this length that have nearly the same letters.
        """
        if len(word) < _SHORTEST or not self.words:
            return []
        farthest = 1 if len(word) < 5 else 2
        lengths, letters = self._shapes
        is_near = np.abs(lengths - len(word)) <= farthest
        apart = np.bitwise_count(letters ^ _letters(word, [0]))
        candidates = np.flatnonzero(is_near & (apart <= 2 * farthest))
        if len(candidates) > _MOST_COMPARED:
            order = np.lexsort((-self.weights[candidates], apart[candidates]))
            candidates = candidates[order[:_MOST_COMPARED]]
        found = []
        for at in candidates.tolist():
            other = self.words[at]
            distance = edits(word, other, farthest)
            if other != word and distance <= farthest:
                frequency = min(0.9, math.log10(1 + int(self.weights[at])) / 6)
                found.append((distance + (other[0] != word[0]) / 2 - frequency, other))
        return [other for _, other in sorted(found)[:most]]

    @cached_property
    def _shapes(self) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        lengths = np.array([len(word) for word in self.words], np.int64)
        return lengths, _letters("".join(self.words), np.cumsum(lengths) - lengths)


def _letters(text: str, starts: Sequence[int] | NDArray[np.int64]) -> NDArray[np.uint64]:
    """For each word one bit for each different letter; letters that are not Latin share what is left by their numbers."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    bits = _OTHER + codes % (64 - _OTHER)
    for first, last, bit in (("a", "z", 0), ("0", "9", 26)):
        is_member = (codes >= ord(first)) & (codes <= ord(last))
        bits[is_member] = codes[is_member] - ord(first) + bit
    return np.bitwise_or.reduceat(np.uint64(1) << bits.astype(np.uint64), starts)


def edits(one: str, other: str, most: int) -> int:
    """How many letters were left out, put in, changed or swapped with their neighbour; `most` + 1 for more.

    >>> edits("lantrens", "lanterns", 2), edits("opium", "opiates", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


_held: WordList | None = None


def word_list(snapshot: Snapshot) -> WordList:
    """The words of a generation, or of one that is less than a minute older where there are many."""
    global _held
    held = _held
    if held is not None:
        is_fresh = len(held.words) >= LONG and held.read_at > time.monotonic() - FRESH
        if held.generation == snapshot.generation or is_fresh:
            return held
    _held = read = _read(snapshot.generation)
    return read


def _read(generation: str) -> WordList:
    """Lengths of the rows stand for frequencies: no row is read for it."""
    size = "octet_length" if connection.vendor == "postgresql" else "length"
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select word, {size}(positions) from resolutions_searchterm where language <> ''"  # noqa: S608 - names alone
        )
        for word, weight in cursor:
            found[word] = found.get(word, 0) + weight
    words = sorted(found)
    return WordList(generation, tuple(words), np.array([found[word] for word in words], np.int64))

"""Words that are spelled almost like another: typing errors, letters that changed places."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

CLOSENESS = 0.75


def closest(word: str, others: Iterable[str], most: int, *, closeness: float = CLOSENESS) -> list[str]:
    """The most similar first; those that begin alike before others that are as similar."""
    matcher, found = SequenceMatcher(autojunk=False), []
    matcher.set_seq2(word)
    for other in others:
        if other == word or abs(len(other) - len(word)) > 1 + len(word) // 4:
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= closeness and matcher.quick_ratio() >= closeness:
            ratio = matcher.ratio()
            if ratio >= closeness:
                found.append((-ratio, other[:1] != word[:1], other))
    return [other for *_order, other in sorted(found)[:most]]

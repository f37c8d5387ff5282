"""Names of a vocabulary as one pattern, the longest first: print varies blanks, apostrophes, hyphens and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the names, whole words only. An initial capital must stand; an acronym is capitals throughout.

    >>> any_of(["Office", "member States"]).findall("the Office and Member States of the office")
    ['Office', 'Member States']
    """
    longest_first = sorted(set(names), key=lambda words: (-len(words), words))
    if not longest_first:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, longest_first))})(?!\w|-\w)")


def folded(words: str) -> str:
    """What all spellings of a name have in common."""
    return re.sub(r"\u2011", "-", words.replace("\u00a0", " ").replace("'", "’")).lower()


def _pattern(words: str) -> str:
    printed = [_spelled(word) for word in words.split()]
    if words[0].islower():
        return rf"(?i:{_spaced(printed)})"
    if not any(letter.islower() for letter in words):
        return _spaced(printed)
    first = printed[0]
    end = 2 if first.startswith("\\") else 1
    return rf"{first[:end]}(?i:{_spaced([first[end:], *printed[1:]])})"


def _spaced(words: Sequence[str]) -> str:
    return r"[ \u00a0]".join(words)


def _spelled(word: str) -> str:
    """Both apostrophes and both hyphens of print."""
    return re.sub("['’]", "['’]", re.escape(word)).replace(r"\-", r"[-\u2011]")

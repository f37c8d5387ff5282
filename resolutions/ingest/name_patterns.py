"""Names of a vocabulary as one pattern, the longest first: print varies blanks, apostrophes, hyphens and capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the names, whole words only. An initial capital must stand; an acronym is capitals throughout.

    >>> any_of(["Office", "member States"]).findall("the Office and Member States of the office")
    ['Office', 'Member States']
    """
    return _compiled(frozenset(names))


@lru_cache(maxsize=256)
def _compiled(names: frozenset[str]) -> re.Pattern[str]:
    """Made once for all organs whose texts have the same names: to compile a vocabulary takes a tenth of a second."""
    by_initial: dict[str, list[str]] = defaultdict(list)
    for words in sorted(names, key=lambda words: (-len(words), words)):
        by_initial[words[0].lower()].append(words)
    if not by_initial:
        return re.compile(r"(?!)")
    branches = (
        rf"[{re.escape(first)}{re.escape(first.upper())}](?<![\w-].)(?:{'|'.join(map(_rest, of_first))})"
        for first, of_first in by_initial.items()
    )
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w|-\w)", re.DOTALL)


def folded(words: str) -> str:
    """What all spellings of a name have in common."""
    return re.sub(r"\u2011", "-", words.replace("\u00a0", " ").replace("'", "’")).lower()


def _rest(words: str) -> str:
    """A name behind its first letter. The letter goes first, and the look behind it second: so a search passes fast."""
    first, *others = words.split()
    rest = _spaced([_spelled(first[1:]), *map(_spelled, others)])
    if words[0].islower():
        return rf"(?i:{rest})"
    if not any(letter.islower() for letter in words):
        return rf"(?<={re.escape(words[0])}){rest}"
    return rf"(?<={re.escape(words[0])})(?i:{rest})"


def _spaced(words: Sequence[str]) -> str:
    return r"[ \u00a0]".join(words)


def _spelled(word: str) -> str:
    """Both apostrophes and both hyphens of print."""
    return re.sub("['’]", "['’]", re.escape(word)).replace(r"\-", r"[-\u2011]")

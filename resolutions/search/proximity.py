"""Words near each other: "controlled delivery"~5.

A window of n + 5 words that follow one another in one run (a paragraph, a title, a note, a cell of a table) holds every
one of the n words, each at a place of its own, in any order. Hyphens and notes count for nothing: the words between are
those that the index has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.search.stems import spellings
from resolutions.search.words import Token

Places = NDArray[np.int64]
Part = tuple[str, bool]
RunOf = Callable[[Any], Places]
_RUN_BITS = 8  # a place is (run << 8) | offset; a longer run takes the next numbers too


def near_places(parts: Sequence[Part], held: Sequence[NDArray[np.integer]], apart: int, run_of: RunOf) -> Places:
    """One place in each run that has the words near each other: the first of each window that holds them.

    held: of each part its places, sorted. run_of: places -> a number of the run, the same wherever a run goes on.
    """
    places = [np.asarray(each, np.int64) for each in held]
    if not places or not all(map(len, places)):
        return np.zeros(0, np.int64)
    width = len(parts) + apart
    starts = _starts(places, width)
    for needed, union in _needs(parts, places):
        if not len(starts):
            break
        starts = starts[_count(union, starts, _ends(starts, width, run_of)) >= needed]
    return starts


def near_stretches(parts: Sequence[Part], held: Sequence[Token], apart: int) -> list[tuple[int, int]]:
    """Where in a text the words stand that are near each other: each word by itself, to be marked."""
    fitting = [[at for at, token in enumerate(held) if _fits(part, token.word)] for part in parts]
    starts = near_places(parts, [np.array(each, np.int64) for each in fitting], apart, np.zeros_like)
    width = len(parts) + apart
    wanted = {at for each in fitting for at in each}
    shown = sorted({at for start in starts.tolist() for at in range(start, start + width) if at in wanted})
    return [(held[at].start, held[at].end) for at in shown]


def _fits(part: Part, word: str) -> bool:
    start, is_prefix = part
    return word.startswith(start) if is_prefix else word in spellings(start)


def _starts(places: Sequence[Places], width: int) -> Places:
    """The first places of windows that may hold all: words near to the rarest one that have all others near."""
    rarest = min(places, key=len)
    for other in places:
        if other is not rarest:
            rarest = rarest[_count(other, rarest - width + 1, rarest + width) > 0]
    near = [each[_count(rarest, each, each + width) > 0] for each in places] if len(rarest) else [rarest]
    return np.unique(np.concatenate(near))


def _ends(starts: Places, width: int, run_of: RunOf) -> Places:
    """Where each window ends: after `width` words, or with its run. A window touches two numbers of runs at most."""
    ends = starts + width
    borders = ((starts >> _RUN_BITS) + 1) << _RUN_BITS
    is_cut = (ends > borders) & (run_of(borders) != run_of(starts))
    return np.where(is_cut, borders, ends)


def _count(held: Places, starts: Places, ends: Places) -> Places:
    """How many of the places are in [start, end)."""
    return np.searchsorted(held, ends) - np.searchsorted(held, starts)


def _needs(parts: Sequence[Part], places: Sequence[Places]) -> Iterator[tuple[int, Places]]:
    """How many of which places a window needs, so that each part can have a place of its own (Hall's theorem).

    Parts that have no place in common are counted by themselves; of others every choice is counted together.
    """
    for group in _groups(parts, places):
        sizes = range(1, len(group) + 1)
        for chosen in (chosen for size in sizes for chosen in combinations(group, size)):
            needed = sum(parts.count(parts[index]) for index in chosen)
            yield needed, np.unique(np.concatenate([places[index] for index in chosen]))


def _groups(parts: Sequence[Part], places: Sequence[Places]) -> list[list[int]]:
    """Different parts by number, those that may stand at the same place together."""
    groups: list[list[int]] = []
    for index in {part: index for index, part in enumerate(parts)}.values():
        touching = [group for group in groups if any(_overlap(places[index], places[other]) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([index, *(other for group in touching for other in group)])
    return groups


def _overlap(one: Places, other: Places) -> bool:
    short, long = sorted((one, other), key=len)
    at = np.minimum(np.searchsorted(long, short), len(long) - 1)
    return bool((long[at] == short).any())

"""Words near each other: "controlled delivery"~5.

A window of n + 5 words that follow one another in one run (a paragraph, a title, a note, a cell of a table) holds every
one of the n words, each at a place of its own, in any order. Hyphens and notes count for nothing: the words between are
those that the index has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.search.terms.stems import spellings
from resolutions.search.terms.words import Token

Places = NDArray[np.int64]
Part = tuple[str, bool]
RunOf = Callable[[Any], Places]
_FEW = 8  # to look a place up costs as much as to read so many
_RUN_BITS = 8  # a place is (run << 8) | offset; a longer run takes the next numbers too


def near_places(parts: Sequence[Part], held: Sequence[NDArray[np.integer]], apart: int, run_of: RunOf) -> Places:
    """Where the windows end that hold the words near each other: places of their last words.

    held: of each part its places, sorted. run_of: places -> a number of the run, the same wherever a run goes on.
    """
    width = len(parts) + apart
    places = dict(zip(parts, (np.asarray(each, np.int64) for each in held), strict=True))
    if not places or not all(map(len, places.values())):
        return np.zeros(0, np.int64)
    lists = _near_the_rarest(list(places.values()), width)
    merged, owners = _merged(lists)
    earliest = _earliest(merged, owners, len(lists))
    is_near = np.flatnonzero((earliest >= 0) & (merged - earliest < width))
    is_near = is_near[run_of(earliest[is_near]) == run_of(merged[is_near])]
    ends = merged[is_near]
    if len(places) == len(parts) and not (merged[1:] == merged[:-1]).any():
        return ends
    return _with_a_place_each(ends, width, [(parts.count(part), lists[at]) for at, part in enumerate(places)], run_of)


def near_stretches(parts: Sequence[Part], held: Sequence[Token], apart: int) -> list[tuple[int, int]]:
    """Where in a text the words stand that are near each other: each word by itself, to be marked."""
    fitting = [[at for at, token in enumerate(held) if _fits(part, token.word)] for part in parts]
    ends = near_places(parts, [np.array(each, np.int64) for each in fitting], apart, np.zeros_like)
    width = len(parts) + apart
    wanted = {at for each in fitting for at in each}
    shown = sorted({at for end in ends.tolist() for at in range(end - width + 1, end + 1) if at in wanted})
    return [(held[at].start, held[at].end) for at in shown]


def _fits(part: Part, word: str) -> bool:
    start, is_prefix = part
    return word.startswith(start) if is_prefix else word in spellings(start)


def _near_the_rarest(lists: list[Places], width: int) -> list[Places]:
    """Without places that are far from every place of the rarest word, where that is rare enough to look them up."""
    rarest = min(lists, key=len)
    if len(rarest) * _FEW > max(map(len, lists)):
        return lists
    for each in lists:
        if each is not rarest:
            begin, end = np.searchsorted(each, rarest - width + 1), np.searchsorted(each, rarest + width)
            rarest = rarest[end > begin] if len(each) else rarest[:0]
    return [_between(each, rarest - width + 1, rarest + width) for each in lists]


def _between(places: Places, starts: Places, ends: Places) -> Places:
    """Those in any of the stretches [start, end)."""
    begin, size = np.searchsorted(places, starts), np.searchsorted(places, ends)
    size = size - begin
    within = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    return np.unique(places[np.repeat(begin, size) + within])


def _merged(lists: Sequence[Places]) -> tuple[Places, NDArray[np.int64]]:
    """All places in order, and of which list each is."""
    together = np.concatenate(lists)
    owners = np.repeat(np.arange(len(lists)), [len(each) for each in lists])
    order = np.argsort(together, kind="stable")
    return together[order], owners[order]


def _earliest(merged: Places, owners: NDArray[np.int64], size: int) -> Places:
    """At each place: where a window that ends there must begin to hold one of each list; -1 where none can."""
    earliest = merged
    for owner in range(size):
        latest = np.maximum.accumulate(np.where(owners == owner, merged, -1))
        earliest = np.minimum(earliest, latest)
    return earliest


def _with_a_place_each(ends: Places, width: int, wanted: Sequence[tuple[int, Places]], run_of: RunOf) -> Places:
    """The windows in which every part has a place of its own, by Hall's theorem: any choice of parts has enough places.

    wanted: how often a part stands in the query, and its places.
    """
    starts = _starts(ends, width, run_of)
    wanted = [(count, _between(places, starts, ends + 1)) for count, places in wanted]
    for size in range(1, len(wanted) + 1):
        for chosen in combinations(wanted, size):
            needed = sum(count for count, _ in chosen)
            union = np.unique(np.concatenate([places for _, places in chosen]))
            starts = _starts(ends, width, run_of)
            ends = ends[np.searchsorted(union, ends, side="right") - np.searchsorted(union, starts) >= needed]
    return ends


def _starts(ends: Places, width: int, run_of: RunOf) -> Places:
    """Where each window begins: `width` words before its end, or with its run. It touches two numbers of runs at most."""
    starts = np.maximum(ends - width + 1, 0)
    borders = (ends >> _RUN_BITS) << _RUN_BITS
    is_cut = starts < borders
    is_cut[is_cut] = run_of(borders[is_cut] - 1) != run_of(ends[is_cut])
    return np.where(is_cut, borders, starts)

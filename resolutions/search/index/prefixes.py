"""Beginnings that very many words share: the slots of all these words, united when the base is made.

`int*` may stand for thousands of words; to unite their rows takes longer than everything else in a search. Rows are of the
segments below the base; words that came later are united by the reader, as those of other beginnings are.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from resolutions.models.search import SearchPrefix
from resolutions.search.index.arrays import Reach
from resolutions.search.index.blobs import numbers_of
from resolutions.search.index.pieces import SLOTS
from resolutions.search.index.segments import chunks
from resolutions.search.rows import Row, fetch, run_each

MANY = 256  # words; fewer are united in no time
LENGTHS = range(2, 6)  # letters of a beginning
_CHUNK = 500  # words that are read at a time
_SMALL = 6  # of zlib: a twelfth smaller than its fastest
_WORDS = "from resolutions_searchterm where language <> ''"


def write_prefixes(reach: Reach, blocks: int) -> None:
    """Writes the rows anew from those of words, when these have been written; `reach` is of all of them."""
    SearchPrefix.objects.all()._raw_delete(SearchPrefix.objects.db)
    words = [word for (word,) in fetch(f"select distinct word {_WORDS} order by word")]
    shared = _shared(words)
    uniting = {start: np.zeros(blocks * SLOTS, np.bool_) for start in shared}
    for chunk in chunks([word for word in words if word[: LENGTHS.start] in shared], _CHUNK):
        for many in _slots(chunk, reach):
            for length in LENGTHS:
                for start, slots in many.by_start(length):
                    if start in uniting:
                        uniting[start][slots] = True
    rows = [(start, _packed(mask)) for start, mask in sorted(uniting.items())]
    run_each("insert into resolutions_searchprefix (start, words) values (%s, %s)", rows)


def words_beginning(start: str, blocks: int) -> NDArray[np.uint64] | None:
    """uint64[blocks]: the slots of the base with a word that begins so, dead ones too; None where no row has them.

    Words of segments from Snapshot.base_segment on are not among them.
    """
    if len(start) not in LENGTHS:
        return None
    rows = fetch("select words from resolutions_searchprefix where start = %s", (start,))
    if not rows:
        return None
    words = np.zeros(blocks, np.uint64)
    held = np.frombuffer(zlib.decompress(bytes(rows[0][0])), "<u8")[:blocks]
    words[: len(held)] = held
    return words


def _shared(words: Sequence[str]) -> set[str]:
    counts = Counter(word[:length] for word in words for length in LENGTHS if len(word) >= length)
    return {start for start, count in counts.items() if count > MANY}


@dataclass(frozen=True, slots=True)
class _Many:
    """Sorted words and all their slots, one word after the other, some slots of a word twice; `ends` of each word."""

    words: Sequence[str]
    slots: NDArray[np.integer]
    ends: NDArray[np.integer]

    def by_start(self, length: int) -> Iterator[tuple[str, NDArray[np.integer]]]:
        """Beginnings of so many letters, with the slots of all words that begin so."""
        begin = done = 0
        for start, group in groupby(self.words, key=lambda word: word[:length]):
            done += sum(1 for _ in group)
            end = int(self.ends[done - 1])
            if len(start) == length:
                yield start, self.slots[begin:end]
            begin = end


def _slots(words: Sequence[str], reach: Reach) -> Iterator[_Many]:
    """From the slots of frequent words, and from the places of all others: these are taken together, as most have few."""
    rows: Sequence[Row] = fetch(
        f"select word, slots, case when length(slots) = 0 then positions end {_WORDS} and word >= %s and word <= %s "
        "order by word",
        (words[0], words[-1]),
    )
    frequent = [(word, numbers_of(bytes(slots))) for word, slots, _ in rows if slots]
    yield from (_Many([word], slots, np.array([len(slots)])) for word, slots in frequent)
    others = [(word, numbers_of(bytes(places))) for word, slots, places in rows if places and not slots]
    if others:
        named = [word for word, _ in others]
        ends = np.cumsum([len(places) for _, places in others])
        runs = np.concatenate([places for _, places in others]) >> np.uint32(8)
        yield _Many(named, reach.run_slot[runs], ends)
        yield _Many(named, *_more(runs, ends, reach))


def _more(
    runs: NDArray[np.uint32], ends: NDArray[np.integer], reach: Reach
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The slots for which words count besides their own: of runs that are opening words or notes."""
    wide = np.flatnonzero(reach.is_wide[runs])
    at = np.searchsorted(reach.reach_run, runs[wide].astype(np.int32))
    begin, sizes = reach.reach_from[at], reach.reach_from[at + 1] - reach.reach_from[at]
    done = np.concatenate([[0], np.cumsum(sizes)])
    within = np.arange(done[-1]) - np.repeat(done[:-1], sizes)
    return reach.reach_slot[np.repeat(begin, sizes) + within], done[np.searchsorted(wide, ends)]


def _packed(mask: NDArray[np.bool_]) -> bytes:
    return zlib.compress(np.packbits(mask, bitorder="little").tobytes(), _SMALL)

"""Beginnings that very many words share: the slots of all these words, united when the base is made.

`int*` may stand for thousands of words; to unite their rows takes longer than everything else in a search. Rows are of the
segments below the base; words that came later are united by the reader, as those of other beginnings are.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence

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
_FAST = 1
_WORDS = "from resolutions_searchterm where language <> ''"


def write_prefixes(reach: Reach, blocks: int) -> None:
    """Writes the rows anew from those of words, when these have been written; `reach` is of all of them."""
    SearchPrefix.objects.all()._raw_delete(SearchPrefix.objects.db)
    words = [word for (word,) in fetch(f"select distinct word {_WORDS} order by word")]
    shared = _shared(words)
    uniting = {start: np.zeros(blocks * SLOTS, np.bool_) for start in shared}
    for chunk in chunks([word for word in words if word[: LENGTHS.start] in shared], _CHUNK):
        for word, slots in _slots(chunk, reach):
            for length in LENGTHS:
                if (start := word[:length]) in uniting and len(start) == length:
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


def _slots(words: Sequence[str], reach: Reach) -> list[tuple[str, NDArray[np.integer]]]:
    rows: Sequence[Row] = fetch(
        f"select word, slots, case when length(slots) = 0 then positions end {_WORDS} and word >= %s and word <= %s",
        (words[0], words[-1]),
    )
    return [
        (word, numbers_of(bytes(slots)) if slots else reach.slots_of(numbers_of(bytes(places))))
        for word, slots, places in rows
        if slots or places
    ]


def _packed(mask: NDArray[np.bool_]) -> bytes:
    return zlib.compress(np.packbits(mask, bitorder="little").tobytes(), _FAST)

"""Writing the words of a few texts into the open segment, which is short.

What is added stands after all that is there, so that most rows only grow at their end. A word has places alone: its
slots follow from them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from django.db import connection

from resolutions.search.index.blobs import appended
from resolutions.search.index.indexing import Batch
from resolutions.search.index.lexicon import Term
from resolutions.search.index.segments import chunks, slots_by_symbol, sorted_places, stem_of
from resolutions.search.rows import Row, among, fetch, run_together

_CHUNK = {"sqlite": 400, "postgresql": 4000}  # keys in one query; older SQLite takes 999
_TABLE = "resolutions_searchterm"
_UPSERT = (
    f"insert into {_TABLE} (word, language, segment, stem, slots, positions) {{rows}} "
    "on conflict (word, language, segment) do update set slots = excluded.slots, positions = excluded.positions"
)
_TYPES = ("text", "text", "integer", "text", "bytea", "bytea")


def add_words(batch: Batch, segment: int) -> None:
    """Puts the words and symbols of a batch into a segment. Its texts have slots and runs after all others."""
    slots, places = _slots(batch), _places(batch)
    wanted = sorted((batch.lexicon.terms[number], number) for number in {*slots, *places})
    for chunk in chunks(wanted, _CHUNK[connection.vendor]):
        held = _held([term for term, _ in chunk], segment)
        rows: list[Row] = []
        for term, number in chunk:
            stem, of_slots, of_places = held[term]
            of_slots = appended(of_slots, slots.get(number, b""))
            rows.append((*term, segment, stem, of_slots, appended(of_places, places.get(number, b""))))
        run_together(_UPSERT, rows, _TYPES)


def _slots(batch: Batch) -> dict[int, bytes]:
    found = slots_by_symbol(batch)
    return {
        number: np.unique(np.frombuffer(slots, np.uint32)).astype("<u4").tobytes() for number, slots in found.items()
    }


def _places(batch: Batch) -> dict[int, bytes]:
    numbers, counts, places = sorted_places(batch)
    plain, ends = places.astype("<u4").tobytes(), np.cumsum(counts) * 4
    starts = (ends - counts * 4).tolist()
    return {
        number: plain[start:end] for number, start, end in zip(numbers.tolist(), starts, ends.tolist(), strict=True)
    }


def _held(terms: Sequence[Term], segment: int) -> dict[Term, tuple[str, bytes, bytes]]:
    """Stem, slots and places of each term in a segment."""
    condition, words = among("word", sorted({word for word, _ in terms}))
    rows = fetch(
        f"select word, language, stem, slots, positions from {_TABLE} where {condition} and segment = %s",  # noqa: S608 - only marks are put in
        (*words, segment),
    )
    held = {(word, language): (stem, bytes(slots), bytes(places)) for word, language, stem, slots, places in rows}
    return held | {term: (stem_of(term), b"", b"") for term in terms if term not in held}

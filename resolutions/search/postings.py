"""Slots of a term, read from the database and kept for one generation of the index."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.search.indexing import SLOTS
from resolutions.search.proximity import near_places
from resolutions.search.query import Near, Phrase, Prefix, Symbol, Term
from resolutions.search.snapshot import Snapshot, mask_of
from resolutions.search.stems import spellings, stems
from resolutions.search.termrows import places_where, slots_where

MOST_KEPT = 4000  # terms; the whole memory of a process that has answered queries for days
_LAST = "\U0010ffff"


class Postings:
    """Reads terms of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def slots(self, term: Term) -> BitMap:
        """The live slots that hold a word, phrase, prefix or symbol."""
        return self._kept(("slots", term), lambda: self._read(term) & live_slots(self.snapshot))

    def _kept(self, key: object, read: Callable[[], BitMap]) -> BitMap:
        kept = self.snapshot.terms
        found = kept.get(key)
        if found is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            found = kept[key] = read()
        return found

    def _read(self, term: Term) -> BitMap:
        if isinstance(term, Symbol):
            if term.is_prefix:
                return self._slots("word >= %s and word < %s and language = ''", (term.key, term.key + _LAST))
            return self._slots("word = %s and language = ''", (term.key,))
        if isinstance(term, Prefix):
            return self._slots("word >= %s and word < %s and language <> ''", (term.start, term.start + _LAST))
        if isinstance(term, Phrase):
            return self._phrase(term)
        if isinstance(term, Near):
            held = [numbers(self._positions(word, is_prefix)) for word, is_prefix in term.parts]
            return self._reached(near_places(term.parts, held, term.apart, self.snapshot.run_of).astype(np.uint32))
        keys = [key for language in self.snapshot.languages for key in stems(language, term.word)]
        return self._slots(f"stem in ({_marks(keys)})", keys) if keys else BitMap()

    def _phrase(self, term: Phrase) -> BitMap:
        """Positions that follow one another, taken to their runs, taken to the slots that these reach."""
        first: BitMap | None = None
        for place, (word, is_prefix) in enumerate(term.parts):
            found = self._positions(word, is_prefix)
            shifted = found.shift(-place) if place else found
            first = shifted if first is None else first & shifted
            if not first:
                return BitMap()
        return self._reached(numbers(first)) if first else BitMap()

    def _positions(self, word: str, is_prefix: bool) -> BitMap:
        def read() -> BitMap:
            if is_prefix:
                return _places("word >= %s and word < %s and language <> ''", (word, word + _LAST))
            forms = spellings(word)
            return _places(f"word in ({_marks(forms)}) and language <> ''", forms)

        return self._kept(("positions", word, is_prefix), read)

    def _slots(self, condition: str, values: Sequence[str]) -> BitMap:
        return slots_where(condition, values, self.snapshot.slots_of)

    def _reached(self, places: NDArray[np.uint32]) -> BitMap:
        return BitMap(self.snapshot.slots_of(places).astype(np.uint32))


def live_slots(snapshot: Snapshot) -> BitMap:
    """The slots in use as a bitmap."""
    kept = snapshot.terms.get("live")
    if kept is None:
        mask = mask_of(snapshot.live, snapshot.blocks * SLOTS)
        kept = snapshot.terms["live"] = BitMap(np.flatnonzero(mask).astype(np.uint32))
    return kept


def numbers(bits: BitMap) -> NDArray[np.uint32]:
    """The members of a bitmap in order, without a copy."""
    return np.frombuffer(bits.to_array(), np.uint32)


def _places(condition: str, values: Sequence[str]) -> BitMap:
    return BitMap(array("I", places_where(condition, values).tobytes()))


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))

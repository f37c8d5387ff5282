"""Writing the words of many texts as a segment of their own."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from resolutions.search.index.arrays import Reach
from resolutions.search.index.blobs import packed, packed_places
from resolutions.search.index.indexing import Batch
from resolutions.search.index.lexicon import NO_LANGUAGE, Lexicon, Term
from resolutions.search.index.pieces import SLOTS, Piece
from resolutions.search.rows import Row, run_each
from resolutions.search.terms.stems import stem

RARE = 24_576  # places; a word that has no more has no slots stored: to tell them from places takes no time
_INSERT = (
    "insert into resolutions_searchterm (word, language, segment, stem, slots, positions) "
    "values (%s, %s, %s, %s, %s, %s)"
)
_SHORT = 1 << 16

Places = NDArray[np.uint32]
T = TypeVar("T")


def stem_of(term: Term) -> str:
    """The stem of a word as it is stored; a symbol has none."""
    word, language = term
    return stem(language, word) if language != NO_LANGUAGE else ""


def slots_by_symbol(batch: Batch) -> dict[int, array[int]]:
    """Number of a symbol -> the slots of the index that hold it, some of them twice."""
    found: dict[int, array[int]] = defaultdict(lambda: array("I"))
    first = batch.first_block * SLOTS
    for number, slots in batch.symbols:
        found[number].extend(first + slot for slot in slots)
    return found


def sorted_places(batch: Batch) -> tuple[NDArray[np.int64], NDArray[np.int64], Places]:
    """Numbers of the words of a batch, how many places each has, and all places, word by word."""
    words = np.frombuffer(batch.words, np.uint32) if batch.words else np.zeros(0, np.uint32)
    order = np.argsort((words & np.uint32(_SHORT - 1)).astype(np.uint16), kind="stable")  # numbers of 16 bits sort fast
    if len(batch.lexicon.terms) > _SHORT:
        high = (words >> np.uint32(16)).astype(np.uint16)
        order = order[np.argsort(high[order], kind="stable")]
    ordered = words[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(ordered) else order
    counts = np.diff(starts, append=len(ordered))
    return ordered[starts].astype(np.int64), counts, batch.places()[order]


class Gathering:
    """The words of many texts, until they are written as one segment. Each word in memory takes eight bytes at most."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = 0
        self._parts: list[tuple[NDArray[np.int64], NDArray[np.int64], Places]] = []
        self._symbols: dict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, batch: Batch) -> None:
        self._parts.append(sorted_places(batch))
        self.words += len(batch.words)
        for number, slots in slots_by_symbol(batch).items():
            self._symbols[number].extend(slots)

    def write(self, segment: int, piece: Piece, at: tuple[int, int]) -> None:
        """Writes all of them; `piece` has the runs of these texts, `at` is its first block and run."""
        reach = reach_of(piece)
        starts, places = self._places()
        terms = self.lexicon.terms
        rows = (
            self._row(terms[number], segment, places[starts[number] : starts[number + 1]], number, (reach, at))
            for _, number in sorted((term, number) for number, term in enumerate(terms))
        )
        run_each(_INSERT, (row for row in rows if row[4] or row[5]))
        self._parts, self.words = [], 0
        self._symbols.clear()

    def _row(self, term: Term, segment: int, places: Places, number: int, within: tuple[Reach, tuple[int, int]]) -> Row:
        symbols = self._symbols.get(number)
        if symbols:
            return term_row(term, stem_of(term), segment, (np.unique(np.frombuffer(symbols, np.uint32)), places))
        if len(places) <= RARE:
            return (*term, segment, stem_of(term) if len(places) else "", b"", packed_places(places))
        reach, (first_block, first_run) = within
        slots = reach.slots_of(places - np.uint32(first_run << 8)) + first_block * SLOTS
        return term_row(term, stem_of(term), segment, (slots.astype(np.uint32), places))

    def _places(self) -> tuple[list[int], Places]:
        """Where the places of each word begin, and all places word by word: the parts one after the other."""
        totals = np.zeros(len(self.lexicon.terms) + 1, np.int64)
        for numbers, counts, _ in self._parts:
            totals[numbers] += counts
        starts = np.cumsum(totals) - totals
        free, places = starts.copy(), np.zeros(int(totals.sum()), np.uint32)
        for at, (numbers, counts, found) in enumerate(self._parts):
            to = np.repeat(free[numbers] - (np.cumsum(counts) - counts), counts) + np.arange(len(found))
            places[to] = found
            free[numbers] += counts
            self._parts[at] = (numbers[:0], counts[:0], found[:0])
        return starts.tolist(), places


def reach_of(piece: Piece) -> Reach:
    """Which slots the runs of a piece reach."""
    arrays = piece.arrays
    reach_from = np.concatenate([[0], np.cumsum(arrays["reach_count"])]).astype(np.int32)
    return Reach(arrays["run_slot"], arrays["reach_run"], reach_from, arrays["reach_slot"])


def term_row(term: Term, stemmed: str, segment: int, numbers: tuple[Places, Places]) -> Row:
    """A row of slots and places."""
    return (*term, segment, stemmed, packed(numbers[0]), packed_places(numbers[1]))


def insert_rows(rows: Collection[Row]) -> None:
    """Writes rows of a new segment."""
    run_each(_INSERT, rows)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]

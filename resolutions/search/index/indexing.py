"""What is indexed: words with their places, symbols, and a piece (pieces.py) of everything else about resolutions.

Every word has a place, (run << 8) | offset, with a gap after each run: a phrase is words whose places follow one
another, and never reaches from one paragraph into the next. A run of 256 words or more takes several run numbers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray

from resolutions.search.facets import FACETS, Scope
from resolutions.search.index.lexicon import NO_LANGUAGE, Lexicon, symbol_list, word_lists
from resolutions.search.index.norms import MOST_WORDS
from resolutions.search.index.pieces import SLOTS, Arrays, Piece
from resolutions.search.texts import TITLE_ROW, Run, Source

PLACES = 256  # of one run number
MOST_RUNS = 1 << 24  # that a place of 32 bits can name
_BLOCK = (1 << SLOTS) - 1
_OF_RUN = [(kind.name, kind.of_run) for kind in FACETS if kind.of_run]
_OF_SLOTS = [(kind.name, kind.of_slots) for kind in FACETS if kind.of_slots]
_OF_SOURCE = [(kind.name, kind.of_source) for kind in FACETS if kind.of_source]


@dataclass(slots=True)
class Document:
    """Where a resolution stands in the index; block and run are those of the whole index."""

    source: Source
    first_block: int
    blocks: int
    first_run: int
    runs: int = 0


@dataclass(slots=True)
class _Cells:
    """The values of one facet: (block or document, value), with the slots of the block for a facet of paragraphs."""

    at: array[int] = field(default_factory=lambda: array("I"))
    value: array[int] = field(default_factory=lambda: array("I"))
    mask: array[int] = field(default_factory=lambda: array("Q"))
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, at: int, value: str, mask: int = 0) -> None:
        self.at.append(at)
        self.value.append(self.numbers.setdefault(value, len(self.numbers)))
        self.mask.append(mask)


class Batch:
    """Gathers resolutions that follow one another in the index, before anything is written."""

    def __init__(self, lexicon: Lexicon, first_block: int, first_run: int) -> None:
        self.lexicon = lexicon
        self.first_block, self.first_run = first_block, first_run
        self.documents: list[Document] = []
        self.blocks = self.runs = 0
        self.words = array("I")  # the number of each word, run by run
        self.symbols: list[tuple[int, Sequence[int]]] = []  # number of a symbol, slots of the piece
        self._run_words, self._run_slots, self._slots = array("I"), array("I"), array("I")
        self._title_words: list[list[str]] = []
        self._cells: dict[str, _Cells] = defaultdict(_Cells)

    def add(self, source: Source) -> None:
        """Takes up a resolution with all its published texts."""
        blocks = -(-len(source.rows) // SLOTS)
        document = Document(source, self.first_block + self.blocks, blocks, self.first_run + self.runs)
        masks: dict[tuple[str, str], int] = defaultdict(int)
        self._add_words(source.runs)
        for run in source.runs:
            self._add_run(run, masks)
        for name, of_slots in _OF_SLOTS:
            for slot, value in of_slots(source):
                masks[name, value] |= 1 << slot
        self._add_masks(masks)
        for name, of_source in _OF_SOURCE:
            for value in dict.fromkeys(of_source(source)):
                self._cells[name].add(len(self.documents), value)
        self._title_words.append([" ".join(words) for words in word_lists(source.titles)])
        document.runs = self.first_run + self.runs - document.first_run
        self.documents.append(document)
        self.blocks += blocks
        if self.first_run + self.runs > MOST_RUNS:
            raise OverflowError(
                f"The index has {self.first_run + self.runs} runs of words, and can name {MOST_RUNS}. Merge it with "
                "rebuild_search_index --merge; numbers of texts that are gone are then free."
            )

    def _add_words(self, runs: Sequence[Run]) -> None:
        found = word_lists([run.text for run in runs])
        for language, these in groupby(zip(runs, found, strict=True), key=lambda pair: pair[0].language):
            self.words.extend(self.lexicon.numbers(chain.from_iterable(words for _, words in these), language))
        self._run_words.extend(map(len, found))
        self.runs += sum(len(words) // PLACES + 1 for words in found)

    def _add_run(self, run: Run, masks: dict[tuple[str, str], int]) -> None:
        first = self.blocks * SLOTS
        slots = [first + slot for slot in run.slots] if first else run.slots
        self._run_slots.append(len(slots))
        self._slots.extend(slots)
        mask = sum([1 << slot for slot in run.slots])
        for name, of_run in _OF_RUN:
            for value in of_run(run):
                masks[name, value] |= mask
        keys = symbol_list(run.text)
        if keys or run.symbols:
            numbers = self.lexicon.numbers({*run.symbols, *keys}, NO_LANGUAGE)
            self.symbols += [(number, slots) for number in numbers]

    def _add_masks(self, masks: dict[tuple[str, str], int]) -> None:
        for (name, value), mask in masks.items():
            block = self.blocks
            while mask:
                if mask & _BLOCK:
                    self._cells[name].add(block, value, mask & _BLOCK)
                mask >>= SLOTS
                block += 1

    def places(self) -> NDArray[np.uint32]:
        """The place of each of `words` in the whole index."""
        words = _numbers(self._run_words)
        firsts = np.cumsum(words // PLACES + 1) - (words // PLACES + 1) + self.first_run
        places = np.repeat(firsts * PLACES - (np.cumsum(words) - words), words)
        return (places + np.arange(len(places))).astype(np.uint32)

    def piece(self) -> Piece:
        """Everything but words and symbols."""
        piece = Piece(self.blocks, self.runs, self._of_documents() | self._of_slots() | self._of_runs())
        for kind in FACETS:
            cells = self._cells[kind.name]
            piece.values[kind.name] = list(cells.numbers)
            piece.arrays |= _facet(kind.name, kind.scope, cells)
        piece.orders = [document.source.order for document in self.documents]
        piece.title_words = self._title_words
        piece.spellings = [document.source.spellings for document in self.documents]
        return piece

    def _of_documents(self) -> Arrays:
        held = self.documents
        return {
            "resolutions": np.array([each.source.resolution.pk for each in held], "<i8"),
            "first_block": np.array([each.first_block - self.first_block for each in held], "<i4"),
            "first_run": np.array([each.first_run - self.first_run for each in held], "<i4"),
            "days": np.array([(each.source.date or date.min).toordinal() for each in held], "<i4"),
            "specimens": np.array([each.source.resolution.is_specimen for each in held], "<u1"),
        }

    def _of_slots(self) -> Arrays:
        size = self.blocks * SLOTS
        used, is_title = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        for document in self.documents:
            first = (document.first_block - self.first_block) * SLOTS
            rows = np.array(document.source.rows, np.int64)
            used[first : first + len(rows)] = True
            is_title[first : first + len(rows)] = rows == TITLE_ROW
        words = np.repeat(_numbers(self._run_words), _numbers(self._run_slots))
        lengths = np.bincount(_numbers(self._slots), weights=words, minlength=size)
        return {
            "live": np.packbits(used, bitorder="little").view("<u8"),
            "titles": np.packbits(is_title, bitorder="little").view("<u8"),
            "lengths": np.minimum(lengths, MOST_WORDS).astype("<u2"),
        }

    def _of_runs(self) -> Arrays:
        numbers = _numbers(self._run_words) // PLACES + 1
        counts, slots = _numbers(self._run_slots), _numbers(self._slots)
        begins = np.cumsum(counts) - counts
        run_of = np.repeat(np.arange(len(numbers)), numbers)  # run number of the index -> run as it was added
        is_first = np.diff(run_of, prepend=-1) > 0
        reaching = np.flatnonzero(counts[run_of] > 1)
        sizes = counts[run_of[reaching]]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return {
            "run_slot": slots[begins[run_of]].astype("<i4"),
            "continues": np.flatnonzero(~is_first).astype("<i4"),
            "reach_run": reaching.astype("<i4"),
            "reach_count": sizes.astype("<i4"),
            "reach_slot": slots[np.repeat(begins[run_of[reaching]], sizes) + within].astype("<i4"),
        }


def _facet(name: str, scope: Scope, cells: _Cells) -> Arrays:
    at, value = _numbers(cells.at).astype("<i4"), _numbers(cells.value).astype("<i4")
    if scope == Scope.RESOLUTION:
        return {f"{name}.document": at, f"{name}.value": value}
    order = np.lexsort((value, at))
    mask = np.frombuffer(cells.mask, np.uint64).astype("<u8") if cells.mask else np.zeros(0, "<u8")
    return {f"{name}.block": at[order], f"{name}.value": value[order], f"{name}.mask": mask[order]}


def _numbers(values: array[int]) -> NDArray[np.int64]:
    return np.frombuffer(values, np.uint32).astype(np.int64) if values else np.zeros(0, np.int64)


def packed_rows(rows: Sequence[int]) -> bytes:
    """The row of each slot as it is stored."""
    return np.array(rows, dtype="<i8").tobytes()

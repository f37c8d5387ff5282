"""What is indexed: the words, symbols and facet values of resolutions, gathered before anything is written.

Every word has a place, (run << 8) | offset, with a gap after each run: a phrase is words whose places follow one
another, and never reaches from one paragraph into the next. A run of 256 words or more takes several run numbers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from resolutions.search.facets import FACETS
from resolutions.search.symbols import symbols
from resolutions.search.texts import Run, Source
from resolutions.search.words import words

SLOTS = 64
NO_LANGUAGE = ""
PLACES = 256  # of one run number


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Document:
    """Where a resolution stands in the index; arrays are relative to its first slot and position."""

    source: Source
    first_block: int
    first_position: int
    starts: array[int] = field(default_factory=_numbers)
    counts: array[int] = field(default_factory=_numbers)
    reach: array[int] = field(default_factory=_numbers)
    words: array[int] = field(default_factory=_numbers)
    titles: list[str] = field(default_factory=list)

    @property
    def blocks(self) -> int:
        return -(-len(self.source.rows) // SLOTS)

    @property
    def rows(self) -> bytes:
        return packed_rows(self.source.rows)


def packed_rows(rows: Sequence[int]) -> bytes:
    """The row of each slot as it is stored."""
    return np.array(rows, dtype="<i8").tobytes()


class Batch:
    """Gathers resolutions: (word, language) -> slots, positions; (facet, value) -> bits; a document each."""

    def __init__(self, next_block: int, next_position: int) -> None:
        self.next_block = next_block
        self.next_position = next_position
        self.documents: list[Document] = []
        self.slots: dict[tuple[str, str], array[int]] = defaultdict(_numbers)
        self.positions: dict[tuple[str, str], array[int]] = defaultdict(_numbers)
        self.bits: dict[tuple[str, str], array[int]] = defaultdict(_numbers)

    def add(self, source: Source) -> None:
        document = Document(source, self.next_block, self.next_position)
        self.documents.append(document)
        first_slot = document.first_block * SLOTS
        for run in source.runs:
            self._add_run(run, document, first_slot)
        document.starts.append(self.next_position - document.first_position)
        document.titles = [" ".join(words(title)) for title in source.titles]
        for kind in FACETS:
            if kind.of_source:
                for value in kind.of_source(source):
                    self.bits[kind.name, value].append(document.first_block)
            if kind.of_slots:
                for slot, value in kind.of_slots(source):
                    self.bits[kind.name, value].append(first_slot + slot)
        self.next_block += document.blocks

    def _add_run(self, run: Run, document: Document, first_slot: int) -> None:
        document.starts.append(self.next_position - document.first_position)
        document.counts.append(len(run.slots))
        document.reach.extend(run.slots)
        slots = [first_slot + slot for slot in run.slots]
        found = words(run.text)
        language, positions = run.language, self.positions
        for position, word in enumerate(found, self.next_position):
            positions[word, language].append(position)
        for word in set(found):
            self.slots[word, language].extend(slots)
        for key in {*run.symbols, *(token.word for token in symbols(run.text))}:
            self.slots[key, NO_LANGUAGE].extend(slots)
        for kind in FACETS:
            if kind.of_run:
                for value in kind.of_run(run):
                    self.bits[kind.name, value].extend(slots)
        document.words.append(len(found))
        self.next_position += (len(found) // PLACES + 1) * PLACES

"""Making one segment of all, without what belongs to texts that are gone; no text is read again.

Documents, blocks and runs are numbered anew, so that nothing is left of what was superseded or withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from resolutions.models.search import SearchTerm
from resolutions.search.facets import FACETS, Scope
from resolutions.search.index.arrays import Snapshot
from resolutions.search.index.blobs import united
from resolutions.search.index.cells import held_values
from resolutions.search.index.changes import all_changes, read_base, read_spellings
from resolutions.search.index.lexicon import NO_LANGUAGE
from resolutions.search.index.loading import load
from resolutions.search.index.pieces import Kept, Piece, joined, without_dead
from resolutions.search.index.prefixes import write_prefixes
from resolutions.search.index.segments import RARE, chunks, insert_rows, reach_of, term_row
from resolutions.search.index.writing import close_base, locked_state
from resolutions.search.rows import Row, fetch, run_each

_CHUNK = 300  # words that are merged at a time


def merge() -> Iterator[tuple[int, int]]:
    """Makes one segment of all, in one transaction; yields (words done, of how many) as it goes on."""
    with transaction.atomic():
        state = locked_state()
        kept = _living(load(state.generation))
        segment = state.segment + 1
        words = [word for (word,) in fetch("select distinct word from resolutions_searchterm order by word")]
        yield 0, len(words)
        merging = _Merging(kept, segment)
        for done, chunk in enumerate(chunks(words, _CHUNK), 1):
            insert_rows([row for row in merging.rows(chunk[0], chunk[-1]) if row[4] or row[5]])
            yield min(done * _CHUNK, len(words)), len(words)
        SearchTerm.objects.filter(segment__lt=segment)._raw_delete(SearchTerm.objects.db)
        write_prefixes(merging.reach, kept.piece.blocks)
        _move_documents(kept)
        state.segment = segment + 1
        state.next_block, state.next_run = kept.piece.blocks, kept.piece.runs
        close_base(state, kept.piece)


def _living(snapshot: Snapshot) -> Kept:
    """Everything that is in the index now, as one piece."""
    base, _ = read_base()
    base.spellings = read_spellings()
    whole = joined([base, *(change.piece for change in all_changes() if change.piece)])
    _take_values(whole, snapshot)
    return without_dead(whole, snapshot.alive)


def _take_values(piece: Piece, snapshot: Snapshot) -> None:
    """Values of facets as they were said last."""
    for kind in FACETS:
        held = held_values(snapshot.stored[kind.name], snapshot.document_of)
        piece.values[kind.name] = list(held.names)
        piece.arrays[f"{kind.name}.value"] = held.value.astype(np.int32)
        if kind.scope == Scope.RESOLUTION:
            piece.arrays[f"{kind.name}.document"] = held.document.astype(np.int32)
        else:
            piece.arrays[f"{kind.name}.block"] = held.block.astype(np.int32)
            piece.arrays[f"{kind.name}.mask"] = held.mask


class _Merging:
    """The rows of words from all segments, made one each."""

    def __init__(self, kept: Kept, segment: int) -> None:
        self._kept = kept
        self._segment = segment
        self.reach = reach_of(kept.piece)
        self._is_same = bool((kept.runs >= 0).all())

    def rows(self, first: str, last: str) -> Iterator[Row]:
        """The merged rows of all words from one to another."""
        held = fetch(
            "select word, language, stem, slots, positions from resolutions_searchterm "
            "where word >= %s and word <= %s and segment < %s order by word, language, segment",
            (first, last, self._segment),
        )
        for (word, language), rows in groupby(held, key=lambda row: (row[0], row[1])):
            yield self._row((word, language), list(rows))

    def _row(self, term: tuple[str, str], rows: Sequence[Row]) -> Row:
        stem = rows[-1][2]
        if term[1] == NO_LANGUAGE:
            slots = self._slots(united([bytes(row[3]) for row in rows]))
            return term_row(term, stem, self._segment, (slots, slots[:0]))
        places = self._places(united([bytes(row[4]) for row in rows]))
        slots = self.reach.slots_of(places).astype(np.uint32) if len(places) > RARE else places[:0]
        return term_row(term, stem, self._segment, (slots, places))

    def _places(self, places: NDArray[np.uint32]) -> NDArray[np.uint32]:
        if self._is_same:
            return places
        runs = self._kept.runs[places >> np.uint32(8)]
        living = runs >= 0
        return (runs[living].astype(np.uint32) << np.uint32(8)) | (places[living] & np.uint32(0xFF))

    def _slots(self, slots: NDArray[np.uint32]) -> NDArray[np.uint32]:
        living = self._kept.blocks[slots >> np.uint32(6)] >= 0
        return self._kept.slots(slots[living].astype(np.int64)).astype(np.uint32)


def _move_documents(kept: Kept) -> None:
    """Writes where documents stand now, from the first on: no two ever stand in one place."""
    blocks, runs = np.flatnonzero(kept.blocks >= 0), np.flatnonzero(kept.runs >= 0)
    first_block, first_run = kept.piece.arrays["first_block"], kept.piece.arrays["first_run"]
    before = blocks[first_block]
    moved = np.flatnonzero((before != first_block) | (runs[first_run] != first_run))
    rows = np.stack([first_block, first_run, before], axis=1)[moved].tolist()
    run_each("update resolutions_searchdocument set first_block = %s, first_run = %s where first_block = %s", rows)

"""From the rows of the index to the arrays of a process: all of them, or what is newer than those that it holds.

Both are one and the same: an index without documents takes up the base, then every change. Each change says by itself
what it added and what it took out, so that the order in which a process came by them makes no difference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.models.search import SearchState
from resolutions.search.facets import FACETS, FacetKind, Slugs
from resolutions.search.index.arrays import FacetArrays, Snapshot
from resolutions.search.index.cells import (
    Values,
    empty_facet,
    grown,
    held_values,
    refreshed,
    taken_up,
    values_of,
    without,
)
from resolutions.search.index.changes import Change, Removed, all_changes, changes_after, read_base
from resolutions.search.index.norms import norms_of
from resolutions.search.index.pieces import SLOTS, Piece, joined
from resolutions.search.index.spellings import Named, Spellings

Array = NDArray[Any]
_FEW = 32  # documents


class IndexMoved(Exception):
    """Raised when the rows changed between two queries; whoever reads begins again."""


def load(generation: str) -> Snapshot:
    """Everything that the rows hold. Raises IndexMoved when they change meanwhile."""
    changes = all_changes()
    piece, spellings = read_base()
    base = changes[0].generation if changes else ""
    segment = SearchState.objects.values_list("base_segment", flat=True).first() or 0
    return _grown(_nothing(base, segment, spellings), generation, [Change("", piece=piece), *changes])


def newer(held: Snapshot, generation: str) -> Snapshot | None:
    """What a process holds with all that is newer, or None when it has to load the index as a whole."""
    changes = changes_after(held.generation)
    if not changes or changes[-1].generation != generation:
        return None
    return _grown(held, generation, changes)


def _nothing(base: str, segment: int, spellings: Named) -> Snapshot:
    none, bits, few = np.zeros(0, np.int32), np.zeros(0, np.uint64), np.zeros(0, np.bool_)
    facets = {kind.name: empty_facet() for kind in FACETS}
    return Snapshot(
        generation="",
        base=base,
        base_segment=segment,
        blocks=0,
        documents=0,
        document_of=none,
        live=bits,
        titles=bits,
        norms=np.zeros(0, np.float32),
        first_block=none,
        alive=few,
        resolutions=np.zeros(0, np.int64),
        days=none,
        ranks=none,
        tie=none,
        specimens=few,
        title_words=(),
        run_slot=none,
        continues=none,
        reach_run=none,
        reach_from=np.zeros(1, np.int32),
        reach_slot=none,
        spellings=Spellings(spellings),
        facets=facets,
        orders=(),
        stored=facets,
    )


@dataclass(frozen=True, slots=True)
class _News:
    """All changes together: what they add, with the numbers of the index, and what they take out or say anew."""

    piece: Piece
    gone: Sequence[tuple[int, Removed]]  # number of the document
    anew: Sequence[tuple[int, int, int, Any]]  # number of the document, first block, block after the last, its terms


def _grown(held: Snapshot, generation: str, changes: Sequence[Change]) -> Snapshot:
    pieces = [change.piece for change in changes if change.piece]
    piece = pieces[0] if len(pieces) == 1 else joined(pieces)
    blocks, runs = held.blocks, len(held.run_slot)
    for change in changes:
        if change.piece and change.piece.blocks:
            if (change.first_block, change.first_run) != (blocks, runs) and change.generation:
                raise IndexMoved
            blocks, runs = blocks + change.piece.blocks, runs + change.piece.runs
    first_blocks = np.concatenate([held.first_block, piece.arrays["first_block"] + np.int32(held.blocks)])
    news = _news(piece, changes, first_blocks, blocks)
    orders = [*held.orders, *piece.orders]
    days = np.concatenate([held.days, piece.arrays["days"]])
    ranks = _ranks(held, orders)
    arrays: dict[str, Any] = _of_blocks(held, news, first_blocks) | _of_runs(held, news)
    moved, broader = _vocabularies("moved"), _vocabularies("broader")
    stored, facets = _facets(held, news, (moved, broader), arrays["document_of"])
    return Snapshot(
        generation=generation,
        base=held.base,
        base_segment=held.base_segment,
        blocks=blocks,
        documents=len(orders),
        first_block=first_blocks,
        resolutions=np.concatenate([held.resolutions, piece.arrays["resolutions"]]),
        days=days,
        ranks=ranks,
        tie=_places(np.lexsort((ranks, -days))),
        specimens=np.concatenate([held.specimens, piece.arrays["specimens"].astype(np.bool_)]),
        title_words=[*held.title_words, *piece.title_words],
        spellings=held.spellings.grown(held.documents, piece.spellings),
        orders=orders,
        facets=facets,
        stored=stored,
        moved=moved,
        broader=broader,
        **arrays,
    )


def _news(piece: Piece, changes: Sequence[Change], first_blocks: NDArray[np.int32], blocks: int) -> _News:
    def number(first_block: int) -> int:
        at = int(np.searchsorted(first_blocks, first_block))
        if at == len(first_blocks) or first_blocks[at] != first_block:
            raise IndexMoved
        return at

    removed = {each.first_block: each for change in changes for each in change.removed}
    terms = {int(first): said for change in changes for first, said in change.terms.items()}
    ends = np.append(first_blocks, np.int32(blocks))
    return _News(
        piece,
        [(number(first), each) for first, each in removed.items()],
        [
            (at := number(first), first, int(ends[at + 1]), terms[first])
            for first in sorted(terms)
            if first not in removed
        ],
    )


def _of_blocks(held: Snapshot, news: _News, first_blocks: NDArray[np.int32]) -> dict[str, Array]:
    piece = news.piece
    own = piece.arrays["first_block"].astype(np.int64)
    sizes = np.diff(own, append=piece.blocks)
    documents = np.repeat(np.arange(held.documents, len(first_blocks), dtype=np.int32), sizes)
    arrays: dict[str, Array] = {
        "document_of": np.concatenate([held.document_of, documents]),
        "live": np.concatenate([held.live, piece.arrays["live"]]),
        "titles": np.concatenate([held.titles, piece.arrays["titles"]]),
        "norms": np.concatenate([held.norms, norms_of(piece.arrays["lengths"], own * SLOTS)]),
        "alive": np.concatenate([held.alive, np.ones(len(own), np.bool_)]),
    }
    for number, each in news.gone:
        arrays["alive"][number] = False
        these = slice(each.first_block, each.first_block + each.blocks)
        arrays["document_of"][these], arrays["live"][these], arrays["titles"][these] = -1, 0, 0
    return arrays


def _of_runs(held: Snapshot, news: _News) -> dict[str, Array]:
    new, runs, slots = news.piece.arrays, np.int32(len(held.run_slot)), np.int32(held.blocks * SLOTS)
    begins = np.cumsum(new["reach_count"], dtype=np.int32) + held.reach_from[-1]
    arrays: dict[str, Array] = {
        "run_slot": np.concatenate([held.run_slot, new["run_slot"] + slots]),
        "continues": np.concatenate([held.continues, new["continues"] + runs]),
        "reach_run": np.concatenate([held.reach_run, new["reach_run"] + runs]),
        "reach_from": np.concatenate([held.reach_from, begins]),
        "reach_slot": np.concatenate([held.reach_slot, new["reach_slot"] + slots]),
    }
    for _, each in news.gone:
        arrays["run_slot"][each.first_run : each.first_run + each.runs] = -1
    return arrays


def _ranks(held: Snapshot, orders: Sequence[str]) -> NDArray[np.int32]:
    """Equal ones in the order of their numbers. A few are put among the others, which stay sorted; many are sorted."""
    if len(orders) - held.documents > _FEW:
        return _places(np.array(sorted(range(len(orders)), key=orders.__getitem__), np.int64))
    ranks = held.ranks
    for number in range(held.documents, len(orders)):
        by_rank = _places(ranks)
        rank = bisect_right(by_rank, orders[number], key=orders.__getitem__)
        ranks = np.append(ranks + (ranks >= rank).astype(np.int32), np.int32(rank))
    return ranks


def _places(order: NDArray[np.signedinteger]) -> NDArray[np.int32]:
    places = np.zeros(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places


def _vocabularies(part: str) -> dict[str, Slugs]:
    return {kind.name: getattr(kind, part)() for kind in FACETS}


def _facets(
    held: Snapshot, news: _News, vocabularies: tuple[dict[str, Slugs], dict[str, Slugs]], document_of: Array
) -> tuple[dict[str, FacetArrays], dict[str, FacetArrays]]:
    """Facets as texts have them, and as they are searched."""
    moved, broader = vocabularies
    is_same = (dict(held.moved), dict(held.broader)) == vocabularies
    size = (len(document_of), held.documents + news.piece.documents)
    stored, facets = {}, {}
    for kind in FACETS:
        name, here = kind.name, _of_facet(held, news, kind)
        stored[name] = facets[name] = here.taken_up_by(held.stored[name], size)
        slugs = (moved[name], broader[name])
        if any(slugs) and is_same:
            facets[name] = here.searched_as(*slugs).taken_up_by(held.facets[name], size)
        elif any(slugs):
            everything = taken_up(held_values(stored[name], document_of), *slugs)
            facets[name] = grown(empty_facet(), size, everything)
    return stored, facets


@dataclass(frozen=True, slots=True)
class _OfFacet:
    """What changes do to one facet."""

    added: Values
    gone: Sequence[tuple[int, int, int]]
    said: Sequence[Values]

    def searched_as(self, moved: Slugs, broader: Slugs) -> _OfFacet:
        said = [taken_up(each, moved, broader) for each in self.said]
        return _OfFacet(taken_up(self.added, moved, broader), self.gone, said)

    def taken_up_by(self, facet: FacetArrays, size: tuple[int, int]) -> FacetArrays:
        facet = grown(facet, size, self.added)
        facet = without(facet, self.gone) if self.gone else facet
        for values in self.said:
            facet = grown(facet, size, values)
        return facet


def _of_facet(held: Snapshot, news: _News, kind: FacetKind) -> _OfFacet:
    added = values_of(news.piece, kind, held.blocks, held.documents)
    gone = [(number, each.first_block, each.first_block + each.blocks) for number, each in news.gone]
    anew = [each for each in news.anew if kind.name in each[-1]]
    gone += [(number, first, end) for number, first, end, _ in anew]
    return _OfFacet(added, gone, [refreshed(terms, kind, number, first) for number, first, _, terms in anew])

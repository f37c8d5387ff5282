"""Points: BM25 over the paragraphs of what was found, without a number for every slot.

A paragraph has the rarity of the wanted terms that it holds times its norm. Of a resolution counts the paragraph that
holds the rarest terms together, the shortest of those, and the logarithm of all others; or its title, if that has more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from resolutions.search.counting import Found
from resolutions.search.postings import Postings
from resolutions.search.prepared import DIGITS, STEP, prepared
from resolutions.search.query import All, Any, Phrase, Query, Term
from resolutions.search.snapshot import Snapshot, Words

PHRASE = 1.5
MOST_TOGETHER = 4  # terms that are looked for together in one paragraph, the rarest ones
Points = NDArray[np.float64]
_BIT = np.uint64(1)


@dataclass(frozen=True, eq=False)
class Weighed:
    """A wanted term that something holds: its slots, and its points for a paragraph of norm 1."""

    term: Term
    words: Words
    weight: float


@dataclass(frozen=True, eq=False)
class Scoring:
    """Points of what a query found."""

    query: Query
    found: Found
    postings: Postings

    @property
    def snapshot(self) -> Snapshot:
        return self.found.snapshot

    @cached_property
    def terms(self) -> Sequence[Weighed]:
        """The wanted terms that the index holds, the rarest first."""
        size, held = max(1, self.snapshot.slots), []
        for term in dict.fromkeys(self.query.terms(wanted_only=True)):
            count = self.postings.posting(term).count
            if count:
                rarity = math.log(1 + (size - count + 0.5) / (count + 0.5))
                weight = rarity * (PHRASE if isinstance(term, Phrase) else 1.0)
                held.append(Weighed(term, self.postings.words(term), weight))
        return sorted(held, key=lambda each: -each.weight)

    @cached_property
    def _are_all_held(self) -> bool:
        """Whether every slot found holds every term."""
        if self.found.words is None or self.query.root is None:
            return False
        nodes = self.query.root.nodes if isinstance(self.query.root, All) else (self.query.root,)
        return not any(isinstance(node, Any | All) for node in nodes)

    def documents(self) -> Points:
        """Document -> points; of no meaning for those that were not found."""
        this, ready = self.snapshot, prepared(self.snapshot)
        best, total = np.zeros(this.documents), np.zeros(this.documents)
        if self.terms:
            blocks = self._blocks()
            owners, is_shared = this.document_of[blocks], ready.is_shared[blocks]
            best_of_block, total_of_block = self._of_blocks(blocks)
            best[owners], total[owners] = best_of_block, total_of_block
            if is_shared.any():
                shared = owners[is_shared]
                best[shared] = total[shared] = 0
                np.maximum.at(best, shared, best_of_block[is_shared])
                np.add.at(total, shared, total_of_block[is_shared])
            titles = self._titles()
            best, total = np.maximum(best, titles), total + titles
        return best + np.log1p(np.maximum(total - best, 0))

    def _blocks(self) -> NDArray[np.int64]:
        """Blocks with a wanted term in a slot found."""
        if self._are_all_held:
            return self.found.blocks
        held = np.bitwise_or.reduce([each.words for each in self.terms])
        return np.flatnonzero((held & self.found.slots) != 0)

    def _of_blocks(self, blocks: NDArray[np.int64]) -> tuple[Points, Points]:
        """Of each of these blocks the best paragraph, and the sum of all."""
        planes = prepared(self.snapshot).planes
        is_dense = 2 * len(blocks) > self.snapshot.blocks
        if not is_dense:
            planes = planes.take(blocks, axis=1)
        kept = self.found.slots if is_dense else self.found.slots[blocks]
        if self._are_all_held:
            weight = sum(each.weight for each in self.terms)
            best, total = _greatest(kept, planes) * (weight * STEP), _sums(kept, planes) * (weight * STEP)
        else:
            held = [(each.words if is_dense else each.words[blocks]) & kept for each in self.terms]
            best = self._best(held, planes)
            total = np.sum(
                [_sums(words, planes) * (each.weight * STEP) for words, each in zip(held, self.terms, strict=True)],
                axis=0,
            )
        return (best[blocks], total[blocks]) if is_dense else (best, total)

    def _best(self, held: Sequence[Words], planes: Words) -> Points:
        """The paragraph with the rarest terms together: of those with the same the one with the greatest norm."""
        chosen, weights = np.zeros(len(held[0]), np.uint64), np.zeros(len(held[0]))
        for weight, members in self._choices():
            is_open = weights == 0
            together = np.bitwise_and.reduce([held[index] for index in members])
            is_open &= together != 0
            np.copyto(chosen, together, where=is_open)
            weights[is_open] = weight
        return _greatest(chosen, planes) * (weights * STEP)

    def _choices(self) -> list[tuple[float, tuple[int, ...]]]:
        """Every choice of terms, the heaviest first; of many terms only the rarest are looked for together."""
        weights = [each.weight for each in self.terms]
        few = range(min(len(weights), MOST_TOGETHER))
        chosen: Iterator[tuple[int, ...]] = (
            members for size in range(1, len(few) + 1) for members in combinations(few, size)
        )
        alone = [(weights[index], (index,)) for index in range(len(few), len(weights))]
        made = [(sum(weights[index] for index in members), members) for members in chosen]
        return sorted([*made, *alone], key=lambda each: (-each[0], each[1]))

    def _titles(self) -> Points:
        """Document -> points of the title of its first text."""
        first, points = self.snapshot.first_block, np.zeros(self.snapshot.documents)
        kept = self.found.slots[first]
        for each in self.terms:
            points += ((each.words[first] & kept) & _BIT) * each.weight
        return points * prepared(self.snapshot).title_norms

    def slots(self, documents: Sequence[int]) -> dict[int, NDArray[np.int64]]:
        """Document -> the slots that match, best first, counted from its first slot; all where no term is wanted."""
        this = self.snapshot
        found: dict[int, NDArray[np.int64]] = {}
        ends = np.append(this.first_block, this.blocks)
        for document in documents:
            block = int(this.first_block[document])
            span = slice(
                block, int(np.searchsorted(this.document_of[block : ends[document + 1]], document, "right")) + block
            )
            found[document] = self._slots_of(span)
        return found

    def _slots_of(self, span: slice) -> NDArray[np.int64]:
        held = np.flatnonzero(_bits(self.found.slots[span]))
        points = np.zeros(len(held))
        for each in self.terms:
            points += _bits(each.words[span])[held] * each.weight
        points *= self.snapshot.norms[span.start << 6 : span.stop << 6][held]
        if points.any():
            held, points = held[points > 0], points[points > 0]
        return held[np.lexsort((held, -np.round(points, 6)))]


def _bits(words: Words) -> NDArray[np.uint8]:
    return np.unpackbits(words.view(np.uint8), bitorder="little")


def _sums(words: Words, planes: Words) -> NDArray[np.uint16]:
    """Of each block the sum of the norms of these slots, in steps."""
    total = np.zeros(len(words), np.uint16)
    for digit in range(DIGITS - 1, -1, -1):
        total += total
        total += np.bitwise_count(words & planes[digit])
    return total


def _greatest(words: Words, planes: Words) -> NDArray[np.uint8]:
    """Of each block the greatest norm of these slots, in steps: digit by digit, the highest first."""
    left, best = words, np.zeros(len(words), np.uint8)
    for digit in range(DIGITS - 1, -1, -1):
        with_digit = left & planes[digit]
        has_digit = with_digit != 0
        left = left ^ ((left ^ with_digit) & -has_digit.astype(np.uint64))
        best += best
        best += has_digit
    return best

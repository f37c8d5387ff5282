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

from resolutions.search.asking.query import All, Any, Phrase, Query, Term
from resolutions.search.finding.counting import Found
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.prepared import DIGITS, STEP, prepared
from resolutions.search.index.snapshot import Mask, Numbers, Snapshot, Words

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

    def documents(self) -> tuple[Numbers, Points]:
        """The documents found, and the points of each."""
        if not self.terms:
            found = np.flatnonzero(self.found.documents)
            return found, np.zeros(len(found))
        this, blocks = self.snapshot, self._blocks()
        owners, is_shared = this.document_of[blocks].astype(np.int64), prepared(this).is_shared[blocks]
        best, total = self._of_blocks(blocks)
        if is_shared.any() or len(blocks) != self.found.total:
            owners, best, total = self._by_document(owners, is_shared, (best, total))
        return owners, best + np.log1p(total - best)

    def _by_document(
        self, owners: Numbers, is_shared: Mask, points: tuple[Points, Points]
    ) -> tuple[Numbers, Points, Points]:
        """Of points of blocks those of documents, all that were found."""
        found, shared = np.flatnonzero(self.found.documents), owners[is_shared]
        made = []
        for of_blocks, join in zip(points, (np.maximum, np.add), strict=True):
            of_documents = np.zeros(self.snapshot.documents)
            of_documents[owners] = of_blocks
            of_documents[shared] = 0
            join.at(of_documents, shared, of_blocks[is_shared])
            made.append(of_documents[found])
        return found, made[0], made[1]

    def _blocks(self) -> Numbers:
        """Blocks with a wanted term in a slot found."""
        if self._are_all_held:
            return self.found.blocks
        held = np.bitwise_or.reduce([each.words for each in self.terms])
        return np.flatnonzero((held & self.found.slots) != 0)

    def _of_blocks(self, blocks: Numbers) -> tuple[Points, Points]:
        """Of each of these blocks the best paragraph or title, and the sum of all."""
        planes, kept = prepared(self.snapshot).planes, self.found.slots[blocks]
        if len(blocks) < self.snapshot.blocks:
            planes = planes.take(blocks, axis=1)
        if self._are_all_held:
            weight = sum(each.weight for each in self.terms)
            weighed = [(kept, weight)]
            best = _greatest(kept, planes) * (weight * STEP)
        else:
            weighed = [(each.words[blocks] & kept, each.weight) for each in self.terms]
            best = self._best([words for words, _ in weighed], planes)
        total = np.zeros(len(blocks))
        titles = np.zeros(len(blocks))
        for words, weight in weighed:
            total += _sums(words, planes) * (weight * STEP)
            titles[np.flatnonzero(words & _BIT)] += weight
        titled = np.flatnonzero(titles)
        titles[titled] *= self._title_norms(blocks[titled])
        return np.maximum(best, titles), total + titles

    def _title_norms(self, blocks: Numbers) -> Points:
        """Norms of the first slots of blocks, where these are titles of first texts; else 0."""
        ready = prepared(self.snapshot)
        return np.where(ready.is_first[blocks], self.snapshot.norms[blocks << 6].astype(np.float64), 0.0)

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

    def slots(self, documents: Sequence[int]) -> dict[int, Numbers]:
        """Document -> the slots that match, best first, counted from its first slot; all where no term is wanted."""
        this, asked = self.snapshot, np.array(documents, np.int64)
        if not len(asked):
            return {}
        ends = np.append(this.first_block, this.blocks)[asked + 1]
        sizes = ends - this.first_block[asked]
        which = np.repeat(np.arange(len(asked)), sizes)
        blocks = this.first_block[asked][which] + np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        is_own = this.document_of[blocks] == asked[which]  # not the blocks of a dead document behind it
        which, blocks = which[is_own], blocks[is_own]
        held = np.flatnonzero(_bits(self.found.slots[blocks]))
        which, slots = which[held >> 6], (blocks[held >> 6] << 6) + (held & 63)
        points = np.zeros(len(held))
        for each in self.terms:
            points += _bits(each.words[blocks])[held] * each.weight
        points *= this.norms[slots]
        slots -= this.first_block[asked].astype(np.int64)[which] << 6
        order = np.lexsort((slots, -np.round(points, 6), which))
        cuts = np.searchsorted(which[order], np.arange(1, len(asked)))
        parts = zip(documents, np.split(order, cuts), strict=True)
        return {document: slots[_wanted(part, points)] for document, part in parts}


def _wanted(part: Numbers, points: Points) -> Numbers:
    """Those with points, if any have."""
    return part[: np.count_nonzero(points[part])] if len(part) and points[part[0]] > 0 else part


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

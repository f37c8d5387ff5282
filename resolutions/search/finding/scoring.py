"""Points: BM25 over the paragraphs of what was found, without a number for every slot.

A paragraph has the rarity of the wanted terms that it holds times its norm. Of a resolution counts the paragraph that
holds the rarest terms together, the shortest of those, and the logarithm of all others; or its title, if that has more.
Where a page is asked for, only documents that may stand on it get points: no document has more than if all its
paragraphs that match were as short as the shortest of its block.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.query import All, Any, Phrase, Query, Term
from resolutions.search.finding.found import Found, FoundDocuments, FoundSlots
from resolutions.search.finding.planes import STEP, greatest, sums
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.prepared import prepared
from resolutions.search.finding.slotsets import first_of_each
from resolutions.search.index.snapshot import Mask, Numbers, Snapshot, Words

PHRASE = 1.5
MOST_TOGETHER = 4  # terms that are looked for together in one paragraph, the rarest ones
_FEW = 2048  # blocks: all of them get points
_LOT = 64
_ROUGH = 1e-3  # how far a rough estimate may be off
_AHEAD = 8  # times as many as are wanted get points at once
Points = NDArray[np.float64]
_BIT = np.uint64(1)


@dataclass(frozen=True, eq=False)
class Weighed:
    """A wanted term that something holds, and its points for a paragraph of norm 1."""

    term: Term
    weight: float


@dataclass(frozen=True, eq=False)
class Part:
    """Blocks, in ascending order, with the slots found that hold each wanted term: uint64[len(blocks)] a weight."""

    blocks: Numbers
    owners: Numbers
    weighed: Sequence[tuple[Words, float]]

    def __len__(self) -> int:
        return len(self.blocks)

    def where(self, kept: Mask) -> Part:
        at = np.flatnonzero(kept)
        weighed = [(masks[at], weight) for masks, weight in self.weighed]
        return Part(self.blocks[at], self.owners[at], weighed)


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
            posting = self.postings.posting(term)
            if posting.count:
                rarity = math.log(1 + (size - posting.count + 0.5) / (posting.count + 0.5))
                weight = rarity * (PHRASE if isinstance(term, Phrase) else 1.0)
                held.append(Weighed(term, weight))
        return sorted(held, key=lambda each: -each.weight)

    @cached_property
    def _are_all_held(self) -> bool:
        """Whether every slot found holds every term."""
        if not isinstance(self.found, FoundSlots) or self.query.root is None:
            return False
        nodes = self.query.root.nodes if isinstance(self.query.root, All) else (self.query.root,)
        return not any(isinstance(node, Any | All) for node in nodes)

    def documents(self) -> tuple[Numbers, Points]:
        """The documents found, in ascending order, and the points of each."""
        if not self.terms:
            return self.found.numbers, np.zeros(len(self.found.numbers))
        return self._all_found(*self._joined(self._part))

    def best(self, most: int, extra: Points, always: Sequence[int]) -> tuple[Numbers, Points]:
        """As `documents`, but only those that may be among so many when each has its `extra` points (float64[D]) too.

        always: documents that have more points than these.
        """
        if not self.terms or len(self._part) <= max(_FEW, _AHEAD * most):
            return self.documents()
        part = self._part
        if not self._is_whole(part):
            return self.documents()
        is_sure = prepared(self.snapshot).is_shared[part.blocks] | self._is_titled(part)
        if always:
            is_always = np.zeros(self.snapshot.documents, np.bool_)
            is_always[list(always)] = True
            is_sure |= is_always[part.owners]
        bounds = self._bounds(part) + extra[part.owners]
        bounds[is_sure] = np.inf
        is_chosen = bounds >= _least_of(bounds, _AHEAD * most)
        found, points = self._joined(part.where(is_chosen))
        least = np.partition(points + extra[found], -most)[-most] if len(found) >= most else -np.inf
        missing = ~is_chosen & (bounds >= least - _ROUGH)
        if not missing.any():
            return found, points
        more, others = self._joined(part.where(missing))  # documents of one block each
        return np.concatenate([found, more]), np.concatenate([points, others])

    def _is_whole(self, part: Part) -> bool:
        """Whether every document found has a block in the part."""
        return self._are_all_held or len(first_of_each(part.owners)) == self.found.total

    def _bounds(self, part: Part) -> NDArray[np.float32]:
        """No block has more points, roughly."""
        peaks = prepared(self.snapshot).peaks[part.blocks]
        best, total = np.zeros(len(part), np.float32), np.zeros(len(part), np.float32)
        for masks, weight in part.weighed:
            held = np.bitwise_count(masks)
            total += held * np.float32(weight)
            best += (held != 0) * np.float32(weight)
        total -= best
        total *= peaks
        best *= peaks
        return best + np.log(total + np.float32(1))

    def _is_titled(self, part: Part) -> Mask:
        """Where a wanted term stands in the title of a first text, which is weighed apart."""
        in_first = reduce(np.bitwise_or, [masks for masks, _ in part.weighed]) & _BIT
        return (in_first != 0) & prepared(self.snapshot).is_first[part.blocks]

    def _joined(self, part: Part) -> tuple[Numbers, Points]:
        """The documents that own these blocks, in ascending order, and their points."""
        best, total = self._of_blocks(part)
        owners = part.owners
        begins = first_of_each(owners)
        if len(begins) != len(owners):
            best, total, owners = np.maximum.reduceat(best, begins), np.add.reduceat(total, begins), owners[begins]
        return owners, best + np.log1p(total - best)

    def _all_found(self, owners: Numbers, points: Points) -> tuple[Numbers, Points]:
        """With those that hold no wanted term."""
        found = self.found.numbers
        if len(owners) == len(found):
            return owners, points
        all_points = np.zeros(len(found))
        all_points[np.searchsorted(found, owners)] = points
        return found, all_points

    @cached_property
    def _part(self) -> Part:
        """Blocks with a wanted term in a slot found."""
        found = self.found
        if isinstance(found, FoundSlots):
            blocks, seen = found.cells.blocks, found.cells.masks
            if self._are_all_held:
                return Part(blocks, self._owners(blocks), [(seen, sum(each.weight for each in self.terms))])
        else:
            blocks = self._all_blocks_of(found)
            seen = np.array(np.iinfo(np.uint64).max)
        weighed = [(self.postings.masks_at(each.term, blocks) & seen, each.weight) for each in self.terms]
        part = Part(blocks, self._owners(blocks), weighed)
        is_held = reduce(np.bitwise_or, [masks for masks, _ in weighed]) != 0
        return part if is_held.all() else part.where(is_held)

    def _owners(self, blocks: Numbers) -> Numbers:
        return self.snapshot.document_of[blocks].astype(np.int64)

    def _all_blocks_of(self, found: FoundDocuments) -> Numbers:
        if len(found.numbers) < _FEW:
            return self._blocks_of(found.numbers)[1]
        is_held = np.append(found.documents, False)  # a dead block has the document -1, which is the last
        return is_held[self.snapshot.document_of].nonzero()[0]

    def _blocks_of(self, documents: Numbers) -> tuple[Numbers, Numbers]:
        """The blocks of ascending documents, and which of these each belongs to."""
        this = self.snapshot
        begins = this.first_block[documents].astype(np.int64)
        sizes = prepared(this).sizes[documents]
        which = np.repeat(np.arange(len(documents)), sizes)
        return which, begins[which] + np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)

    def _of_blocks(self, part: Part) -> tuple[Points, Points]:
        """Of each of these blocks the best paragraph or title, and the sum of all."""
        planes, blocks = prepared(self.snapshot).planes, part.blocks
        if len(blocks) < self.snapshot.blocks:
            planes = planes.take(blocks, axis=1)
        best = self._best(part, planes)
        total = np.zeros(len(blocks))
        titles = np.zeros(len(blocks))
        for masks, weight in part.weighed:
            total += sums(masks, planes) * (weight * STEP)
            titles[np.flatnonzero(masks & _BIT)] += weight
        titled = np.flatnonzero(titles)
        titles[titled] *= self._title_norms(blocks[titled])
        return np.maximum(best, titles), total + titles

    def _title_norms(self, blocks: Numbers) -> Points:
        """Norms of the first slots of blocks, where these are titles of first texts; else 0."""
        ready = prepared(self.snapshot)
        return np.where(ready.is_first[blocks], self.snapshot.norms[blocks << 6].astype(np.float64), 0.0)

    def _best(self, part: Part, planes: Words) -> Points:
        """The paragraph with the rarest terms together: of those with the same the one with the greatest norm."""
        if len(part.weighed) == 1:
            ((masks, weight),) = part.weighed
            return greatest(masks, planes) * (weight * STEP)
        chosen, weights = np.zeros(len(part), np.uint64), np.zeros(len(part))
        for weight, members in self._choices():
            together = reduce(np.bitwise_and, [part.weighed[index][0] for index in members])
            is_open = (weights == 0) & (together != 0)
            np.copyto(chosen, together, where=is_open)
            weights[is_open] = weight
        return greatest(chosen, planes) * (weights * STEP)

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
        this, asked = self.snapshot, np.sort(np.array(documents, np.int64))
        if not len(asked):
            return {}
        which, blocks = self._blocks_of(asked)
        held = _bits(self.found.masks_at(blocks)).nonzero()[0]
        which, slots = which[held >> 6], (blocks[held >> 6] << 6) + (held & 63)
        points = self._points_at(blocks, held) * this.norms[slots]
        slots -= this.first_block[asked].astype(np.int64)[which] << 6
        order = np.lexsort((slots, -np.round(points, 6), which))
        order = order[_is_wanted(which[order], points[order])]
        cuts = np.searchsorted(which[order], np.arange(len(asked) + 1)).tolist()
        slots = slots[order]
        found = {document: slots[cuts[at] : cuts[at + 1]] for at, document in enumerate(asked.tolist())}
        return {document: found[document] for document in documents}

    def _points_at(self, blocks: Numbers, held: Numbers) -> Points:
        """Of slots found in these blocks, counted from the first block's first, the weights of the terms they hold."""
        points = np.zeros(len(held))
        for each in self.terms:
            if self._are_all_held:
                points += each.weight
            else:
                points += _bits(self.postings.masks_at(each.term, blocks))[held] * each.weight
        return points


def _least_of(numbers: Points, most: int) -> float:
    """A number that at least `most` reach, and not many more: from the greatest of lots of them."""
    lots = len(numbers) // _LOT
    if lots < 2 * most:
        return float(np.partition(numbers, -most)[-most])
    greatest_of = numbers[: lots * _LOT].reshape(lots, _LOT).max(axis=1)
    return float(np.partition(greatest_of, -most)[-most])


def _is_wanted(which: Numbers, points: Points) -> Mask:
    """Those with points, if any of the same document have."""
    if points.all():
        return points > 0
    with_points = np.zeros(int(which.max(initial=-1)) + 1, np.bool_)
    with_points[which[points > 0]] = True
    return (points > 0) | ~with_points[which]


def _bits(words: Words) -> NDArray[np.uint8]:
    return np.unpackbits(words.view(np.uint8), bitorder="little")

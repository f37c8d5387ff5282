"""Facets in memory: how their arrays take up new documents and let go of old ones.

What is stored is what texts have. What is searched is that with merged terms under the names that they have now, and
with all broader terms; so a change of a vocabulary needs no other row than its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.search.facets import FacetKind, Scope, Slugs
from resolutions.search.index.arrays import FacetArrays
from resolutions.search.index.pieces import SLOTS, Piece

Integers = NDArray[np.int64]
_MOST_SHORT = 1 << 16


@dataclass(slots=True)
class Values:
    """Values of documents: entry i says that document[i] has the value names[value[i]].

    Of a facet of paragraphs, entries are sorted by block, then value, and say in which slots of block[i]: mask[i].
    """

    names: Sequence[str]
    document: Integers
    value: Integers
    block: Integers
    mask: NDArray[np.uint64]


def values_of(piece: Piece, kind: FacetKind, first_block: int, first_document: int) -> Values:
    """The values of a facet in a piece, with the numbers that documents and blocks have in the index."""
    names, value = piece.values.get(kind.name, ()), piece.arrays[f"{kind.name}.value"].astype(np.int64)
    if kind.scope == Scope.RESOLUTION:
        document = piece.arrays[f"{kind.name}.document"].astype(np.int64) + first_document
        return Values(names, document, value, np.zeros(0, np.int64), np.zeros(0, np.uint64))
    block = piece.arrays[f"{kind.name}.block"].astype(np.int64)
    document = np.searchsorted(piece.arrays["first_block"], block, side="right") - 1 + first_document
    return Values(names, document, value, block + first_block, piece.arrays[f"{kind.name}.mask"])


def held_values(facet: FacetArrays, document_of: NDArray[np.int32]) -> Values:
    """All that a facet in memory holds."""
    if len(facet.cell_value):
        block = np.repeat(np.arange(len(facet.cell_from) - 1), np.diff(facet.cell_from))
        document = document_of[block].astype(np.int64)
        return Values(facet.values, document, facet.cell_value.astype(np.int64), block, facet.cell_mask)
    bits = np.unpackbits(facet.rows.view(np.uint8), axis=1, bitorder="little")
    value, document = np.nonzero(bits)
    return Values(facet.values, document, value, np.zeros(0, np.int64), np.zeros(0, np.uint64))


def taken_up(values: Values, moved: Slugs, broader: Slugs) -> Values:
    """Gives what a value of old addresses has to the one it is now, and what a value has to all broader ones."""
    if not moved and not broader:
        return values
    targets = [_targets(name, moved, broader) for name in values.names]
    names = list(dict.fromkeys(name for each in targets for name in each))
    numbers = {name: number for number, name in enumerate(names)}
    counts = np.array([len(each) for each in targets], np.int64)
    flat = np.array([numbers[name] for each in targets for name in each], np.int64)
    times = counts[values.value]
    begin = (np.cumsum(counts) - counts)[values.value]
    within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    value = flat[np.repeat(begin, times) + within]
    document = np.repeat(values.document, times)
    if not len(values.block):
        return Values(names, document, value, values.block, values.mask)
    block, mask = np.repeat(values.block, times), np.repeat(values.mask, times)
    order = np.argsort(block * len(names) + value, kind="stable")
    keys = (block * len(names) + value)[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1) > 0)
    kept = order[starts]
    return Values(names, document[kept], value[kept], block[kept], np.bitwise_or.reduceat(mask[order], starts))


def _targets(name: str, moved: Slugs, broader: Slugs) -> list[str]:
    now = moved.get(name, name)
    found = [now]
    above = broader.get(now)
    while above is not None and above not in found:
        found.append(above)
        above = broader.get(above)
    return found


def empty_facet() -> FacetArrays:
    """A facet of an index without documents."""
    rows, mask = np.zeros((0, 0), np.uint64), np.zeros(0, np.uint64)
    return FacetArrays((), {}, rows, np.zeros(1, np.int32), np.zeros(0, np.uint16), mask)


def grown(facet: FacetArrays, size: tuple[int, int], added: Values) -> FacetArrays:
    """The facet of an index of `size` (blocks, documents), with values of documents that have none in it."""
    numbers = {name: number for number, name in enumerate(facet.values)}
    for name in added.names:
        numbers.setdefault(name, len(numbers))
    value = np.array([numbers[name] for name in added.names], np.int64)[added.value]
    rows = np.zeros((len(numbers), -(-size[1] // SLOTS)), np.uint64)
    rows[: facet.rows.shape[0], : facet.rows.shape[1]] = facet.rows
    np.bitwise_or.at(rows, (value, added.document >> 6), np.uint64(1) << (added.document & 63).astype(np.uint64))
    counts = np.zeros(size[0], np.int64)
    counts[: len(facet.cell_from) - 1] = np.diff(facet.cell_from)
    at = (np.cumsum(counts) - counts)[added.block]
    short = np.uint16 if len(numbers) <= _MOST_SHORT else np.uint32
    values = _inserted(facet.cell_value.astype(short, copy=False), at, value.astype(short)[: len(at)])
    mask = _inserted(facet.cell_mask, at, added.mask)
    counts += np.bincount(added.block, minlength=size[0])
    return _facet(tuple(numbers), rows, counts, (values, mask))


def _inserted(held: NDArray[Any], at: Integers, added: NDArray[Any]) -> NDArray[Any]:
    if not len(at):
        return held
    return np.concatenate([held, added]) if at[0] == len(held) else np.insert(held, at, added)


def without(facet: FacetArrays, gone: Iterable[tuple[int, int, int]]) -> FacetArrays:
    """The facet without the values of some documents: (document, first block, block after the last)."""
    rows, counts = facet.rows.copy(), np.diff(facet.cell_from).astype(np.int64)
    kept = np.ones(len(facet.cell_value), np.bool_)
    for document, first, end in gone:
        rows[:, document >> 6] &= ~np.uint64(1 << (document & 63))
        kept[facet.cell_from[first] : facet.cell_from[end]] = False
        counts[first:end] = 0
    return _facet(facet.values, rows, counts, (facet.cell_value[kept], facet.cell_mask[kept]))


def _facet(
    names: tuple[str, ...], rows: NDArray[np.uint64], counts: Integers, cells: tuple[NDArray[Any], NDArray[np.uint64]]
) -> FacetArrays:
    is_held = np.any(rows, axis=1)
    numbers = {name: number for number, name in enumerate(names) if is_held[number]}
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return FacetArrays(names, numbers, rows, starts, *cells)


def refreshed(
    terms: Mapping[str, Mapping[str, Sequence[int]]], kind: FacetKind, document: int, first_block: int
) -> Values:
    """Values of one document as a change names them: a list of names, or name -> the mask of each of its blocks."""
    held = terms.get(kind.name) or {}
    names = list(held)
    if kind.scope == Scope.RESOLUTION:
        none = np.zeros(0, np.int64)
        return Values(names, np.full(len(names), document), np.arange(len(names)), none, np.zeros(0, np.uint64))
    found = sorted(
        (first_block + at, number, mask)
        for number, masks in enumerate(held.values())
        for at, mask in enumerate(masks)
        if mask
    )
    return Values(
        names,
        np.full(len(found), document),
        np.array([value for _, value, _ in found], np.int64),
        np.array([block for block, _, _ in found], np.int64),
        np.array([mask for _, _, mask in found], np.uint64),
    )

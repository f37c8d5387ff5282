"""A piece of the index: the arrays of documents that follow one another, by themselves.

Everything that is indexed at one time makes a piece; a process joins the base and all newer pieces. Documents, blocks,
slots and runs are counted from the first of the piece, so that a piece may be put after any other.

Over documents: resolutions int64, first_block int32, first_run int32, days int32, specimens uint8. Over blocks: live and
titles uint64. Over slots: lengths uint16. Over runs: run_slot int32. continues, reach_run, reach_slot int32 as in
arrays.Snapshot, with reach_count int32 for reach_from. A facet of resolutions has the arrays (name, "document") and
(name, "value"), one entry for each value of a document; a facet of paragraphs has (name, "block"), (name, "value") and
(name, "mask") uint64, sorted by block and value. Values are numbers in `values`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resolutions.search.facets import FACETS, Scope

SLOTS = 64
ARRAYS: Mapping[str, str] = {
    "resolutions": "<i8",
    "first_block": "<i4",
    "first_run": "<i4",
    "days": "<i4",
    "specimens": "<u1",
    "live": "<u8",
    "titles": "<u8",
    "lengths": "<u2",
    "run_slot": "<i4",
    "continues": "<i4",
    "reach_run": "<i4",
    "reach_count": "<i4",
    "reach_slot": "<i4",
}
IN_BLOCKS, IN_RUNS, IN_SLOTS = ("first_block",), ("first_run", "continues", "reach_run"), ("run_slot", "reach_slot")
_LENGTH = struct.Struct("<I")
_ALIGNED = 8

Array = NDArray[Any]
Arrays = dict[str, Array]


@dataclass(slots=True)
class Piece:
    """orders, title_words and spellings have an entry for each document; values are names of values by facet."""

    blocks: int = 0
    runs: int = 0
    arrays: Arrays = field(default_factory=dict)
    orders: list[str] = field(default_factory=list)
    title_words: list[list[str]] = field(default_factory=list)
    spellings: list[list[str]] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        return len(self.orders)


def all_arrays() -> Mapping[str, str]:
    """Every array of a piece and its type."""
    found = dict(ARRAYS)
    for kind in FACETS:
        if kind.scope == Scope.PARAGRAPH:
            found |= {f"{kind.name}.block": "<i4", f"{kind.name}.value": "<i4", f"{kind.name}.mask": "<u8"}
        else:
            found |= {f"{kind.name}.document": "<i4", f"{kind.name}.value": "<i4"}
    return found


def packed_piece(piece: Piece) -> bytes:
    """A piece as bytes: its numbers and words as JSON, then its arrays one after the other."""
    kept = {name: array for name, array in piece.arrays.items() if len(array)}
    described = {
        "blocks": piece.blocks,
        "runs": piece.runs,
        "arrays": {name: [array.dtype.str, len(array)] for name, array in kept.items()},
        "orders": piece.orders,
        "title_words": piece.title_words,
        "spellings": piece.spellings,
        "values": piece.values,
    }
    head = json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode()
    parts = [_LENGTH.pack(len(head)), head]
    parts.append(b"\0" * (-sum(map(len, parts)) % _ALIGNED))
    for array in kept.values():
        parts += [array.tobytes(), b"\0" * (-array.nbytes % _ALIGNED)]
    return b"".join(parts)


def read_piece(blob: bytes) -> Piece:
    """What packed_piece wrote; its arrays look into the bytes and are not to be written into."""
    length = _LENGTH.unpack_from(blob)[0]
    at = _LENGTH.size + length
    described = json.loads(blob[_LENGTH.size : at])
    at += -at % _ALIGNED
    arrays: Arrays = {name: np.zeros(0, kind) for name, kind in all_arrays().items()}
    for name, (kind, count) in described["arrays"].items():
        arrays[name] = np.frombuffer(blob, kind, count, at)
        at += arrays[name].nbytes + -arrays[name].nbytes % _ALIGNED
    return Piece(
        described["blocks"],
        described["runs"],
        arrays,
        described["orders"],
        described["title_words"],
        described["spellings"],
        described["values"],
    )


def joined(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one, in this order."""
    values = {kind.name: _numbered(pieces, kind.name) for kind in FACETS}
    parts: dict[str, list[Array]] = {name: [np.zeros(0, kind)] for name, kind in all_arrays().items()}
    whole = Piece(values={name: list(numbers) for name, numbers in values.items()})
    for piece in pieces:
        shifts = dict.fromkeys(IN_BLOCKS, whole.blocks) | dict.fromkeys(IN_RUNS, whole.runs)
        shifts |= dict.fromkeys(IN_SLOTS, whole.blocks * SLOTS)
        for kind in FACETS:
            shifts[f"{kind.name}.block"], shifts[f"{kind.name}.document"] = whole.blocks, whole.documents
        for name, array in piece.arrays.items():
            facet, _, part = name.partition(".")
            if part == "value":
                numbers = np.array([values[facet][value] for value in piece.values.get(facet, ())], np.int32)
                parts[name].append(numbers[array] if len(array) else array)
            elif name in parts:
                parts[name].append(array + array.dtype.type(shifts[name]) if name in shifts else array)
        whole.blocks, whole.runs = whole.blocks + piece.blocks, whole.runs + piece.runs
        whole.orders += piece.orders
        whole.title_words += piece.title_words
        whole.spellings += piece.spellings
    whole.arrays = {name: np.concatenate(each) for name, each in parts.items()}
    return whole


def _numbered(pieces: Sequence[Piece], facet: str) -> dict[str, int]:
    names = dict.fromkeys(value for piece in pieces for value in piece.values.get(facet, ()))
    return {value: number for number, value in enumerate(names)}


@dataclass(slots=True)
class Kept:
    """A piece without its dead documents; blocks and runs: old number -> new, -1 of a dead one."""

    piece: Piece
    blocks: NDArray[np.int32]
    runs: NDArray[np.int32]

    def slots(self, slots: Array) -> NDArray[np.int32]:
        """The new numbers of slots of living documents."""
        return self.blocks[slots // SLOTS] * SLOTS + slots % SLOTS


def without_dead(piece: Piece, alive: NDArray[np.bool_]) -> Kept:
    """A piece of the documents that live; the others leave no number behind."""
    own = piece.arrays
    kept_blocks = np.repeat(alive, np.diff(own["first_block"], append=piece.blocks))
    kept_runs = np.repeat(alive, np.diff(own["first_run"], append=piece.runs))
    blocks, runs = _new_numbers(kept_blocks), _new_numbers(kept_runs)
    kept = Kept(Piece(int(kept_blocks.sum()), int(kept_runs.sum())), blocks, runs)
    reaching = kept_runs[own["reach_run"]]
    kept.piece.arrays = {name: own[name][alive] for name in ("resolutions", "days", "specimens")} | {
        "first_block": blocks[own["first_block"][alive]],
        "first_run": runs[own["first_run"][alive]],
        "live": own["live"][kept_blocks],
        "titles": own["titles"][kept_blocks],
        "lengths": own["lengths"].reshape(-1, SLOTS)[kept_blocks].reshape(-1),
        "run_slot": kept.slots(own["run_slot"][kept_runs]),
        "continues": runs[own["continues"][kept_runs[own["continues"]]]],
        "reach_run": runs[own["reach_run"][reaching]],
        "reach_count": own["reach_count"][reaching],
        "reach_slot": kept.slots(own["reach_slot"][np.repeat(reaching, own["reach_count"])]),
    }
    for kind in FACETS:
        numbers, at = (blocks, "block") if kind.scope == Scope.PARAGRAPH else (_new_numbers(alive), "document")
        _keep_values(piece, kept.piece, kind.name, numbers[own[f"{kind.name}.{at}"]], at)
    living = np.flatnonzero(alive).tolist()
    kept.piece.orders = [piece.orders[number] for number in living]
    kept.piece.title_words = [piece.title_words[number] for number in living]
    kept.piece.spellings = [piece.spellings[number] for number in living]
    return kept


def _new_numbers(kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    return np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)


def _keep_values(piece: Piece, kept: Piece, facet: str, moved: NDArray[np.int32], at: str) -> None:
    """Takes over the values of a facet whose documents live; `moved`: where each entry went."""
    held = moved >= 0
    used, value = np.unique(piece.arrays[f"{facet}.value"][held], return_inverse=True)
    kept.values[facet] = [piece.values[facet][number] for number in used.tolist()]
    kept.arrays |= {f"{facet}.{at}": moved[held], f"{facet}.value": value.astype(np.int32)}
    if at == "block":
        kept.arrays[f"{facet}.mask"] = piece.arrays[f"{facet}.mask"][held]

"""The base and the changes after it, as rows and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from resolutions.models.search import SearchBase, SearchChange
from resolutions.search.index.pieces import Piece, packed_piece, read_piece
from resolutions.search.index.spellings import Named, named
from resolutions.search.rows import fetch

PIECE, SPELLINGS, NAMED = "piece", "spellings", "named"
_PART = 4 << 20  # bytes of a row
_FAST = 1  # of nine ways to compress: a quarter of the length, and read again in a tenth of a second

Terms = Mapping[str, Mapping[str, Mapping[str, Sequence[int]]]]


@dataclass(frozen=True, slots=True)
class Removed:
    """Where a document stood."""

    first_block: int
    blocks: int
    first_run: int
    runs: int


@dataclass(frozen=True, slots=True)
class Change:
    """What one change did. terms: first block of a document -> facet -> value -> slots of each of its blocks."""

    generation: str
    first_block: int = 0
    first_run: int = 0
    piece: Piece | None = None
    removed: Sequence[Removed] = ()
    terms: Terms = field(default_factory=dict)


def write_change(change: Change) -> None:
    """Adds a change to those since the base."""
    SearchChange.objects.create(
        generation=change.generation,
        first_block=change.first_block,
        first_run=change.first_run,
        piece=packed_piece(change.piece) if change.piece else b"",
        removed=[[each.first_block, each.blocks, each.first_run, each.runs] for each in change.removed],
        terms=change.terms,
    )


def changes_after(generation: str) -> list[Change]:
    """The changes that came after a generation, or nothing where it is not known any more."""
    return [*_changes("where id > (select max(id) from resolutions_searchchange where generation = %s)", generation)]


def all_changes() -> list[Change]:
    """The base as a change of its own, then those after it."""
    return [*_changes("")]


def _changes(condition: str, *values: str) -> Iterator[Change]:
    columns = "generation, first_block, first_run, piece, removed, terms"
    rows = fetch(f"select {columns} from resolutions_searchchange {condition} order by id", values)  # noqa: S608 - conditions are ours
    for generation, first_block, first_run, piece, removed, terms in rows:
        yield Change(
            generation,
            first_block,
            first_run,
            read_piece(bytes(piece)) if piece else None,
            [Removed(*each) for each in _read(removed)],
            _read(terms),
        )


def _read(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def write_base(piece: Piece) -> None:
    """Puts a base in the place of the one before, and forgets the changes since that."""
    SearchChange.objects.all()._raw_delete(SearchChange.objects.db)
    SearchBase.objects.all()._raw_delete(SearchBase.objects.db)
    words, begins, documents = named(piece.spellings)
    spellings, piece.spellings = piece.spellings, []
    blobs = {
        PIECE: packed_piece(piece),
        SPELLINGS: json.dumps(spellings, ensure_ascii=False).encode(),
        NAMED: np.int64(len(documents)).tobytes() + begins.tobytes() + documents.tobytes() + words,
    }
    piece.spellings = spellings
    for name, long in blobs.items():
        blob = zlib.compress(long, _FAST)
        parts = range(0, len(blob), _PART)
        SearchBase.objects.bulk_create(
            SearchBase(name=name, part=part, data=blob[start : start + _PART]) for part, start in enumerate(parts)
        )


def read_base() -> tuple[Piece, Named]:
    """The base without its spellings one by one, and these to be looked up; an empty one where nothing was made yet."""
    rows = fetch(
        "select name, data from resolutions_searchbase where name in (%s, %s) order by name, part", (PIECE, NAMED)
    )
    if not rows:
        return read_piece(packed_piece(Piece())), named([])
    parts = {name: b"".join(bytes(data) for each, data in rows if each == name) for name in (PIECE, NAMED)}
    blobs = {name: zlib.decompress(blob) for name, blob in parts.items()}
    piece = read_piece(blobs[PIECE])
    piece.spellings = [[]] * piece.documents
    held = blobs[NAMED]
    count = int(np.frombuffer(held, np.int64, 1)[0])
    begins = np.frombuffer(held, np.int32, count + 1, 8)
    documents = np.frombuffer(held, np.int32, count, 8 + begins.nbytes)
    return piece, (held[8 + begins.nbytes + documents.nbytes :], begins, documents)


def read_spellings() -> list[list[str]]:
    """The spellings of every document of the base."""
    rows = fetch("select data from resolutions_searchbase where name = %s order by part", (SPELLINGS,))
    return json.loads(zlib.decompress(b"".join(bytes(data) for (data,) in rows))) if rows else []

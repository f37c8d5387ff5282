"""Writing the index, inside the transaction of whoever publishes: a rollback takes the index back with the texts.

A resolution that changes gets new slots; its old ones stay in the bitmaps of its words, hidden by the readers because
no document has them, until `rebuild` makes the index again. So a removal is one row, whatever the text's length; and
a publication writes the short rows of the open segment, whatever the length of the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import connection, transaction
from pyroaring import BitMap

from resolutions.models import Resolution, Version
from resolutions.models.search import SearchDocument, SearchFacet, SearchState, SearchTerm
from resolutions.search.generations import new_generation
from resolutions.search.indexing import NO_LANGUAGE, SLOTS, Batch, Document, packed_rows
from resolutions.search.stems import stem
from resolutions.search.texts import read_sources

BATCH = 500  # resolutions whose words are gathered before they are written
SEGMENT = 256  # blocks: about two hundred resolutions, whose longest row is some tens of kilobytes
T = TypeVar("T")
_CHUNK = 400  # keys in one query; SQLite takes 999


def index_version(version: Version) -> None:
    """Makes a published version findable, in the caller's transaction. Call it once the row says “published”.

    Raises ValueError for a version that is not published: the index holds what readers may see, nothing else.
    """
    index_versions([version])


def index_versions(versions: Iterable[Version]) -> None:
    """Makes many published versions findable; words common to them are written once."""
    resolutions = set()
    for version in versions:
        if version.state != Version.State.PUBLISHED or version.resolution_id is None:
            raise ValueError(f"{version} is not published, so it cannot be indexed; publish it first.")
        resolutions.add(version.resolution_id)
    reindex(resolutions)


def reindex(resolutions: Collection[int]) -> None:
    """Makes the index hold exactly what is published of the resolutions with these keys, in any language."""
    with transaction.atomic():
        state = _locked_state()
        for chunk in _chunks(sorted(resolutions), BATCH):
            SearchDocument.objects.filter(resolution__in=chunk).delete()
            if state.next_block - state.segment_block >= SEGMENT:
                _open_segment(state)
            _write(chunk, state)
        _turn(state)


def refresh_terms(resolutions: Collection[int]) -> None:
    """Writes anew who is asked and what texts are about, in the caller's transaction; their words stay as indexed.

    A resolution whose texts are others than those in the index is indexed as a whole.
    """
    with transaction.atomic():
        state = _locked_state()
        other: list[int] = []
        for chunk in _chunks(sorted(resolutions), BATCH):
            other += _rewrite_terms(chunk)
        _turn(state)
        if other:
            reindex(other)


def _rewrite_terms(resolutions: Sequence[int]) -> list[int]:
    """Gives the resolutions that have to be indexed as a whole."""
    documents = {row.resolution_id: row for row in SearchDocument.objects.filter(resolution__in=resolutions)}
    other: list[int] = []
    gone = BitMap()
    bits: dict[tuple[str, str], list[int]] = defaultdict(list)
    for source in read_sources(resolutions):
        document = documents.get(source.resolution.pk)
        if document is None or bytes(document.rows) != packed_rows(source.rows):
            other.append(source.resolution.pk)
            continue
        first_slot = document.first_block * SLOTS
        gone.add_range(first_slot, first_slot + document.blocks * SLOTS)
        for topic in source.topics:
            bits["topic", topic].append(document.first_block)
        for slot, addressee in source.addressees:
            bits["addressee", addressee].append(first_slot + slot)
    blocks = BitMap(slot // SLOTS for slot in gone)
    held = SearchFacet.objects.filter(facet__in=("topic", "addressee")).values_list("facet", "value", "bits")
    kept = {
        (facet, value): BitMap.deserialize(bytes(stored)) - (blocks if facet == "topic" else gone)
        for facet, value, stored in held
    }
    rows = [(*key, _joined(kept.get(key, BitMap()).serialize(), bits.get(key, ()))) for key in {**kept, **bits}]
    for chunk in _chunks(rows, _CHUNK):
        _upsert(_UPSERT_FACET, chunk)
    return other


def unindex(resolution: Resolution) -> None:
    """Takes a resolution out of the index, in the caller's transaction; nothing happens where it is not in it.

    Where a text in another language stays published, call `reindex` instead.
    """
    with transaction.atomic():
        if SearchDocument.objects.filter(resolution=resolution).delete()[0]:
            _turn(_locked_state())


def touch() -> None:
    """Makes every process read its arrays again: for changes of what sorts and labels depend on."""
    with transaction.atomic():
        _turn(_locked_state())


def rebuild() -> Iterator[tuple[int, int]]:
    """Makes the index again from the published texts, in one transaction; yields (done, of how many) as it goes on."""
    with transaction.atomic():
        state = _locked_state()
        for model in (SearchTerm, SearchFacet, SearchDocument):
            model.objects.all()._raw_delete(model.objects.db)
        state.next_block = state.next_position = state.segment = 0
        keys = list(Resolution.objects.held().order_by("pk").values_list("pk", flat=True))
        yield 0, len(keys)
        for start in range(0, len(keys), BATCH):
            _write(keys[start : start + BATCH], state)
            yield min(start + BATCH, len(keys)), len(keys)
        _open_segment(state)
        _turn(state)


def _locked_state() -> SearchState:
    """The one row; held to the end of the transaction, so that two publishers never get the same slots."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1, defaults={"generation": ""})
    return state


def _open_segment(state: SearchState) -> None:
    state.segment, state.segment_block = state.segment + 1, state.next_block


def _turn(state: SearchState) -> None:
    state.generation = new_generation()
    state.save()


def _write(resolutions: Sequence[int], state: SearchState) -> None:
    batch = Batch(state.next_block, state.next_position)
    for source in read_sources(resolutions):
        batch.add(source)
    SearchDocument.objects.bulk_create(_document(document) for document in batch.documents)
    _write_terms(batch, state.segment)
    _write_facets(batch)
    state.next_block, state.next_position = batch.next_block, batch.next_position


def _document(document: Document) -> SearchDocument:
    source = document.source
    return SearchDocument(
        resolution=source.resolution,
        first_block=document.first_block,
        blocks=document.blocks,
        first_position=document.first_position,
        date=source.date,
        order=source.order,
        spellings=source.spellings,
        titles=document.titles,
        is_specimen=source.resolution.is_specimen,
        rows=document.rows,
        starts=document.starts.tobytes(),
        counts=document.counts.tobytes() + document.words.tobytes(),
        reach=document.reach.tobytes(),
    )


def _write_terms(batch: Batch, segment: int) -> None:
    for chunk in _chunks(sorted(batch.slots), _CHUNK):
        stored = SearchTerm.objects.filter(segment=segment, word__in={word for word, _ in chunk})
        held = {
            (word, language): (slots, positions)
            for word, language, slots, positions in stored.values_list("word", "language", "slots", "positions")
        }
        rows = [
            (
                *key,
                segment,
                stem(key[1], key[0]) if key[1] != NO_LANGUAGE else "",
                _joined(held.get(key, (b"", b""))[0], batch.slots[key]),
                _joined(held.get(key, (b"", b""))[1], batch.positions.get(key, ())),
            )
            for key in chunk
        ]
        _upsert(_UPSERT_TERM, rows)


def _write_facets(batch: Batch) -> None:
    for chunk in _chunks(sorted(batch.bits), _CHUNK):
        stored = SearchFacet.objects.filter(value__in={value for _, value in chunk})
        held = {(facet, value): bits for facet, value, bits in stored.values_list("facet", "value", "bits")}
        _upsert(_UPSERT_FACET, [(*key, _joined(held.get(key, b""), batch.bits[key])) for key in chunk])


_UPSERT_TERM = (
    "insert into resolutions_searchterm (word, language, segment, stem, slots, positions) values {rows} "
    "on conflict (word, language, segment) do update set slots = excluded.slots, positions = excluded.positions"
)
_UPSERT_FACET = (
    "insert into resolutions_searchfacet (facet, value, bits) values {rows} "
    "on conflict (facet, value) do update set bits = excluded.bits"
)


def _upsert(statement: str, rows: Sequence[Sequence[str | int | bytes]]) -> None:
    """A text has hundreds of words: one statement writes many, and no models are made, which would take longer."""
    row = f"({', '.join(['%s'] * len(rows[0]))})"
    with connection.cursor() as cursor:
        cursor.execute(statement.format(rows=", ".join([row] * len(rows))), [value for one in rows for value in one])


def _joined(held: bytes | memoryview, more: Collection[int]) -> bytes:
    bitmap = BitMap.deserialize(bytes(held)) if held else BitMap()
    bitmap |= BitMap(more)
    bitmap.run_optimize()
    return bitmap.serialize()


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]

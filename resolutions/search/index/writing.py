"""Writing the index, inside the transaction of whoever publishes: a rollback takes the index back with the texts.

A resolution that changes gets new slots; its old ones stay in the rows of its words, hidden by the readers because no
document has them, until a merge or `rebuild` drops them. A publication writes the short rows of the open segment, a row
for its document and one that says what changed: none of them grows with the archive.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from resolutions.models import Resolution, Version
from resolutions.models.search import SearchDocument, SearchState, SearchTerm
from resolutions.search.index.changes import Change, Removed, write_base, write_change
from resolutions.search.index.generations import new_generation
from resolutions.search.index.indexing import Batch, Document, packed_rows
from resolutions.search.index.lexicon import Lexicon
from resolutions.search.index.opensegment import add_words
from resolutions.search.index.pieces import SLOTS, Piece, joined
from resolutions.search.index.prefixes import write_prefixes
from resolutions.search.index.segments import Gathering, chunks, reach_of
from resolutions.search.texts import Source, read_sources

BATCH = 500  # resolutions whose words are gathered before they are written
SEGMENT = 64  # blocks: some sixty resolutions, whose longest row is ten kilobytes
MOST_WORDS = 64_000_000  # words of a rebuild that are held in memory before they are written: about 500 MB


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
    with transaction.atomic(savepoint=False):
        state = locked_state()
        for chunk in chunks(sorted(resolutions), BATCH):
            removed = _take_out(chunk)
            if state.next_block - state.segment_block >= SEGMENT:
                _open_segment(state)
            batch = Batch(Lexicon(), state.next_block, state.next_run)
            for source in read_sources(chunk):
                batch.add(source)
            add_words(batch, state.segment)
            piece = _write_documents(batch)
            write_change(Change(state.generation, state.next_block, state.next_run, piece, removed))
            state.next_block, state.next_run = batch.first_block + batch.blocks, batch.first_run + batch.runs
        if not resolutions:
            write_change(Change(state.generation))
        state.save()


def refresh_terms(resolutions: Collection[int]) -> None:
    """Writes anew who is asked and what texts are about, in the caller's transaction; their words stay as indexed.

    A resolution whose texts are others than those in the index is indexed as a whole.
    """
    with transaction.atomic():
        state = locked_state()
        other: list[int] = []
        terms: dict[str, dict[str, dict[str, list[int]]]] = {}
        for chunk in chunks(sorted(resolutions), BATCH):
            documents = {row.resolution_id: row for row in SearchDocument.objects.filter(resolution__in=chunk)}
            for source in read_sources(chunk):
                document = documents.get(source.resolution.pk)
                if document is None or bytes(document.rows) != packed_rows(source.rows):
                    other.append(source.resolution.pk)
                else:
                    terms[str(document.first_block)] = _terms(source, document.blocks)
        write_change(Change(state.generation, terms=terms))
        state.save()
        if other:
            reindex(other)


def _terms(source: Source, blocks: int) -> dict[str, dict[str, list[int]]]:
    """Facet -> value -> the slots of each block that have it; of a topic, none."""
    asked: dict[str, list[int]] = defaultdict(lambda: [0] * blocks)
    for slot, addressee in source.addressees:
        asked[addressee][slot // SLOTS] |= 1 << slot % SLOTS
    return {"topic": {topic: [] for topic in source.topics}, "addressee": dict(asked)}


def unindex(resolution: Resolution) -> None:
    """Takes a resolution out of the index, in the caller's transaction; nothing happens where it is not in it.

    Where a text in another language stays published, call `reindex` instead.
    """
    with transaction.atomic():
        state = locked_state()
        removed = _take_out([resolution.pk])
        if removed:
            write_change(Change(state.generation, removed=removed))
            state.save()


def touch() -> None:
    """Makes every process read its arrays again: for changes of what sorts and labels depend on."""
    with transaction.atomic():
        state = locked_state()
        write_change(Change(state.generation))
        state.save()


def rebuild() -> Iterator[tuple[int, int]]:
    """Makes the index again from the published texts, in one transaction; yields (done, of how many) as it goes on."""
    with transaction.atomic(), _uncollected():
        state = locked_state()
        for model in (SearchTerm, SearchDocument):
            model.objects.all()._raw_delete(model.objects.db)
        state.next_block = state.next_run = state.segment = 0
        keys = list(Resolution.objects.held().order_by("pk").values_list("pk", flat=True))
        yield 0, len(keys)
        making = _Making(state)
        for start in range(0, len(keys), BATCH):
            making.add(keys[start : start + BATCH])
            yield min(start + BATCH, len(keys)), len(keys)
        piece = making.finished()
        write_prefixes(reach_of(piece), piece.blocks)
        close_base(state, piece)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles: rows of texts make none, and to look through them all takes as long as to read them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Making:
    """A rebuild: pieces and words are gathered, words written whenever they would take too much memory."""

    def __init__(self, state: SearchState) -> None:
        self._state = state
        self._gathering = Gathering(Lexicon())
        self._written: list[Piece] = []
        self._pieces: list[Piece] = []
        self._at = (0, 0)

    def add(self, keys: Sequence[int]) -> None:
        state = self._state
        batch = Batch(self._gathering.lexicon, state.next_block, state.next_run)
        for source in read_sources(keys):
            batch.add(source)
        self._pieces.append(_write_documents(batch))
        self._gathering.add(batch)
        state.next_block, state.next_run = batch.first_block + batch.blocks, batch.first_run + batch.runs
        if self._gathering.words > MOST_WORDS:
            self._write()

    def finished(self) -> Piece:
        """Everything that was added."""
        self._write()
        return self._written[0] if len(self._written) == 1 else joined(self._written)

    def _write(self) -> None:
        piece = joined(self._pieces)
        self._gathering.write(self._state.segment, piece, self._at)
        self._written.append(piece)
        self._pieces, self._at = [], (self._state.next_block, self._state.next_run)
        self._state.segment += 1


def close_base(state: SearchState, piece: Piece) -> None:
    """Makes a piece the base of the index; what is written from now on comes after it."""
    write_base(piece)
    write_change(Change(state.generation))
    state.base_segment, state.segment_block = state.segment, state.next_block
    state.save()


def locked_state() -> SearchState:
    """The one row, with a new generation; held to the end of the transaction: no two publishers get the same slots."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1, defaults={"generation": ""})
    state.generation = new_generation()
    return state


def _open_segment(state: SearchState) -> None:
    state.segment, state.segment_block = state.segment + 1, state.next_block


def _take_out(resolutions: Sequence[int]) -> list[Removed]:
    held = SearchDocument.objects.filter(resolution__in=resolutions).order_by("first_block")
    removed = [Removed(*row) for row in held.values_list("first_block", "blocks", "first_run", "runs")]
    if removed:
        held.order_by()._raw_delete(SearchDocument.objects.db)
    return removed


def _write_documents(batch: Batch) -> Piece:
    SearchDocument.objects.bulk_create(_document(document) for document in batch.documents)
    return batch.piece()


def _document(document: Document) -> SearchDocument:
    source = document.source
    return SearchDocument(
        resolution=source.resolution,
        first_block=document.first_block,
        blocks=document.blocks,
        first_run=document.first_run,
        runs=document.runs,
        date=source.date,
        order=source.order,
        rows=packed_rows(source.rows),
    )

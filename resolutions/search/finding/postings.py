"""Slots of terms, read from the database and kept by a process as long as they are asked for and there is room.

Words and symbols of a query are read with one statement, words of its phrases with another. With the slots of a word
come the forms in which texts have it, so that these can be marked without reading the texts word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from resolutions.search.asking.query import Near, Phrase, Prefix, Symbol, Term, Word
from resolutions.search.finding.kept import KEPT
from resolutions.search.finding.prepared import prepared
from resolutions.search.finding.proximity import near_places
from resolutions.search.finding.slotsets import (
    Cells,
    Slots,
    array_of,
    cells_of,
    count,
    either,
    gathered,
    owners_of,
    settled,
    size_of,
    without,
    words_of,
)
from resolutions.search.index.blobs import ROARING, bitmap_of, numbers_of
from resolutions.search.index.prefixes import words_beginning
from resolutions.search.index.snapshot import Numbers, Snapshot, Words, row_of
from resolutions.search.rows import fetch, marks
from resolutions.search.terms.stems import spellings, stems

_MANY = 1_000  # blocks: fewer are looked up one by one
_LAST = "\U0010ffff"
_TABLE = "resolutions_searchterm"
_SLOTS = "word, language, stem, slots, case when length(slots) = 0 then positions end"
Forms = tuple[tuple[str, str], ...]  # (language, word)


@dataclass(frozen=True, slots=True)
class Posting:
    """The living slots that hold a term; `forms`: how texts print a word, by language."""

    slots: Slots
    count: int
    forms: Forms = ()

    @property
    def size(self) -> int:
        return size_of(self.slots) + 100 * len(self.forms) + 300


class Postings:
    """Reads terms of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._held: dict[object, Posting] = {}
        self._words: dict[Term, Words] = {}
        self._cells: dict[Term, Cells] = {}

    def read(self, terms: Iterable[Term]) -> None:
        """Reads all words and symbols among these at once, and all words of phrases."""
        wanted = dict.fromkeys(terms)
        missing = [term for term in wanted if self._kept(term) is None]
        self._read_words(
            [term for term in missing if isinstance(term, Word)],
            [term for term in missing if isinstance(term, Symbol) and not term.is_prefix],
        )
        parts = [part for term in missing if isinstance(term, Phrase | Near) for part in term.parts]
        forms = [word for word, is_prefix in dict.fromkeys(parts) if not is_prefix]
        self._read_places(
            [word for word in forms if KEPT.get(self.snapshot.generation, ("places", word, False)) is None]
        )

    def posting(self, term: Term) -> Posting:
        held = self._kept(term)
        if held is None:
            self.read([term])
            held = self._held.get(term) or self._keep(term, self._made(term))
        return held

    def slots(self, term: Term) -> Slots:
        """The living slots that hold a word, phrase, prefix or symbol."""
        return self.posting(term).slots

    def words(self, term: Term) -> Words:
        """The same as one uint64 a block."""
        words = self._words.get(term)
        if words is None:
            words = self._words[term] = words_of(self.slots(term), self.snapshot.blocks)
        return words

    def masks_at(self, term: Term, blocks: Numbers) -> Words:
        """uint64[len(blocks)]: the slots of these blocks, which ascend, that hold a term."""
        slots = self.slots(term)
        if not isinstance(slots, BitMap):
            return slots if len(blocks) == len(slots) else slots.take(blocks)
        cells = self.cells(term)
        return cells.words(self.snapshot.blocks).take(blocks) if len(blocks) > _MANY else cells.masks_at(blocks)

    def cells(self, term: Term) -> Cells:
        """The slots of a term block by block."""
        cells = self._cells.get(term)
        if cells is None:
            cells = self._cells[term] = cells_of(self.slots(term))
        return cells

    def row(self, term: Term) -> Words:
        """The documents that hold a term, as a row."""
        generation, key = self.snapshot.generation, ("row", term)
        row: Words | None = KEPT.get(generation, key)
        if row is None:
            row = row_of(owners_of(self.words(term), self.snapshot, prepared(self.snapshot).later))
            KEPT.put(generation, key, row.nbytes + 300, row)
        return row

    def _kept(self, term: Term) -> Posting | None:
        held = self._held.get(term)
        if held is None:
            held = KEPT.get(self.snapshot.generation, term)
            if held is not None:
                self._held[term] = held
        return held

    def _keep(self, term: Term, slots: Slots, forms: Forms = ()) -> Posting:
        this, dead = self.snapshot, prepared(self.snapshot).dead
        living = without(slots, dead) if dead else slots
        held = settled(living, this.blocks) if isinstance(living, BitMap) else living
        posting = self._held[term] = Posting(held, count(held), forms)
        KEPT.put(this.generation, term, posting.size, posting)
        return posting

    def _read_words(self, words: Sequence[Word], symbols: Sequence[Symbol]) -> None:
        """All with one statement."""
        languages = self.snapshot.languages
        stems_of = {term: [key for language in languages for key in stems(language, term.word)] for term in words}
        sought = list(dict.fromkeys(key for held in stems_of.values() for key in held))
        keys = [term.key for term in symbols]
        conditions = [f"stem in ({marks(sought)})"] if sought else []
        conditions += [f"(word in ({marks(keys)}) and language = '')"] if keys else []
        rows: dict[str, list[Sequence[Any]]] = defaultdict(list)
        for row in _rows(_SLOTS, " or ".join(conditions), [*sought, *keys]) if conditions else ():
            rows[row[2] or row[0]].append(row)
        for term, held in stems_of.items():
            found = [row for each in held for row in rows[each]]
            self._keep(term, self._united(found), tuple((row[1], row[0]) for row in found))
        for symbol in symbols:
            self._keep(symbol, self._united([row for row in rows[symbol.key] if not row[2]]))

    def _united(self, rows: Sequence[Sequence[Any]]) -> Slots:
        """The slots of all these rows. A rare word has none of its own: they follow from its places."""
        blobs = [row[3] for row in rows if row[3]]
        found: list[Slots] = [self._bitmap(blob) for blob in blobs if blob[:1] == ROARING]
        listed: list[NDArray[Any]] = [numbers_of(blob) for blob in blobs if blob[:1] != ROARING]
        places = [numbers_of(row[4]) for row in rows if row[4] and not row[3]]
        if places:
            listed.append(self._slots_at(np.concatenate(places)))
        if listed:
            found.append(gathered(np.concatenate(listed), self.snapshot.blocks))
        return found[0] if len(found) == 1 else either(found, self.snapshot.blocks)

    def _bitmap(self, blob: bytes) -> BitMap:
        """Without slots of texts that were published after this snapshot was read."""
        bitmap, end = bitmap_of(blob), self.snapshot.blocks << 6
        return bitmap & BitMap(range(end)) if bitmap and bitmap.max() >= end else bitmap

    def _slots_at(self, places: NDArray[np.uint32]) -> NDArray[np.int32]:
        """The slots that words at these places count for, in no order, some of them more than once."""
        reach = self.snapshot.reach
        runs = places >> np.uint32(8)
        runs = runs[runs < len(reach.run_slot)]
        wide = runs[reach.is_wide[runs]]
        found = reach.run_slot[runs]
        if len(wide):
            at = np.searchsorted(reach.reach_run, wide.astype(np.int32))
            begin, sizes = reach.reach_from[at], reach.reach_from[at + 1] - reach.reach_from[at]
            within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            found = np.concatenate([found, reach.reach_slot[np.repeat(begin, sizes) + within]])
        return found[found >= 0]

    def _made(self, term: Term) -> Slots:
        """Slots of a term that is not read with others."""
        return _MAKERS[type(term)](self, term)

    def _begun(self, term: Prefix) -> Slots:
        """Of a beginning that very many words share the base has all slots; only newer words are read one by one."""
        this, values = self.snapshot, (term.start, term.start + _LAST)
        of_base = words_beginning(term.start, this.blocks)
        condition = "word >= %s and word < %s and language <> ''"
        if of_base is None:
            return self._united(_rows(_SLOTS, condition, values))
        newer = self._united(_rows(_SLOTS, f"{condition} and segment >= {this.base_segment:d}", values))
        return either([newer, of_base], this.blocks)

    def _begun_symbol(self, term: Symbol) -> Slots:
        return self._united(_rows(_SLOTS, "word >= %s and word < %s and language = ''", (term.key, term.key + _LAST)))

    def _phrase(self, term: Phrase) -> Slots:
        """Places that follow one another, the rarest word first, taken to the slots that they count for."""
        held = sorted(((self._places(*part), at) for at, part in enumerate(term.parts)), key=lambda each: len(each[0]))
        found, first = held[0]
        for places, at in held[1:]:
            found = found & places.shift(first - at)
            if not found:
                return found
        return self._reached(array_of(found))

    def _near(self, term: Near) -> Slots:
        held = [array_of(self._places(*part)) for part in term.parts]
        return self._reached(near_places(term.parts, held, term.apart, self.snapshot.run_of).astype(np.uint32))

    def _reached(self, places: NDArray[np.uint32]) -> Slots:
        return gathered(self._slots_at(places), self.snapshot.blocks)

    def _places(self, word: str, is_prefix: bool) -> BitMap:
        generation, key = self.snapshot.generation, ("places", word, is_prefix)
        held: BitMap | None = KEPT.get(generation, key)
        if held is None and is_prefix:
            held = _joined(_rows("positions", "word >= %s and word < %s and language <> ''", (word, word + _LAST)))
            KEPT.put(generation, key, 3 * len(held) + 300, held)
        elif held is None:
            held = self._read_places([word])[word]
        return held

    def _read_places(self, words: Sequence[str]) -> dict[str, BitMap]:
        """The places of words in these very forms, all with one statement."""
        generation = self.snapshot.generation
        forms = {word: spellings(word) for word in words}
        sought = list(dict.fromkeys(form for held in forms.values() for form in held))
        if not sought:
            return {}
        read: dict[str, BitMap] = {}
        rows: dict[str, list[Sequence[Any]]] = defaultdict(list)
        for row in _rows("positions, word", f"word in ({marks(sought)}) and language <> ''", sought):
            rows[row[1]].append(row)
        for word, held in forms.items():
            places = read[word] = _joined([row for form in held for row in rows[form]])
            KEPT.put(generation, ("places", word, False), 3 * len(places) + 300, places)
        return read


_MAKERS: Mapping[type, Callable[[Postings, Any], Slots]] = {
    Prefix: Postings._begun,
    Symbol: Postings._begun_symbol,
    Phrase: Postings._phrase,
    Near: Postings._near,
}


def _joined(rows: Sequence[Sequence[Any]]) -> BitMap:
    found = [bitmap_of(row[0]) for row in rows if row[0]]
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def _rows(columns: str, condition: str, values: Sequence[str]) -> Sequence[Sequence[Any]]:
    return fetch(f"select {columns} from {_TABLE} where {condition}", values)  # noqa: S608 - no word of a person is in the text

"""Which result comes first.

An exact designation wins outright, then a title that holds the words as a phrase, then points (scoring.py): the best
paragraph of a resolution counts in full, the others with the logarithm of their sum; a title counts two and a half
times. Where any of several words will do, each that the text holds anywhere counts too (coverage.py). A hundred years
make a third of a point, so that of equals the newer comes first. Ties fall by date, then by body, session and number:
pages never change order between two calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.query import Phrase, Query, Symbol, Word
from resolutions.search.finding.coverage import coverage
from resolutions.search.finding.found import Found
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.prepared import prepared
from resolutions.search.finding.scoring import Scoring
from resolutions.search.finding.slotsets import both, cells_of, most
from resolutions.search.index.snapshot import Numbers, Snapshot

DESIGNATION = 10_000.0
TITLE_PHRASE = 100.0
_FINE = 10_000  # steps of a point: equal texts have equal points on every machine
_TIE_BITS = 26
_MOST_STEPS = 1 << 36
_LOT = 64


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    NUMBER = "number"
    CITED = "cited"


_ORDERS = {Sort.NUMBER: "number", Sort.CITED: "cited"}


@dataclass(frozen=True, eq=False)
class Order:
    """The documents that were found, in the order in which they are shown. Only as much of it is made as is asked."""

    query: Query
    found: Found
    sort: Sort
    postings: Postings

    @property
    def snapshot(self) -> Snapshot:
        return self.found.snapshot

    def __len__(self) -> int:
        return self.found.total

    @cached_property
    def scoring(self) -> Scoring:
        return Scoring(self.query, self.found, self.postings)

    @cached_property
    def _is_by_points(self) -> bool:
        return self.sort == Sort.RELEVANCE and bool(self.query.terms(wanted_only=True))

    @cached_property
    def all(self) -> Numbers:
        """The numbers of all documents."""
        if self._is_by_points:
            return self._of_keys(np.sort(self._keys(*self.scoring.documents())))
        order = prepared(self.snapshot).documents_by(_ORDERS.get(self.sort, "date"))
        return order[self.found.documents[order]]

    def part(self, start: int, end: int) -> list[int]:
        """The documents at these places of the order."""
        if not self._is_by_points or "all" in self.__dict__:
            return [int(each) for each in self.all[start:end]]
        keys = self._keys(*self.scoring.best(end, self._extra, [*self._named, *self._titled]))
        if end * _LOT < len(keys):
            keys = keys[keys <= _bound(keys, end)]
        return [int(each) for each in self._of_keys(np.sort(keys)[start:end])]

    def _keys(self, found: Numbers, points: NDArray[np.float64]) -> Numbers:
        """One number for each of these documents: the fewer points the greater, then by its place among equals."""
        this = self.snapshot
        points = points + self._extra[found]
        for named, extra in ((self._named, DESIGNATION), (self._titled, TITLE_PHRASE)):
            if named:
                points[np.isin(found, named)] += extra
        steps = np.rint(points * _FINE).astype(np.int64)
        return ((_MOST_STEPS - steps) << _TIE_BITS) | this.tie[found]

    @cached_property
    def _extra(self) -> NDArray[np.float64]:
        """Document -> its points besides those of its paragraphs."""
        recency, covered = prepared(self.snapshot).recency, coverage(self.query, self.postings)
        return recency if covered is None else recency + covered

    def _of_keys(self, keys: Numbers) -> Numbers:
        return prepared(self.snapshot).documents_by("date")[keys & ((1 << _TIE_BITS) - 1)]

    @cached_property
    def _named(self) -> list[int]:
        """Documents whose own designation or symbol was typed."""
        keys = {term.key for term in self.query.terms(wanted_only=True) if isinstance(term, Symbol)}
        return sorted({number for key in keys for number in self.snapshot.named(key)})

    @cached_property
    def _titled(self) -> list[int]:
        """Documents with a phrase of the query, or all its words in order, in a title."""
        terms = self.query.terms(wanted_only=True)
        spelled = [term for term in terms if isinstance(term, Word | Phrase)]
        sought: list[tuple[str, list[Word | Phrase]]] = [
            (f" {_typed(term)} ", [term]) for term in spelled if isinstance(term, Phrase)
        ]
        if len(spelled) == len(terms) > 1:
            sought.append((f" {' '.join(map(_typed, spelled))} ", spelled))
        found: list[int] = []
        for words, held in sought:
            if " " in words.strip():
                found += [each for each in self._with_titles(held) if self._is_titled(each, words)]
        return found

    def _with_titles(self, terms: Iterable[Word | Phrase]) -> list[int]:
        """Documents with a title that holds each of these terms in some form."""
        held = reduce(both, sorted((self.postings.slots(term) for term in terms), key=most))
        in_titles = cells_of(both(held, self.snapshot.titles)).blocks
        return sorted(set(self.snapshot.document_of[in_titles].tolist()))

    def _is_titled(self, document: int, words: str) -> bool:
        return any(words in f" {title} " for title in self.snapshot.title_words[document])


def _typed(term: Word | Phrase) -> str:
    return term.word if isinstance(term, Word) else " ".join(word for word, _ in term.parts)


def _bound(keys: Numbers, most: int) -> int:
    """A key that at least `most` keys do not exceed, and not many more: from the least keys of lots of them."""
    least = keys[: len(keys) // _LOT * _LOT].reshape(-1, _LOT).min(axis=1)
    return int(np.partition(least, most - 1)[most - 1])

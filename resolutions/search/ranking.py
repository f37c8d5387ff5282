"""Which result comes first.

An exact designation wins outright, then a title that holds the words as a phrase, then BM25 over paragraphs: the best
paragraph of a resolution counts in full, the others with the logarithm of their sum; a title counts two and a half
times. A hundred years make a third of a point, so that of equals the newer comes first. Ties fall by date, then by
body, session and number: pages never change order between two calls.
"""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from resolutions.search.counting import Found
from resolutions.search.indexing import SLOTS
from resolutions.search.postings import Postings, numbers
from resolutions.search.query import Phrase, Query, Symbol, Word
from resolutions.search.snapshot import Numbers, Snapshot

DESIGNATION = 10_000.0
TITLE_PHRASE = 100.0
RECENCY = 1 / (300 * 365.25)  # points a day
PHRASE = 1.5


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    NUMBER = "number"
    CITED = "cited"


def slot_scores(query: Query, found: Found, snapshot: Snapshot) -> NDArray[np.float64]:
    """Slot -> points of the paragraph by the words that are wanted; 0 where nothing matched."""
    scores = np.zeros(snapshot.blocks * SLOTS, np.float64)
    postings, size = Postings(snapshot), max(1, snapshot.slots)
    for term in dict.fromkeys(query.terms(wanted_only=True)):
        slots = numbers(postings.slots(term))
        if not len(slots):
            continue
        rarity = math.log(1 + (size - len(slots) + 0.5) / (len(slots) + 0.5))
        weight = rarity * (PHRASE if isinstance(term, Phrase) else 1.0)
        scores[slots] += weight * snapshot.norms[slots]
    scores[~found.slots] = 0
    return scores


def ordered(query: Query, found: Found, snapshot: Snapshot, sort: Sort, scores: NDArray[np.float64]) -> Numbers:
    """The numbers of all documents found, in the order in which they are shown."""
    documents = np.flatnonzero(found.documents)
    ranks, days = snapshot.ranks[documents], snapshot.days[documents]
    if sort == Sort.NUMBER:
        return documents[np.argsort(ranks, kind="stable")]
    keys: tuple[NDArray[np.generic], ...] = (ranks, -days)
    if sort == Sort.CITED:
        keys = (*keys, -snapshot.citations[documents])
    elif sort == Sort.RELEVANCE and query.terms(wanted_only=True):
        keys = (*keys, -_points(query, documents, snapshot, scores))
    return documents[np.lexsort(keys)]


def _points(query: Query, documents: Numbers, snapshot: Snapshot, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """A document's points, rounded so that equal texts are equal on every machine."""
    by_block = scores.reshape(-1, SLOTS)
    best, total = np.zeros(snapshot.documents), np.zeros(snapshot.documents)
    is_used = snapshot.document_of >= 0
    np.maximum.at(best, snapshot.document_of[is_used], by_block.max(axis=1)[is_used])
    np.add.at(total, snapshot.document_of[is_used], by_block.sum(axis=1)[is_used])
    points = best + np.log1p(np.maximum(0, total - best)) + snapshot.days * RECENCY
    for block in _named(query, snapshot):
        points[block] += DESIGNATION
    for block in _titled(query, documents, snapshot):
        points[block] += TITLE_PHRASE
    return np.asarray(np.round(points[documents], 4), np.float64)


def _named(query: Query, snapshot: Snapshot) -> list[int]:
    """Documents whose own designation or symbol was typed."""
    keys = {term.key for term in query.terms(wanted_only=True) if isinstance(term, Symbol)}
    return sorted({number for key in keys for number in snapshot.named(key)})


def _titled(query: Query, documents: Numbers, snapshot: Snapshot) -> list[int]:
    """Documents with a phrase of the query, or all its words in order, in a title."""
    terms = query.terms(wanted_only=True)
    phrases = {" ".join(word for word, _ in term.parts) for term in terms if isinstance(term, Phrase)}
    if all(isinstance(term, Word | Phrase) for term in terms):
        every = [term.word if isinstance(term, Word) else " ".join(w for w, _ in term.parts) for term in terms]  # type: ignore[union-attr]
        phrases.add(" ".join(every))
    sought = [f" {phrase} " for phrase in phrases if " " in phrase]
    if not sought:
        return []
    titles = snapshot.title_words
    return [
        block
        for block in documents.tolist()
        if any(phrase in f" {title} " for title in titles[block] for phrase in sought)
    ]

"""Designations and symbols of documents, looked up by bisection: a dictionary of them all would fill every process."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Named = tuple[bytes, NDArray[np.int32], NDArray[np.int32]]


def _nothing() -> Named:
    return b"", np.zeros(1, np.int32), np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Spellings:
    """Spelling -> numbers of documents, dead ones too.

    base: all spellings one after the other, sorted as bytes; where each begins, and the end; its document.
    recent: those of documents that came after the base.
    """

    base: Named = field(default_factory=_nothing)
    recent: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def get(self, spelling: str, default: Sequence[int] = ()) -> Sequence[int]:
        """The documents with this spelling, in the order of their numbers."""
        found = (*self._of_base(spelling.encode()), *self.recent.get(spelling, ()))
        return found or default

    def starting(self, beginning: str) -> set[int]:
        """The documents with a spelling that begins like this."""
        wanted = beginning.encode()
        words, begins, documents = self.base
        end = first = self._place(wanted)
        while end < len(documents) and words.startswith(wanted, begins[end]):
            end += 1
        found = set(documents[first:end].tolist())
        return found.union(*(held for spelling, held in self.recent.items() if spelling.startswith(beginning)))

    def _of_base(self, spelling: bytes) -> Iterator[int]:
        at, documents = self._place(spelling), self.base[2]
        while at < len(documents) and self._word(at) == spelling:
            yield int(documents[at])
            at += 1

    def _place(self, spelling: bytes) -> int:
        """Where a spelling is, or would be, among those of the base."""
        return bisect_left(range(len(self.base[2])), spelling, key=self._word)

    def _word(self, at: int) -> bytes:
        words, begins, _ = self.base
        return words[begins[at] : begins[at + 1]]

    def grown(self, first_document: int, added: Sequence[Sequence[str]]) -> Spellings:
        """With the spellings of documents that follow one another."""
        recent = dict(self.recent)
        for number, each in enumerate(added, first_document):
            for spelling in each:
                recent[spelling] = (*recent.get(spelling, ()), number)
        return Spellings(self.base, recent)


def named(spellings: Sequence[Sequence[str]]) -> Named:
    """The base of documents numbered from 0."""
    pairs = sorted((spelling.encode(), number) for number, each in enumerate(spellings) for spelling in each)
    begins = np.cumsum([0, *(len(spelling) for spelling, _ in pairs)])
    documents = np.array([number for _, number in pairs], np.int32)
    return b"".join(spelling for spelling, _ in pairs), begins.astype(np.int32), documents

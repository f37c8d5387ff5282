"""A search in one generation of the index: what is asked as it was understood, what was found, and in which order.

Pages, exports and feeds are made from it; nothing is made of it but what they ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from resolutions.search.asking.parsing import parse_query
from resolutions.search.asking.query import Query
from resolutions.search.facets import BY_NAME
from resolutions.search.finding.counting import Result
from resolutions.search.finding.fields import understood
from resolutions.search.finding.prepared import prepared
from resolutions.search.finding.ranking import Order
from resolutions.search.finding.vocabulary import vocabulary_of
from resolutions.search.index.snapshot import Numbers, Snapshot, current, generation
from resolutions.search.request import SearchRequest

T = TypeVar("T")
_TRIES = 3
_OF_PARAGRAPHS = ("action", "addressee", "convention", "article")
_UNKNOWN_LEFT_OUT = gettext_lazy("“%(value)s” is no value of “%(facet)s” and was left out.")
_UNKNOWN_FINDS_NOTHING = gettext_lazy("“%(value)s” is no value of “%(facet)s”: nothing has it.")


@dataclass(frozen=True, eq=False)
class Search:
    """request: with the values of facets that there are. notes: what of them was left out."""

    snapshot: Snapshot
    request: SearchRequest
    query: Query
    notes: tuple[str | Promise, ...]

    @classmethod
    def of(cls, request: SearchRequest, snapshot: Snapshot) -> Search:
        query = understood(parse_query(request.q), vocabulary_of(snapshot))
        chosen, notes = _known(request, snapshot)
        return cls(snapshot, replace(request, chosen=chosen), query, tuple(notes))

    @cached_property
    def result(self) -> Result:
        this = self.snapshot
        seen = this.alive if self.request.with_specimens else prepared(this).shown
        result = Result(this, self.query.root, self.request.is_paragraph, self.request.chosen, seen)
        result.postings.read(self.query.terms())
        return result

    @cached_property
    def order(self) -> Order:
        """The documents that were found, as they are shown."""
        return Order(self.query, self.result.all, self.request.sort, self.result.postings)

    @property
    def total(self) -> int:
        return self.result.all.total

    @property
    def seeks_paragraphs(self) -> bool:
        """Whether certain paragraphs are asked for, by words or facets, which are then shown."""
        return self.query.seeks_paragraphs or any(name in self.request.chosen for name in _OF_PARAGRAPHS)

    @property
    def resolutions(self) -> Numbers:
        """Primary keys of all resolutions found, in their order."""
        return self.snapshot.resolutions[self.order.all]

    def slots(self, documents: Sequence[int]) -> dict[int, Numbers]:
        """Document -> its slots that match, best first, counted from its first slot."""
        return self.order.scoring.slots(documents)


def searched(request: SearchRequest, make: Callable[[Search], T]) -> T:
    """What `make` makes of a search. Made again where the index changed meanwhile: slots may then mean other texts."""
    for _again in range(_TRIES):
        snapshot = current()
        made = make(Search.of(request, snapshot))
        if generation() == snapshot.generation:
            break
    return made


def _known(request: SearchRequest, snapshot: Snapshot) -> tuple[dict[str, tuple[str, ...]], list[str | Promise]]:
    """The chosen values that exist, and a note for each that does not."""
    known: dict[str, tuple[str, ...]] = {}
    notes: list[str | Promise] = []
    for name, values in request.chosen.items():
        held = snapshot.facets[name].numbers
        kept = []
        for value in snapshot.now_called(name, values):
            if value in held or value in snapshot.labels(name):
                kept.append(value)
            else:
                sentence = _UNKNOWN_FINDS_NOTHING if request.is_exact else _UNKNOWN_LEFT_OUT
                notes.append(sentence % {"value": value, "facet": BY_NAME[name].label})
        if kept or request.is_exact:
            known[name] = tuple(kept or values)
    return known, notes

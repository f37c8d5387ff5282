"""How it is found: the tree of a query to paragraphs, or to resolutions. NOT means not in the unit that was chosen.

A kind of node is an entry in each of the two tables at the end: what slots fulfil it, what documents do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np

from resolutions.search.asking.query import All, Any, Field, Near, Node, Not, Phrase, Prefix, Symbol, Term, Titled, Word
from resolutions.search.finding.fields import documents_with, paragraphs_with, slots_of_documents, titled
from resolutions.search.finding.postings import Postings
from resolutions.search.finding.slotsets import Slots, both, either, most, without, words_of
from resolutions.search.finding.vocabulary import vocabulary_of
from resolutions.search.index.snapshot import Words, mask_of


def matching_slots(node: Node, postings: Postings) -> Slots:
    """The paragraphs that fulfil a query, each by itself."""
    return _SLOTS_OF[type(node)](node, postings)


def matching_row(node: Node, postings: Postings) -> Words:
    """The resolutions that fulfil a query, each with all its paragraphs together, as a row of documents."""
    return _ROW_OF[type(node)](node, postings)


def _slots_of_all(node: All, postings: Postings) -> Slots:
    """The rarest first, so that each step has the least to do."""
    wanted = [matching_slots(each, postings) for each in node.nodes if not isinstance(each, Not)]
    unwanted = [matching_slots(each.node, postings) for each in node.nodes if isinstance(each, Not)]
    found = reduce(both, sorted(wanted, key=most)) if wanted else postings.snapshot.live
    return reduce(without, unwanted, found)


def _slots_of_any(node: Any, postings: Postings) -> Slots:
    return either((matching_slots(each, postings) for each in node.nodes), postings.snapshot.blocks)


def _slots_of_not(node: Not, postings: Postings) -> Slots:
    return without(postings.snapshot.live, matching_slots(node.node, postings))


def _slots_of_term(node: Term, postings: Postings) -> Slots:
    return postings.slots(node)


def _slots_of_field(node: Field, postings: Postings) -> Slots:
    return paragraphs_with(node, vocabulary_of(postings.snapshot), postings.words)


def _slots_of_titled(node: Titled, postings: Postings) -> Slots:
    this = postings.snapshot
    return slots_of_documents(mask_of(_row_of_titled(node, postings), this.documents), this)


def _row_of_all(node: All, postings: Postings) -> Words:
    return np.bitwise_and.reduce([matching_row(each, postings) for each in node.nodes])


def _row_of_any(node: Any, postings: Postings) -> Words:
    return np.bitwise_or.reduce([matching_row(each, postings) for each in node.nodes])


def _row_of_not(node: Not, postings: Postings) -> Words:
    return postings.snapshot.alive_row & ~matching_row(node.node, postings)


def _row_of_term(node: Term, postings: Postings) -> Words:
    return postings.row(node)


def _row_of_field(node: Field, postings: Postings) -> Words:
    return documents_with(node, vocabulary_of(postings.snapshot), postings.words)


def _row_of_titled(node: Titled, postings: Postings) -> Words:
    """A title fulfils it by itself."""
    this = postings.snapshot
    return titled(words_of(matching_slots(node.node, postings), this.blocks), this)


_TERMS = (Word, Phrase, Near, Prefix, Symbol)
_SLOTS_OF: Mapping[type, Callable[..., Slots]] = {
    **dict.fromkeys(_TERMS, _slots_of_term),
    Field: _slots_of_field,
    Titled: _slots_of_titled,
    Not: _slots_of_not,
    All: _slots_of_all,
    Any: _slots_of_any,
}
_ROW_OF: Mapping[type, Callable[..., Words]] = {
    **dict.fromkeys(_TERMS, _row_of_term),
    Field: _row_of_field,
    Titled: _row_of_titled,
    Not: _row_of_not,
    All: _row_of_all,
    Any: _row_of_any,
}

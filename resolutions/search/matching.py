"""How it is found: the tree of a query to paragraphs, or to resolutions. NOT means not in the unit that was chosen."""

from __future__ import annotations

from functools import reduce

import numpy as np
from pyroaring import BitMap

from resolutions.search.fields import documents_with, paragraphs_with, slots_of_documents, titled
from resolutions.search.indexing import SLOTS
from resolutions.search.postings import Postings, live_slots, numbers
from resolutions.search.query import All, Any, Field, Node, Not, Titled
from resolutions.search.snapshot import Mask, Snapshot, Words, mask_of, row_of
from resolutions.search.vocabulary import vocabulary_of


def matching_slots(node: Node, postings: Postings) -> BitMap:
    """The paragraphs that fulfil a query, each by itself."""
    if isinstance(node, Any):
        return BitMap.union(*(matching_slots(each, postings) for each in node.nodes))
    if isinstance(node, Not):
        return live_slots(postings.snapshot) - matching_slots(node.node, postings)
    if isinstance(node, All):
        wanted = [matching_slots(each, postings) for each in node.nodes if not isinstance(each, Not)]
        unwanted = [matching_slots(each.node, postings) for each in node.nodes if isinstance(each, Not)]
        found = reduce(BitMap.intersection, sorted(wanted, key=len)) if wanted else live_slots(postings.snapshot)
        return reduce(BitMap.difference, unwanted, found)
    this = postings.snapshot
    if isinstance(node, Titled):
        return _bits(slots_of_documents(matching_documents(node, postings), this), this)
    if isinstance(node, Field):
        return _bits(paragraphs_with(node, vocabulary_of(this), lambda term: _words(postings.slots(term), this)), this)
    return postings.slots(node)


def matching_documents(node: Node, postings: Postings) -> Mask:
    """The resolutions that fulfil a query, each with all its paragraphs together."""
    if isinstance(node, Any):
        return np.logical_or.reduce([matching_documents(each, postings) for each in node.nodes])
    if isinstance(node, All):
        return np.logical_and.reduce([matching_documents(each, postings) for each in node.nodes])
    if isinstance(node, Not):
        return postings.snapshot.alive & ~matching_documents(node.node, postings)
    this = postings.snapshot
    if isinstance(node, Titled):
        return mask_of(titled(_words(matching_slots(node.node, postings), this), this), this.documents)
    if isinstance(node, Field):
        row = documents_with(node, vocabulary_of(this), lambda term: _words(postings.slots(term), this))
        return mask_of(row, this.documents)
    return documents_of(postings.slots(node), this)


def _words(slots: BitMap, snapshot: Snapshot) -> Words:
    mask = np.zeros(snapshot.blocks * SLOTS, np.bool_)
    mask[numbers(slots)] = True
    return row_of(mask)


def _bits(words: Words, snapshot: Snapshot) -> BitMap:
    return BitMap(np.flatnonzero(mask_of(words, snapshot.blocks * SLOTS)).astype(np.uint32))


def documents_of(slots: BitMap, snapshot: Snapshot) -> Mask:
    mask = np.zeros(snapshot.documents, np.bool_)
    mask[snapshot.document_of[numbers(slots) >> 6]] = True
    return mask

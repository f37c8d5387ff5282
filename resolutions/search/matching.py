"""How it is found: the tree of a query to paragraphs, or to resolutions. NOT means not in the unit that was chosen."""

from __future__ import annotations

from functools import reduce

import numpy as np
from pyroaring import BitMap

from resolutions.search.postings import Postings, live_slots, numbers
from resolutions.search.query import All, Any, Node, Not
from resolutions.search.snapshot import Mask, Snapshot


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
    return postings.slots(node)


def matching_documents(node: Node, postings: Postings) -> Mask:
    """The resolutions that fulfil a query, each with all its paragraphs together."""
    if isinstance(node, Any):
        return np.logical_or.reduce([matching_documents(each, postings) for each in node.nodes])
    if isinstance(node, All):
        return np.logical_and.reduce([matching_documents(each, postings) for each in node.nodes])
    if isinstance(node, Not):
        return postings.snapshot.alive & ~matching_documents(node.node, postings)
    return documents_of(postings.slots(node), postings.snapshot)


def documents_of(slots: BitMap, snapshot: Snapshot) -> Mask:
    mask = np.zeros(snapshot.documents, np.bool_)
    mask[snapshot.document_of[numbers(slots) >> 6]] = True
    return mask

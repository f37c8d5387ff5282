"""Points for what a whole text holds, where any of several words will do: the rarity of each of them among texts.

A paragraph alone cannot tell a text that speaks of all that was named from one that repeats a single word. A text with
all words in several paragraphs so comes before one with some of them in one; a word that all texts have counts nothing.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.query import All, Any, Phrase, Prefix, Query, Symbol, Term, Word
from resolutions.search.finding.postings import Postings
from resolutions.search.index.snapshot import Snapshot, mask_of

COVERAGE = 1.5  # points for points of rarity: best on half of the judged queries, and as good from one to two


def coverage(query: Query, postings: Postings) -> NDArray[np.float64] | None:
    """Document -> its points; None where all that is asked stands in every text found.

    >>> coverage(parse_query("opium OR coca"), postings)[[3, 5]]   # the fifth has both
    array([1.4, 2.5])
    """
    terms = _alternatives(query)
    if len(terms) < 2:
        return None
    this = postings.snapshot
    points = np.zeros(this.documents)
    for term in terms:
        holders = mask_of(postings.row(term), this.documents)
        points[holders] += COVERAGE * _rarity(int(np.count_nonzero(holders)), this)
    return points


def _rarity(count: int, snapshot: Snapshot) -> float:
    """Among texts, as scoring.py has it among paragraphs."""
    return math.log(1 + (max(1, snapshot.documents) - count + 0.5) / (count + 0.5)) if count else 0.0


def _alternatives(query: Query) -> list[Term]:
    """The wanted terms of which some suffice: of `(opium OR coca) poppy` the first two."""
    nodes = query.root.nodes if isinstance(query.root, All) else (query.root,)
    offered = [each for node in nodes if isinstance(node, Any) for each in node.nodes]
    return [each for each in dict.fromkeys(offered) if isinstance(each, Word | Phrase | Prefix | Symbol)]

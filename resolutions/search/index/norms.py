"""How much a word counts for in a paragraph of some length: the factor of BM25 that depends on the length alone.

The mean is a constant, so that a new text never changes the points of the others. Lengths are kept with the index and
factors are made of them when a process loads it: whoever changes a constant need not make the index again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

K1 = 1.2  # the usual one; a word counts once a paragraph, so it only tells how much length matters
B = 0.3  # how much a long paragraph is worth less: little, since opening words and lists make them long
MEAN = 60.0  # words that count for a paragraph, its opening words with it
TITLE = 2.5  # the title of a document's first text; titles of further languages count as paragraphs
MOST_WORDS = 65_535  # a longer slot counts as one of this length


def norms_of(lengths: NDArray[np.uint16], first_titles: NDArray[np.int64]) -> NDArray[np.float32]:
    """Slot -> (K1 + 1) / (1 + K1 * (1 - B + B * length / MEAN)), times TITLE for the slots `first_titles`.

    lengths: slot -> number of words that count for it, at most MOST_WORDS; 0 where a slot is not used.
    """
    each = np.arange(MOST_WORDS + 1, dtype=np.float64)
    factors = ((K1 + 1) / (1 + K1 * (1 - B + B * each / MEAN))).astype(np.float32)
    norms = factors[lengths]
    norms[first_titles] *= np.float32(TITLE)
    return norms

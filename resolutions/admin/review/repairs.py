"""What the reading mended in a paragraph, with the printed words at that place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from resolutions.admin.review.places import Place

_WORDS = 8  # on either side of a seam


@dataclass(frozen=True, slots=True)
class Repair:
    """said: what was mended; printed: the words there, on both sides of every seam of a joined paragraph."""

    said: str
    printed: tuple[str, ...]


def repairs_of(said: Sequence[str], places: Sequence[Place], text: str) -> tuple[Repair, ...]:
    """The repairs of one paragraph; `text` is what its places count in."""
    if not said:
        return ()
    parts = [text[place.start : place.end].split() for place in places]
    seams = tuple(f"… {' '.join(before[-_WORDS:])} | {' '.join(after[:_WORDS])} …" for before, after in pairwise(parts))
    begin = (" ".join(parts[0][: 2 * _WORDS]) + " …",) if parts else ()
    return tuple(Repair(one, seams or begin) for one in said)

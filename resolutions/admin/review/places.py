"""Places: which stretch of the source became which paragraph or note, and the ids that tie both sides.

A paragraph joined over a page end has several places; the first is the target `src-op2`, the next `src-op2.2`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The stretch [start, end) of the source text that became `token`; `kind` is clause, note or dropped."""

    start: int
    end: int
    page: int
    token: str
    kind: str
    order: int = 1
    title: str = ""

    @property
    def html_id(self) -> str:
        """The fragment that lights this stretch up: 'src-op2', 'src-op2.2'."""
        return f"src-{self.token}" if self.order == 1 else f"src-{self.token}.{self.order}"


def places_of(token: str, spans: Spans, kind: str, title: str = "") -> tuple[Place, ...]:
    """The places of one paragraph or note, in the order of the source; spans are as stored, [start, end, page]."""
    return tuple(
        Place(start, end, page, token, kind, order, title)
        for order, (start, end, page) in enumerate(sorted(spans), start=1)
    )


def window_of(text: str, places: Iterable[Place], lines: int = 30) -> tuple[int, int]:
    """The stretch of a long source that belongs to one text: its places and some lines around them."""
    found = list(places)
    if not found:
        return 0, len(text)
    start, end = min(place.start for place in found), max(place.end for place in found)
    for _ in range(lines):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
        after = text.find("\n", min(end + 1, len(text)))
        end = len(text) if after < 0 else after
    return start, end

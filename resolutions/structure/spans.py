"""Places in a source, and the way back from a cleaned copy to the printed text.

A span counts code points of the text got out of the source (SourceText.text), never bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open stretch [start, end) of a source text, and the page it stands on (from 1)."""

    start: int
    end: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets in a cleaned copy back to the text it was made from.

    `cleaned[i]` is where the i-th kept stretch begins in the copy, `printed[i]` where it begins in the original.

    >>> copy, back = OffsetMap.apply("vol.\\u00a0976", [(4, 5, " ")])
    >>> copy, back.to_printed(5)
    ('vol. 976', 5)
    """

    cleaned: tuple[int, ...]
    printed: tuple[int, ...]

    @classmethod
    def apply(cls, text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
        """Replaces [start, end) by the words of each edit (sorted, not overlapping); gives the copy and its map."""
        pieces: list[str] = []
        cleaned, printed, at, length = [0], [0], 0, 0
        for start, end, words in edits:
            pieces += [text[at:start], words]
            length += start - at
            cleaned.append(length)
            printed.append(start)
            length += len(words)
            cleaned.append(length)
            printed.append(end)
            at = end
        pieces.append(text[at:])
        return "".join(pieces), cls(tuple(cleaned), tuple(printed))

    def to_printed(self, offset: int, *, is_end: bool = False) -> int:
        """The offset in the original; an end offset that falls on an edit's border stays before what follows it."""
        index = bisect_right(self.cleaned, offset - 1 if is_end and offset else offset) - 1
        moved = self.printed[index] + (offset - self.cleaned[index])
        following = self.printed[index + 1] if index + 1 < len(self.printed) else None
        return moved if following is None else min(moved, following)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Joins neighbours that touch or overlap on one page; order is the source's."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and out[-1].page == span.page and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end), span.page)
        else:
            out.append(span)
    return tuple(out)

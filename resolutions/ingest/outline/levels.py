"""How deep a labelled item stands, from the sequence of labels: '(i)' after '(h)' is a letter, before '(ii)' it is not."""

from __future__ import annotations

from collections.abc import Sequence

from resolutions.ingest.outline.labels import Label, Style


class Levels:
    """The lists that are open below the current paragraph, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[Style, int]] = []

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    @property
    def has_unlabelled(self) -> bool:
        return any(style == Style.PLAIN for style, _ in self._open)

    def depth_below(self) -> int:
        """The depth of words without a label below a colon; the next such words stand beside them."""
        at = next((at for at, (style, _) in enumerate(self._open) if style == Style.PLAIN), len(self._open))
        del self._open[at:]
        self._open.append((Style.PLAIN, 1))
        return at + 1

    def close(self) -> None:
        """A paragraph, a heading or closing words end every list."""
        self._open.clear()

    def depth(self, label: Label, following: Sequence[Label]) -> int:
        """The depth, from 1, of an item; `following` are the labels that come after it in the same paragraph."""
        at, reading = self._place(label, following)
        del self._open[at:]
        self._open.append(reading)
        return at + 1

    def _place(self, label: Label, following: Sequence[Label]) -> tuple[int, tuple[Style, int]]:
        goes_on = self._going_on(label)
        opens = next((reading for reading in label.readings if reading[1] == 1), None)
        if opens is not None and goes_on is not None and self._begins_a_list(opens, goes_on[1], following):
            return self._depth_of(opens[0]), opens
        if goes_on is not None:
            return goes_on
        if opens is not None:
            return self._depth_of(opens[0]), opens
        return self._after_a_gap(label)

    def _depth_of(self, style: Style) -> int:
        """Where a list that begins stands: below all that are open, or again in the place of one of its own kind."""
        return next((at for at, (other, _) in enumerate(self._open) if other == style), len(self._open))

    def _going_on(self, label: Label) -> tuple[int, tuple[Style, int]] | None:
        """The deepest open list that this label counts on in."""
        for at in range(len(self._open) - 1, -1, -1):
            style, last = self._open[at]
            value = label.value_as(style)
            if value is not None and (value == last + 1 or style == Style.BULLET):
                return at, (style, value)
        return None

    @staticmethod
    def _begins_a_list(opens: tuple[Style, int], goes_on: tuple[Style, int], following: Sequence[Label]) -> bool:
        """Of two readings, the one that the next label bears out: (ii) after (i), or (j) after (i)."""
        if opens == goes_on:
            return False
        for label in following:
            if label.value_as(opens[0]) == opens[1] + 1:
                return True
            if label.value_as(goes_on[0]) == goes_on[1] + 1:
                return False
        return False

    def _after_a_gap(self, label: Label) -> tuple[int, tuple[Style, int]]:
        """A label that counts on in no list: the list of its kind goes on, or a new one begins in the middle."""
        for at in range(len(self._open) - 1, -1, -1):
            value = label.value_as(self._open[at][0])
            if value is not None and value > self._open[at][1]:
                return at, (self._open[at][0], value)
        return len(self._open), label.readings[0]

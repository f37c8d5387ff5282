"""Items in printed order become the tree, and every clause gets its anchor.

A printed number decides an anchor; what is unnumbered counts from 1 in its scope. The same token again gets "~2",
with a Problem where a printed number was repeated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from resolutions.structure.anchors import Anchor
from resolutions.structure.items import Item
from resolutions.structure.nodes import Clause, Kind, Part
from resolutions.structure.numerals import to_roman


@dataclass
class _Branch:
    """A clause under construction."""

    item: Item
    anchor: Anchor
    children: list[_Branch] = field(default_factory=list)

    def built(self) -> Clause:
        item = self.item
        return Clause(
            anchor=self.anchor,
            part=item.part,
            kind=item.kind,
            words=item.words,
            number=item.number,
            depth=item.depth,
            cells=item.cells,
            source=item.source,
            repairs=item.repairs,
            children=tuple(child.built() for child in self.children),
        )


def build_tree(items: Sequence[Item]) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """Gives the clauses and the tokens (`op3~2`) of those whose printed number stood there before."""
    counting = _Counting(items)
    roots: list[_Branch] = []
    path: list[_Branch] = []
    repeated: list[str] = []
    for item in items:
        while path and not _holds(path[-1].item, item):
            path.pop()
        anchor = counting.child(path[-1], item) if path else counting.root(item)
        taken = counting.count(anchor)
        if taken > 1:
            anchor = replace(anchor, count=taken)
            if item.number and not item.is_closing:
                repeated.append(str(anchor))
        branch = _Branch(item, anchor)
        (path[-1].children if path else roots).append(branch)
        path.append(branch)
    return tuple(root.built() for root in roots), tuple(repeated)


def _holds(above: Item, item: Item) -> bool:
    """Whether `item` stands under `above`."""
    if above.scope != item.scope or above.part != item.part or above.kind == Kind.HEADING:
        return False
    if Kind.TABLE in (above.kind, item.kind):
        return above.kind == item.kind and not above.cells and bool(item.cells)
    return item.depth > above.depth and item.kind != Kind.HEADING


class _Counting:
    """What has been numbered so far in each scope."""

    def __init__(self, items: Sequence[Item]) -> None:
        roots = [item for item in items if item.depth == 0 and item.kind in (Kind.PARAGRAPH, Kind.UNPARSED)]
        self.numbered = {(item.scope, item.part) for item in roots if item.number}
        self.taken: Counter[Anchor] = Counter()
        self.counts: Counter[tuple[str, str]] = Counter()
        self.last: dict[tuple[str, Part], str] = {}

    def count(self, anchor: Anchor) -> int:
        self.taken[anchor] += 1
        return self.taken[anchor]

    def next(self, scope: str, unit: str) -> int:
        self.counts[scope, unit] += 1
        return self.counts[scope, unit]

    def root(self, item: Item) -> Anchor:
        if item.kind == Kind.HEADING:
            return Anchor(f"h{self.next(item.scope, 'h')}", item.scope)
        if item.kind == Kind.TABLE:
            return Anchor(f"t{self.next(item.scope, 't')}", item.scope)
        if item.part == Part.PREAMBLE:
            return Anchor(f"pp{self.next(item.scope, 'pp')}", item.scope)
        return Anchor(self._paragraph(item), item.scope)

    def _paragraph(self, item: Item) -> str:
        """Printed number, else count; what is unnumbered among the numbered goes after the last: op3a, p3a."""
        unit = "op" if item.part == Part.OPERATIVE else "p"
        key = (item.scope, item.part)
        number = re.match(r"\(?(\d+) ?(bis|ter|[a-z])?\b", (item.read_number or item.number or "").lower())
        if number:
            self.last[key] = number[1]
            return f"{unit}{number[1]}{(number[2] or '') if unit == 'op' else ''}"
        if item.number is None and item.part == Part.ANNEX and key in self.numbered and key not in self.last:
            return f"pp{self.next(item.scope, 'pp')}"
        if key in self.numbered:
            after = f"{unit}{self.last.get(key, '0')}"
            return after + _letter(self.next(item.scope, after))
        return f"{unit}{self.next(item.scope, unit)}"

    def child(self, above: _Branch, item: Item) -> Anchor:
        if item.kind == Kind.TABLE:
            return Anchor(f"{above.anchor.unit}-r{self.next(str(above.anchor), 'r')}", item.scope)
        if item.is_closing:
            return above.anchor.child("end")
        label = re.sub(r"[^0-9a-z]", "", (item.read_number or item.number or "").lower())
        if label and re.fullmatch(r"[a-z]{1,6}|\d{1,3}", label):
            return above.anchor.child(label)
        return above.anchor.child(str(self.next(str(above.anchor), "item")))


def _letter(count: int) -> str:
    """1 -> a … 26 -> z; later ones stay at z and are told apart by ~2."""
    return chr(ord("a") + min(count, 26) - 1)


def part_scope(letter_or_number: int) -> str:
    """The scope of a lettered or numbered part: 2 -> 'partii'."""
    return f"part{to_roman(letter_or_number).lower()}"

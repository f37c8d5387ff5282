"""A block of the body once it is known what it is: the flat form of a text, in printed order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resolutions.structure.nodes import Clause, Kind, Part, Words
from resolutions.structure.spans import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A block of the body once it is known what it is: the last form before the tree.

    scope: as in an anchor ("", "s1", "annex1", "annex1-s2", "partii", "text1"); depth: 0 paragraph, 1 item, …;
    is_closing: words that go on after a list; row: for a table row, its cells; read_number: the number that is meant
    where another is printed ("l." for "1."), else None.
    """

    part: Part
    words: Words
    kind: Kind = Kind.PARAGRAPH
    number: str | None = None
    depth: int = 0
    scope: str = ""
    is_closing: bool = False
    cells: tuple[Words, ...] = ()
    source: tuple[Span, ...] = ()
    repairs: tuple[str, ...] = ()
    read_number: str | None = None


def items_of(clauses: Iterable[Clause]) -> tuple[Item, ...]:
    """The way back: a tree as the items that it was built from."""
    return tuple(_item(clause) for root in clauses for clause in root.walk())


def _item(clause: Clause) -> Item:
    return Item(
        part=clause.part,
        words=clause.words,
        kind=clause.kind,
        number=clause.number,
        depth=clause.depth,
        scope=clause.anchor.scope,
        is_closing=clause.anchor.items[-1:] == ("end",),
        cells=clause.cells,
        source=clause.source,
        repairs=clause.repairs,
    )

"""Addresses of paragraphs and notes inside a resolution: token <-> place, reversible.

The grammar is the design's:  anchor = place, {"-", item}, ["~", count]; place = [scope, "-"], unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resolutions.errors import AnchorError

_SCOPE = r"(?:part[ivxlc]+|s\d+|annex\d+(?:-s\d+)?|text\d+)"
_UNIT = r"(?:pp\d+[a-z]?|op\d+(?:[a-z]|bis|ter)?|p\d+[a-z]?|t\d+(?:-r\d+)?|h\d+|fn-star\d+|fn[0-9a-z]+|title)"
_ITEM = r"(?:[a-z]{1,6}|\d{1,3})"
_ANCHOR = re.compile(rf"(?:(?P<scope>{_SCOPE})-)?(?P<unit>{_UNIT})(?P<items>(?:-{_ITEM})*)(?:~(?P<count>\d+))?")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """One place: `Anchor(unit="op2", items=("e",))` is the token `op2-e`.

    scope: "" or `s1`, `annex1`, `annex2-s1`, `partii`, `text1`; count: 2 for the second text under one token.
    """

    unit: str
    scope: str = ""
    items: tuple[str, ...] = ()
    count: int = 1

    def __str__(self) -> str:
        place = f"{self.scope}-{self.unit}" if self.scope else self.unit
        again = f"~{self.count}" if self.count > 1 else ""
        return "-".join((place, *self.items)) + again

    def child(self, item: str) -> Anchor:
        """The place of an item below this one."""
        return replace(self, items=(*self.items, item), count=1)

    @property
    def is_note(self) -> bool:
        return self.unit.startswith("fn")


def parse_anchor(token: str) -> Anchor:
    """Reads a token as printed in an address: 's1-op3-a~2' -> Anchor('op3', 's1', ('a',), 2).

    Raises AnchorError for anything that is not in the grammar.
    """
    found = _ANCHOR.fullmatch(token)
    if found is None:
        raise AnchorError(f"“{token}” is no paragraph address. Addresses look like pp3, op2, op2-e, annex1-p4 or fn33.")
    items = tuple(found["items"].split("-")[1:]) if found["items"] else ()
    anchor = Anchor(found["unit"], found["scope"] or "", items, int(found["count"] or 1))
    if str(anchor) != token:
        raise AnchorError(f"“{token}” is not the usual form of a paragraph address; did you mean {anchor}?")
    return anchor


def note_anchor(marker: str) -> Anchor:
    """The place of a note by its printed mark: '33' -> fn33, '**' -> fn-star2."""
    stars = marker.count("*")
    if stars:
        return Anchor(f"fn-star{stars}")
    return Anchor("fn" + (re.sub(r"[^0-9a-z]", "", marker.lower()) or "0"))

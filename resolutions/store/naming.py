"""New tokens for paragraphs that were inserted, so that published tokens go on naming the same words.

A paragraph after pp5 becomes pp5a, an item after op2-b op2-ba, a note after fn33 fn33a; headings and tables, whose
tokens have no letters, take the next free number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from resolutions.structure.anchors import Anchor, parse_anchor

_UNIT = re.compile(r"(?P<unit>pp|op|p|h|t|fn-star|fn)(?P<number>\d*)(?P<letter>[a-z]*)(?P<row>-r\d+)?")
_LETTERED = ("pp", "op", "p", "fn")


@dataclass
class Namer:
    """Gives each passage of a draft its final token, in printed order.

    kept: token as read -> published token whose words it holds; used: every token the resolution ever had.
    """

    kept: dict[str, str]
    used: Collection[str]
    names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _before: dict[tuple[str, str], Anchor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = {*self.used, *self.kept.values()}

    def name(self, token: str, parent: str | None) -> str:
        """The final token of a passage whose `parent`, as read, was named before."""
        final = self.kept.get(token) or self._new(token, parent)
        self._taken.add(final)
        self.names[token] = final
        anchor = parse_anchor(final)
        self._before[_family(anchor)] = anchor
        return final

    def _new(self, token: str, parent: str | None) -> str:
        wanted = parse_anchor(token)
        above = parse_anchor(self.names[parent]) if parent else None
        if above is not None:
            wanted = _below(above, wanted)
        if str(wanted) not in self._taken and not self._is_before_kept(wanted):
            return str(wanted)
        before = self._before.get(_family(wanted))
        return next(str(one) for one in _candidates(wanted, before) if str(one) not in self._taken)

    def _is_before_kept(self, wanted: Anchor) -> bool:
        """Whether a published token with a lower number is still to come: then the printed number misleads."""
        to_come = {*self.kept.values()} - {*self.names.values()}
        anchors = (parse_anchor(token) for token in to_come)
        return any(_family(one) == _family(wanted) and _rank(one) <= _rank(wanted) for one in anchors)


def _rank(anchor: Anchor) -> tuple[int, str]:
    """The order of tokens of one family: pp2 before pp10, item b before aa."""
    if anchor.items:
        return len(anchor.items[-1]), anchor.items[-1]
    found = re.search(r"\d+", anchor.unit.rpartition("-r")[2])
    return int(found[0]) if found else 0, ""


def _below(above: Anchor, wanted: Anchor) -> Anchor:
    """The same last item under a parent that may have another token now."""
    if wanted.items:
        return above.child(wanted.items[-1])
    found = re.fullmatch(r"t\d+(-r\d+)", wanted.unit)
    return replace(above, unit=above.unit + found[1]) if found else wanted


def _family(anchor: Anchor) -> tuple[str, str]:
    """What counts together: items under one parent, rows of one table, paragraphs of one kind in one scope."""
    if anchor.items:
        return str(replace(anchor, items=anchor.items[:-1], count=1)), "item"
    found = _UNIT.fullmatch(anchor.unit)
    if found is None:
        return anchor.scope, anchor.unit
    return anchor.scope, f"t{found['number']}-r" if found["row"] else found["unit"]


def _candidates(wanted: Anchor, before: Anchor | None) -> Iterator[Anchor]:
    """Tokens in the order of preference; they never end."""
    if wanted.items:
        last = before.items[-1] if before is not None else wanted.items[-1]
        if last.isalpha() and len(last) < 6:
            yield from (
                replace(wanted, items=(*wanted.items[:-1], last + letter), count=1) for letter in ascii_lowercase
            )
    else:
        yield from _units(wanted, before)
    count = 2
    while True:
        yield replace(wanted, count=count)
        count += 1


def _units(wanted: Anchor, before: Anchor | None) -> Iterator[Anchor]:
    found = _UNIT.fullmatch(wanted.unit)
    if found is None:
        return
    unit = found["unit"]
    if unit in _LETTERED:
        number, letter = _place(unit, before)
        for following in ascii_lowercase[ascii_lowercase.index(letter) + 1 if letter else 0 :]:
            yield replace(wanted, unit=f"{unit}{number}{following}", count=1)
    elif not found["row"]:
        for free in range(1, 1000):
            yield replace(wanted, unit=f"{unit}{free}", count=1)
    else:
        table = wanted.unit.partition("-r")[0]
        for row in range(1, 1000):
            yield replace(wanted, unit=f"{table}-r{row}", count=1)


def _place(unit: str, before: Anchor | None) -> tuple[str, str]:
    """Number and letter of the paragraph before: ("5", "a") after pp5a; ("0", "") at the beginning."""
    found = _UNIT.fullmatch(before.unit) if before is not None else None
    if found is None or not found["number"]:
        return "0", ""
    letter = found["letter"]
    return found["number"], letter if len(letter) == 1 else ""

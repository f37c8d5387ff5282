"""Which paragraph an element stands for: the one rule that the writer and the reader share.

What the markup says by itself (element, eId, nesting) is `read_place`. The writer asks it too, and sets an attribute of ours
wherever the clause is otherwise: so whatever is written reads back the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from resolutions.errors import AnchorError
from resolutions.exports.akn.form import CLAUSES, PREAMBLE_PART, Element, local, own
from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.eids import anchor_of_eid
from resolutions.structure.nodes import Clause, Kind, Part

_HEADINGS = ("heading", "crossHeading", "docTitle")
_STATUS_UNPARSED = "unknown"
_anchor_of_eid = lru_cache(maxsize=4096)(anchor_of_eid)


@dataclass(frozen=True, slots=True)
class Place:
    """What a clause is apart from its words; number: its label."""

    anchor: Anchor
    part: Part
    kind: Kind
    depth: int
    number: str | None


def anchor_at(element: Element) -> Anchor | None:
    """The anchor of the clause that the element is; None for frames, notes and the title."""
    if local(element) not in CLAUSES:
        return None
    own_token = element.get(own("anchor"))
    if own_token:
        try:
            return parse_anchor(own_token)
        except AnchorError:
            return None
    anchor = _anchor_of_eid(element.get("eId") or "")
    return None if anchor is None or anchor.unit == "title" else anchor


def read_place(element: Element, above: Place | None, number: str | None, *, is_annex: bool) -> Place | None:
    """The place of a clause's element; None for any other.

    above: the clause that this one stands under; number: the label that the markup shows.
    """
    anchor = anchor_at(element)
    if anchor is None:
        return None
    part, kind = element.get(own("part")), element.get(own("kind"))
    depth = element.get(own("depth")) or ""
    return Place(
        anchor=anchor,
        part=Part(part) if part in set(Part) else _part(element, above, is_annex=is_annex),
        kind=Kind(kind) if kind in set(Kind) else _kind(element),
        depth=int(depth) if depth.isdecimal() else _depth(above),
        number=element.get(own("number"), number),
    )


def mark_place(element: Element, clause: Clause, above: Place | None, *, is_annex: bool) -> Place:
    """Sets what `read_place` would not see by itself; gives the clause's place."""
    if clause.kind == Kind.UNPARSED:
        element.set("status", _STATUS_UNPARSED)
    place = Place(clause.anchor, clause.part, clause.kind, clause.depth, clause.number)
    if anchor_at(element) != clause.anchor:
        element.set(own("anchor"), str(clause.anchor))
    if _part(element, above, is_annex=is_annex) != clause.part:
        element.set(own("part"), str(clause.part))
    if _kind(element) != clause.kind:
        element.set(own("kind"), str(clause.kind))
    if _depth(above) != clause.depth:
        element.set(own("depth"), str(clause.depth))
    return place


def _part(element: Element, above: Place | None, *, is_annex: bool) -> Part:
    if above is not None:
        return above.part
    if is_annex:
        return Part.ANNEX
    is_preamble = local(element) == "container" or element.get("refersTo") == f"#{PREAMBLE_PART}"
    return Part.PREAMBLE if is_preamble else Part.OPERATIVE


def _kind(element: Element) -> Kind:
    name = local(element)
    if element.get("status") == _STATUS_UNPARSED:
        return Kind.UNPARSED
    if name in ("table", "tr"):
        return Kind.TABLE
    if name in _HEADINGS and element.get("refersTo") != f"#{PREAMBLE_PART}":
        return Kind.HEADING
    return Kind.PARAGRAPH


def _depth(above: Place | None) -> int:
    return above.depth + 1 if above is not None else 0

"""The tree of a text as Akoma Ntoso: paragraphs, lists, sections, annexes, texts inside the text.

Sections and annexes are frames of what shares a scope; a heading opens a frame that ends at the next heading. Every clause
is one element with the eId of its anchor, in printed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from resolutions.exports.akn.form import PREAMBLE_PART, Element, add, own, storable
from resolutions.exports.akn.places import Place, mark_place
from resolutions.exports.akn.writing import Writing
from resolutions.structure.eids import eid_of, scope_eid
from resolutions.structure.nodes import Clause, Kind, Part

_PREAMBULAR = {"name": "preambular", "refersTo": f"#{PREAMBLE_PART}"}
_SCOPE_FRAMES = {"s": "section", "p": "part"}


class BodyWriter:
    """Writes clauses into elements. is_annex: inside an attachment; writing: how words, notes and labels are written."""

    def __init__(self, writing: Writing, *, is_annex: bool = False) -> None:
        self.writing = writing
        self.is_annex = is_annex

    def write(self, into: Element, roots: Sequence[Clause], level: int = 0) -> None:
        """A run of root clauses into a body (level 0) or a frame; one frame for each scope below `level` parts of scope."""
        for scope, group in groupby(roots, key=lambda clause: _scope(clause, level)):
            if scope:
                self._frame(into, scope, list(group), level)
            else:
                self._flow(into, list(group))

    def preamble(self, into: Element, roots: Iterable[Clause]) -> None:
        for clause in roots:
            self._container(into, clause)

    def clause(self, into: Element, clause: Clause) -> None:
        """One root clause into a body or a frame."""
        if clause.kind == Kind.TABLE:
            self._table(into if _takes_blocks(into) else self._table_frame(into, clause), clause)
        elif clause.kind == Kind.HEADING:
            self.heading(into, clause, "crossHeading")
        elif clause.part == Part.PREAMBLE:
            self._preambular(into, clause)
        else:
            name = "alinea" if clause.anchor.unit.startswith("pp") else "point" if clause.anchor.items else "paragraph"
            self._numbered(into, clause, name, None)

    def block_items(self, into: Element, above: Clause, items: Sequence[Clause]) -> None:
        """Some items of a preambular paragraph, without it."""
        self._items(add(into, "blockList", self._list_eid(above)), items, None)

    def rows(self, into: Element, rows: Sequence[Clause]) -> None:
        """Some rows of a table, without its title."""
        frame = add(into, "table", self.writing.frame_eid(f"{eid_of(rows[0].anchor)}__frame"))
        for row in rows:
            self._row(frame, row, None)

    # frames

    def _frame(self, into: Element, scope: str, roots: Sequence[Clause], level: int) -> None:
        eid = self.writing.frame_eid(scope_eid("-".join(roots[0].anchor.scope.split("-")[: level + 1])))
        if scope.startswith("text"):
            outer = add(into, "hcontainer", f"{eid}__frame", name="embeddedText")
            block = add(add(outer, "content", f"{eid}__content"), "p")
            inner = add(block, "embeddedStructure", eid)
            self.write(inner, roots, level + 1)
            return
        if scope.startswith("annex"):
            frame = add(into, "hcontainer", eid, name="annex")
            BodyWriter(self.writing, is_annex=True).write(frame, roots, level + 1)
            return
        frame = add(into, _SCOPE_FRAMES[scope[0]], eid)
        rest = list(roots)
        if rest[0].kind == Kind.HEADING and not rest[0].children and _scope(rest[0], level + 1) == "":
            self.headed(frame, rest.pop(0))
        self.write(frame, rest, level + 1)

    def _flow(self, into: Element, roots: Sequence[Clause]) -> None:
        """What stands before the first heading, then a frame for each heading."""
        frame = into
        for clause in roots:
            if clause.kind == Kind.HEADING:
                frame = self._section(into, clause)
            else:
                self.clause(frame, clause)

    def _section(self, into: Element, heading: Clause) -> Element:
        name = "section" if _takes_blocks(into) else "subsection"
        place, abbreviation = eid_of(heading.anchor), "sec_" if name == "section" else "subsec_"
        eid = place.replace("heading_", abbreviation) if "heading_" in place else f"{place}__frame"
        frame = add(into, name, self.writing.frame_eid(eid))
        self.headed(frame, heading)
        return frame

    def headed(self, frame: Element, heading: Clause) -> None:
        """The number and the words of a heading as those of its frame."""
        self.writing.number(frame, heading)
        self.heading(frame, heading, "heading", has_number=True)

    def heading(self, into: Element, clause: Clause, name: str, *, has_number: bool = False) -> None:
        """A heading in an element that holds its words; has_number: its number stands in a <num> already."""
        element = add(into, name, self.writing.eid(clause))
        place = self._mark(element, clause, None)
        self.writing.words(element, clause, label=None if has_number else clause.number)
        for child in clause.children:  # no reader makes such a tree
            self._numbered(into, child, "paragraph", place)

    # paragraphs

    def _preambular(self, into: Element, clause: Clause) -> None:
        """In a section a heading across it; with items under it, a container that may hold them."""
        if _takes_blocks(into):
            self._container(into, clause)
        elif clause.children:
            self._numbered(into, clause, "hcontainer", None)
        else:
            element = add(into, "crossHeading", self.writing.eid(clause), refersTo=f"#{PREAMBLE_PART}")
            self._mark(element, clause, None)
            self.writing.words(element, clause, label=clause.number)

    def _container(self, into: Element, clause: Clause) -> None:
        opening = clause.action.printed if clause.action else " ".join(clause.text.split()[:2])
        element = add(into, "container", self.writing.eid(clause), name=opening or "preambular")
        place = self._mark(element, clause, None)
        self.writing.words(add(element, "p"), clause, label=clause.number)
        self._block_list(element, clause, place)

    def _block_list(self, into: Element, clause: Clause, above: Place) -> None:
        if not clause.children:
            return
        items, closing = _split_closing(clause)
        frame = add(into, "blockList", self._list_eid(clause))
        self._items(frame, items, above)
        if closing is not None:
            element = add(frame, "listWrapUp", self.writing.eid(closing))
            self._mark(element, closing, above)
            self.writing.words(element, closing, label=closing.number)

    def _items(self, frame: Element, items: Sequence[Clause], above: Place | None) -> None:
        for child in items:
            element = add(frame, "item", self.writing.eid(child))
            self.writing.number(element, child)
            place = self._mark(element, child, above)
            self.writing.words(add(element, "p"), child)
            self._block_list(element, child, place)

    def _numbered(self, into: Element, clause: Clause, name: str, above: Place | None) -> None:
        """<paragraph> or <point>: number, then its words, or a list of what stands under them."""
        eid = self.writing.eid(clause)
        element = add(into, name, eid, **(_PREAMBULAR if name == "hcontainer" else {}))
        self.writing.number(element, clause)
        place = self._mark(element, clause, above)
        if not clause.children:
            self.writing.words(add(add(element, "content", f"{eid}__content" if eid else ""), "p"), clause)
            return
        items, closing = _split_closing(clause)
        list_eid = self._list_eid(clause)
        frame = add(element, "list", list_eid)
        self.writing.words(add(add(frame, "intro", f"{list_eid}__intro" if list_eid else ""), "p"), clause)
        for child in items:
            self._numbered(frame, child, "point", place)
        if closing is not None:
            last = add(frame, "wrapUp", self.writing.eid(closing))
            self._mark(last, closing, place)
            self.writing.words(add(last, "p"), closing, label=closing.number)

    def _list_eid(self, clause: Clause) -> str:
        eid = self.writing.eid(clause, is_taken=True)
        return self.writing.frame_eid(f"{eid}__list_1") if eid else ""

    # tables

    def _table_frame(self, into: Element, clause: Clause) -> Element:
        eid = self.writing.frame_eid(f"{eid_of(clause.anchor)}__frame")
        outer = add(into, "hcontainer", eid, name="table")
        return add(outer, "content", f"{eid}__content")

    def _table(self, into: Element, clause: Clause) -> None:
        if clause.cells:
            eid = self.writing.frame_eid(f"{eid_of(clause.anchor)}__frame")
            self._row(add(into, "table", eid), clause, None)
            return
        element = add(into, "table", self.writing.eid(clause))
        place = self._mark(element, clause, None)
        if clause.words or clause.number is not None:
            self.writing.words(add(element, "caption"), clause, label=clause.number)
        for row in clause.children:
            self._row(element, row, place)
        if not clause.children:
            add(add(element, "tr"), "td")

    def _row(self, into: Element, row: Clause, above: Place | None) -> None:
        element = add(into, "tr", self.writing.eid(row))
        if row.number is not None:
            element.set(own("number"), storable(row.number))
        self._mark(element, row, above)
        self.writing.cells(row, [add(add(element, "td"), "p") for _cell in row.cells])
        if row.words or not row.cells:
            after = add(element, "td")
            after.set(own("is"), "words")
            self.writing.words(add(after, "p"), row)

    def _mark(self, element: Element, clause: Clause, above: Place | None) -> Place:
        if clause.repairs:
            element.set(own("repairs"), "|".join(clause.repairs))
        return mark_place(element, clause, above, is_annex=self.is_annex)


def _scope(clause: Clause, level: int) -> str:
    """The scope's part at this level: "annex1-s2" has 'annex1' at 0, 's2' at 1, "" below."""
    parts = clause.anchor.scope.split("-") if clause.anchor.scope else []
    return parts[level] if level < len(parts) else ""


def _split_closing(clause: Clause) -> tuple[Sequence[Clause], Clause | None]:
    """The items, and the words that close the list where they stand last and alone."""
    *items, last = clause.children
    is_closing = last.anchor.items[-1:] == ("end",) and not last.children and last.kind == Kind.PARAGRAPH
    return (items, last) if items and is_closing else (clause.children, None)


def _takes_blocks(element: Element) -> bool:
    name = element.tag.rpartition("}")[2]
    return name in ("mainBody", "embeddedStructure", "container")

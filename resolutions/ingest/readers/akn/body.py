"""The body of a statement as rows in printed order: preamble, operative part, annexes, embedded texts.

The publisher's markup is uneven: items come as points of a list or as paragraphs of their own, labels as <num> or inside
the words, preambles of sections as cross-headings. What the words show decides where the markup does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resolutions.ingest.blocks import Item
from resolutions.ingest.labels import split_label
from resolutions.ingest.levels import is_list_label
from resolutions.ingest.readers.akn.parsing import Element, children_named, local, squash, words_in
from resolutions.ingest.readers.akn.runs import EMBEDDED, NoteBook, words_at
from resolutions.ingest.sections import heading_number
from resolutions.ingest.tree import part_scope
from resolutions.structure.nodes import Kind, Part, Words

NUMBERED = {"paragraph", "point", "item", "alinea", "section", "part", "title", "subsection", "chapter", "clause"}
TEXT_BLOCKS = {"p", "heading", "subheading", "crossHeading", "block", "listIntroduction", "longTitle"}
_HEADINGS = {"heading", "subheading", "crossHeading"}
_HEADING_CLASS = re.compile(r"H\d*|H[A-Z]\w*|Title\w*")
_ENDS = (",", ";", ".", ":", "and", "or")


@dataclass(slots=True)
class BodyReader:
    """Collects the items of one statement; depths of list items are settled afterwards."""

    book: NoteBook
    items: list[Item] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    line: Words = field(default_factory=Words)
    scope: str = ""
    texts: int = 0
    parts: int = 0

    def preamble(self, element: Element) -> Words:
        """Collects the preambular paragraphs and gives the enacting words."""
        formula = Words()
        for child in element:
            name = local(child)
            if name == "formula" and not formula:
                formula = words_at(child, self.book)
            elif name == "container":
                self._container(child)
            else:
                self.block(Part.PREAMBLE, child, 0)
        return formula

    def block(self, part: Part, element: Element, depth: int) -> None:
        """One element of a body, whatever it is."""
        name = local(element)
        if name in TEXT_BLOCKS:
            self._text(part, None, element, depth)
        elif name == "table":
            self._table(part, element, depth)
        elif name == "part" and part == Part.OPERATIVE and not self.scope:
            self._part(element)
        elif name in NUMBERED:
            self._numbered(part, element, depth)
        elif name == "statement" or name in EMBEDDED:
            self.embedded(element)
        elif name not in ("meta", "num"):
            self._stray(element.text)
            for child in element:
                self.block(part, child, depth)
                self._stray(child.tail)

    def embedded(self, element: Element) -> None:
        """A text inside a text ("… the following draft resolution:"): a scope of its own."""
        outer, self.texts = self.scope, self.texts + 1
        self.scope = f"text{self.texts}"
        for child in element:
            name = local(child)
            if name == "preamble":
                self._embedded_preamble(child)
            elif name == "container":
                self._container(child)
            elif name == "conclusions":
                self.conclude(child)
            elif name != "meta":
                self.block(Part.ANNEX if name == "attachments" else Part.OPERATIVE, child, 0)
        self.scope = outer

    def conclude(self, element: Element) -> None:
        """The adoption line; one inside an embedded text is that of the whole where the whole has none."""
        words = words_at(element, self.book)
        if not self.line:
            self.line = words
        else:
            self.keep(Item(Part.OPERATIVE, words))

    def keep(self, item: Item) -> None:
        if item.number and not item.words and not item.cells and heading_number(item.number):
            item = _heading(item)
        if item.words or item.number or item.cells or item.kind == Kind.TABLE:
            self.items.append(replace(item, scope=item.scope or self.scope))

    def _embedded_preamble(self, preamble: Element) -> None:
        """Enacting words of an embedded text stand first in its preamble, as in the markup's other form."""
        place = len(self.items)
        formula = self.preamble(preamble)
        if formula:
            self.items.insert(place, Item(Part.PREAMBLE, formula, scope=self.scope))

    def _container(self, element: Element) -> None:
        depth = 0
        self._stray(element.text)
        for child in element:
            self.block(Part.PREAMBLE, child, depth)
            self._stray(child.tail)
            depth = 1

    def _part(self, element: Element) -> None:
        """A lettered part of one resolution (A, B, C), each with its own preamble and numbers."""
        self.parts += 1
        self.scope = part_scope(self.parts)
        self._numbered(Part.OPERATIVE, element, 0)
        self.scope = ""

    def _numbered(self, part: Part, element: Element, depth: int) -> None:
        label = next((words_in(num) for num in children_named(element, "num")), "") or None
        _Numbered(self, part, label, _HEADING_CLASS.fullmatch(element.get("class") or "") is not None).read(
            element, depth
        )

    def _text(self, part: Part, label: str | None, element: Element, depth: int, *, is_heading: bool = False) -> None:
        words = words_at(element, self.book)
        if label is None and not is_heading:
            label, words = split_label(words)
            depth = max(depth, 1) if is_list_label(label) else depth
        item = Item(part, words, number=label, depth=depth)
        is_heading = not is_list_label(label) and (
            is_heading or local(element) in _HEADINGS or element.get("name") == "subheading" or _is_wrapped(element)
        )
        self.keep(self._settled(item, element, is_heading=is_heading))
        for inner in element.iter(*(f"{{*}}{name}" for name in EMBEDDED)):
            self.embedded(inner)

    def _settled(self, item: Item, element: Element, *, is_heading: bool) -> Item:
        """What a text block is, from its element and from how its words end."""
        text, number = item.words.text, item.number
        is_ended = text.endswith(_ENDS)
        if element.get("refersTo") == "#preamble" and item.part == Part.OPERATIVE:
            return replace(item, part=Part.PREAMBLE)
        if number and not is_ended and heading_number(number):
            return _heading(item)
        if is_heading and item.part == Part.OPERATIVE and text.endswith((",", ";")):
            return replace(item, part=Part.PREAMBLE)
        if is_heading or (item.part == Part.ANNEX and number is None and not is_ended):
            return _heading(item)
        last = self.items[-1] if self.items else None
        if last is not None and last.part == Part.PREAMBLE and item.part == Part.OPERATIVE and is_list_label(number):
            return replace(item, part=Part.PREAMBLE)  # items of a preambular paragraph of a section
        return item

    def _table(self, part: Part, element: Element, depth: int) -> None:
        self.keep(Item(part, Words(), Kind.TABLE, depth=depth))
        for row in element.iter("{*}tr"):
            cells = tuple(words_at(cell, self.book) for cell in row if local(cell) in ("td", "th"))
            if cells:
                self.keep(Item(part, Words(), Kind.TABLE, depth=depth + 1, cells=cells))

    def _stray(self, words: str | None) -> None:
        """Words that stand where the standard allows none: kept, and marked."""
        if squash(words):
            self.strays.append(squash(words))
            self.keep(Item(Part.OPERATIVE, Words(squash(words)), Kind.UNPARSED))


@dataclass(slots=True)
class _Numbered:
    """One numbered element: its label goes to the first words in it."""

    reader: BodyReader
    part: Part
    label: str | None
    is_heading: bool
    is_begun: bool = False

    def read(self, element: Element, depth: int) -> None:
        self._descend(element, depth)
        if self.label is not None:
            self.reader.keep(Item(self.part, Words(), number=self.label, depth=depth))

    def _descend(self, element: Element, depth: int) -> None:
        self.reader._stray(element.text)
        for child in element:
            name = local(child)
            if name in TEXT_BLOCKS:
                self._words(child, depth)
            elif name in NUMBERED or name == "table":
                self._flush(depth)
                self.reader.block(self.part, child, depth + (0 if self._is_section(element) else 1))
            elif name in ("num", "meta"):
                pass
            elif name in EMBEDDED or name == "statement":
                self.reader.embedded(child)
            else:
                self._descend(child, depth + (1 if name == "sublist" else 0))
            self.reader._stray(child.tail)

    def _words(self, block: Element, depth: int) -> None:
        """The first words take the label; what follows them in a paragraph stands one step deeper."""
        label, self.label = self.label, None
        is_further = self.is_begun and local(block) == "p"
        self.is_begun = True
        depth = depth + 1 if is_further else depth
        self.reader._text(self.part, label, block, depth, is_heading=self.is_heading)

    def _flush(self, depth: int) -> None:
        if self.label is not None:
            self.reader.keep(Item(self.part, Words(), number=self.label, depth=depth))
            self.label = None

    @staticmethod
    def _is_section(element: Element) -> bool:
        return local(element) in ("section", "part", "subsection", "chapter", "title")


def _heading(item: Item) -> Item:
    """A heading that is a bare numeral keeps it as its number."""
    if item.number is None and heading_number(item.words.text):
        return replace(item, kind=Kind.HEADING, depth=0, number=item.words.text, words=Words(marks=item.words.marks))
    return replace(item, kind=Kind.HEADING, depth=0)


def _is_wrapped(element: Element) -> bool:
    """A heading inside a <p>: the markup's own word for it."""
    return any(local(child) in ("subheading", "docType") for child in element)

"""The runs of a paragraph as pieces: words, tabs, symbols, calls of notes, results of fields.

What is not printed is listed: words that a tracked change took away, hidden words, comments. Elements that only wrap
(links, content controls, smart tags, insertions) are gone through, so that a wrapper nobody foresaw loses no words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from resolutions.ingest.readers.docx.content import Piece
from resolutions.ingest.readers.docx.fields import Field, Fields
from resolutions.ingest.readers.docx.markup import COMPATIBILITY, DRAWING, MATHS, Element, W, is_on, words_below
from resolutions.ingest.readers.docx.notes import KINDS, NoteBook
from resolutions.ingest.readers.docx.styles import Look, Styles, look_of
from resolutions.ingest.readers.docx.symbols import symbol

DELETED = "tracked deletion"
HIDDEN = "hidden text"
_LONGEST_MARK = 5
_FIELD = "instruction of a field"
_CHOICES = f"{{{COMPATIBILITY}}}AlternateContent"
_CHOICE = f"{{{COMPATIBILITY}}}Choice"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GONE = frozenset(map(W, ("del", "moveFrom")))
_BOXES = frozenset((W("drawing"), W("pict"), W("object"), _CHOICES))
_UNPRINTED = frozenset(map(W, ("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "commentReference")))
_WORDS = frozenset((W("t"), f"{{{MATHS}}}t", f"{{{DRAWING}}}t", W("delText")))
_SIGNS = {
    W("tab"): "\t",
    W("ptab"): "\t",
    W("cr"): "\n",
    W("noBreakHyphen"): "\u2011",
    W("softHyphen"): "",
}
_REFERENCES = {W(f"{kind}Reference"): kind for kind in KINDS}
_RENDERED_BREAK, _BREAK, _SYMBOL = W("lastRenderedPageBreak"), W("br"), W("sym")
_RUN, _LINK, _SIMPLE_FIELD, _SIGN, _INSTRUCTION = map(W, ("r", "hyperlink", "fldSimple", "fldChar", "instrText"))


@dataclass(slots=True)
class Inline:
    """Reads the paragraphs of one story. `boxes` are text boxes met on the way, to be printed after the paragraph."""

    styles: Styles
    notes: NoteBook
    links: dict[str, str]
    drop: Callable[[str, str], None]
    fields: Fields
    breaks: frozenset[Element] = frozenset()
    boxes: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    href: str = ""
    _style: str = ""
    _look: Look = field(default_factory=Look)
    _typed: tuple[str, str] | None = None
    _begins_page: bool = False
    _looks: dict[tuple[Look, str, str], Look] = field(default_factory=dict)

    def read(self, paragraph: Element, style: str) -> list[Piece]:
        """The pieces of a paragraph; neighbours that look alike are one."""
        self.pieces, self._style = [], style
        self._go(paragraph)
        return _merged(self.pieces)

    def _go(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _GONE:
                self._drop(words_below(child), DELETED)
            elif tag == _LINK:
                self._link(child)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child)
            elif tag in _BOXES:
                self._box(child)
            elif tag in _WORDS:  # a formula has its words in runs of its own
                self._write(child.text or "")
            elif tag not in _UNPRINTED and isinstance(tag, str):
                self._go(child)

    def _run(self, run: Element) -> None:
        properties = run.find(W("rPr"))
        own = look_of(properties)
        character_style = ""
        if properties is not None:
            named = properties.find(W("rStyle"))
            character_style = named.get(W("val"), "") if named is not None else ""
            if properties.find(W("del")) is not None or properties.find(W("moveFrom")) is not None:
                self._drop(words_below(run), DELETED)
                return
        key = (own, character_style, self._style)
        if key not in self._looks:
            self._looks[key] = self.styles.run(*key)
        self._look = self._looks[key]
        for child in run:
            self._part_of_run(child)

    def _part_of_run(self, child: Element) -> None:
        tag = child.tag
        if tag in _WORDS:
            self._write(child.text or "")
        elif tag in _SIGNS:
            self._write(_SIGNS[tag])
        elif tag == _RENDERED_BREAK:
            self._turn(child)
        elif tag == _BREAK:
            self._line_end(child)
        elif tag == _SYMBOL:
            self._write(symbol(child.get(W("font"), ""), child.get(W("char"), "")))
        elif tag == _SIGN:
            self.fields.take(child)
        elif tag == _INSTRUCTION:
            self.fields.instruct(child.text or "")
        elif tag in _REFERENCES:
            self._call(_REFERENCES[tag], child)
        elif tag in _BOXES:
            self._box(child)
        elif tag not in _UNPRINTED and isinstance(tag, str):
            self._go(child)

    def _write(self, words: str) -> None:
        """Words in the look of the run that they stand in."""
        if not words:
            return
        if self.fields.is_instruction:
            self._drop(words, _FIELD)
        elif self._typed is not None and words.strip():
            self._typed_mark(words)
        elif self._look.is_unseen:
            self._drop(words, HIDDEN)
        elif (noted := self.fields.note) is not None and words.strip() and self._is_raised_reference(noted):
            self._put(words.strip(), is_mark=True)
        else:
            self._put(words)

    def _is_raised_reference(self, noted: Field) -> bool:
        """ "see note 8 above" repeats a number too, but calls nothing: a call is raised."""
        return noted.is_raised or self._look.is_raised

    def _put(self, words: str, *, is_mark: bool = False) -> None:
        look = self._look
        self.pieces.append(
            Piece(
                words,
                bool(look.italic),
                bool(look.bold),
                look.is_raised and not is_mark,
                is_mark,
                self.href or self.fields.href,
                self._begins_page,
            )
        )
        self._begins_page = False

    def _drop(self, words: str, reason: str) -> None:
        if words.strip():
            self.drop(words.strip(), reason)

    def _call(self, kind: str, reference: Element) -> None:
        identity = reference.get(W("id"), "")
        if self.fields.is_instruction:
            return
        if is_on(reference.get(W("customMarkFollows"))):
            self._typed = (kind, identity)
            return
        mark = self.notes.call(kind, identity)
        if mark and not self._look.hidden:
            self._put(mark, is_mark=True)

    def _typed_mark(self, words: str) -> None:
        """The mark that a person typed stands right after its reference; words in its place are no mark."""
        kind, identity = self._typed or ("", "")
        self._typed = None
        mark = words.strip()
        if len(mark) > _LONGEST_MARK:
            self.notes.call_typed(kind, identity, "")
            self._write(words)
            return
        self.notes.call_typed(kind, identity, mark)
        if self._look.is_unseen:
            self._drop(mark, HIDDEN)
            return
        self._put(mark, is_mark=True)

    def _turn(self, sign: Element) -> None:
        """A page begins here, where the document is sure of its pages."""
        if sign in self.breaks:
            self._begins_page = True
            self.notes.page += 1

    def _line_end(self, element: Element) -> None:
        if element.get(W("type")) in ("page", "column"):
            self._turn(element)
            self._write("\n" if self.pieces else "")
        else:
            self._write("\n")

    def _link(self, element: Element) -> None:
        outer, self.href = self.href, self.links.get(element.get(_LINK_ID, ""), "")
        self._go(element)
        self.href = outer

    def _simple_field(self, element: Element) -> None:
        self.fields.open.append(Field(element.get(W("instr"), ""), has_result=True))
        self._go(element)
        self.fields.open.pop()

    def _box(self, element: Element) -> None:
        """Text boxes are printed after their paragraph; of two forms of one thing only the first with words counts."""
        if element.tag == _CHOICES:
            forms = sorted(element, key=lambda form: form.tag != _CHOICE)
            chosen = next((form for form in forms if words_below(form)), None)
            if chosen is not None:
                self._go_or_box(chosen)
            return
        self._go_or_box(element)

    def _go_or_box(self, element: Element) -> None:
        boxes = [*_outermost(element, W("txbxContent")), *_outermost(element, f"{{{DRAWING}}}txBody")]
        if boxes:
            self.boxes += boxes
            return
        for child in element:
            if isinstance(child.tag, str):
                self._part_of_run(child)


def _outermost(element: Element, tag: str) -> list[Element]:
    """The elements of a tag below, not those inside of them; of two forms of one thing the first."""
    if element.tag == tag:
        return [element]
    children = list(element)
    if element.tag == _CHOICES:
        children = [form for form in children if words_below(form)][:1]
    return [found for child in children for found in _outermost(child, tag)]


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Pieces that look alike, as one: Word cuts its runs wherever somebody typed."""
    out: list[Piece] = []
    together: list[str] = []
    for piece in pieces:
        if out and _is_alike(out[-1], piece):
            together.append(piece.text)
            continue
        _close(out, together)
        out.append(piece)
        together = [piece.text]
    _close(out, together)
    return out


def _close(out: list[Piece], together: list[str]) -> None:
    if len(together) > 1:
        last = out[-1]
        out[-1] = Piece(
            "".join(together),
            last.is_italic,
            last.is_bold,
            last.is_raised,
            last.is_mark,
            last.href,
            last.begins_page,
        )


def _is_alike(one: Piece, other: Piece) -> bool:
    return (
        not one.is_mark
        and not other.is_mark
        and not other.begins_page
        and (one.is_italic, one.is_bold, one.is_raised, one.href)
        == (other.is_italic, other.is_bold, other.is_raised, other.href)
    )

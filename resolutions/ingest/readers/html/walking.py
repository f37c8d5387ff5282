"""The tree of a page becomes paragraphs. No step of it calls itself: a page may nest 2,000 elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resolutions.ingest.limits import refuse_many_lines
from resolutions.ingest.readers.html import css
from resolutions.ingest.readers.html.css import Declarations
from resolutions.ingest.readers.html.lists import BULLET, PRINTED, Counter, open_list
from resolutions.ingest.readers.html.paragraphs import Paragraph, Piece, Place, Style
from resolutions.ingest.readers.html.parsing import Element, tag_of
from resolutions.ingest.readers.html.survey import SILENT, Survey, fragment_of, walk

_BLOCKS = {
    "html", "body", "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "listing", "plaintext", "xmp", "search",
    "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "dir", "noscript",
}  # fmt: skip
_LISTS = {"ol", "ul", "menu", "dir"}
_PRE = {"pre", "listing", "plaintext", "xmp", "textarea"}
_ITALIC = {"i", "em", "cite", "var", "dfn"}
_BOLD = {"b", "strong"}
_SPEAKING = _ITALIC | _BOLD | {"sup", "sub", "br", "q"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LABEL_BLANKS = re.compile(r"[\s\xa0]+")
_SYMBOLS = re.compile(r"\s*[·o§¨ØÞv\uf000-\uf0ff]\s*")
_OUTER = re.compile(r"(?!javascript:)(?:[a-z]{2,10}:|[/.\w])", re.IGNORECASE)
_CALLING = re.compile(
    r"Mso(?:Foot|End)noteReference|noteref|fnref|footnote-?ref|mso-(?:foot|end)note-id", re.IGNORECASE
)


@dataclass(slots=True)
class Walked:
    """The paragraphs; where each id stands: (first, last) of its paragraphs; how many labels lists counted."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    ids: dict[str, tuple[int, int]] = field(default_factory=dict)
    counted: int = 0


@dataclass(slots=True)
class _Frame:
    """An open element: the style of the words in it, its place, the list that it opens, the ids that it has."""

    style: Style
    place: Place
    is_block: bool = False
    counter: Counter | None = None
    lists: int = 0
    names: tuple[str, ...] = ()


def walk_page(root: Element, found: Survey, tables: set[Element], name: str) -> Walked:
    """`tables` are those that are read as rows and cells; the others only place words on the page.

    Raises ReadingError for a page of more lines than a source may have.
    """
    walker = _Walker(found, tables)
    for element, is_start in walk(root):
        if is_start:
            walker.start(element)
        else:
            walker.end(element)
            refuse_many_lines(walker.lines, name)
    return walker.finished()


class _Walker:
    """Words are collected in a paragraph until a block begins or ends."""

    def __init__(self, found: Survey, tables: set[Element]) -> None:
        self.found = found
        self.tables = tables
        self.out = Walked()
        self.frames = [_Frame(Style(), Place(), is_block=True)]
        self.current: Paragraph | None = None
        self.waiting: list[str] = []
        self.label = ""
        self.lines = self.links = self.table = self.row = self.cell = 0
        self.is_after_blank = False
        self.is_open = False  # the last character set is a blank or a line end: no other blank is set after it

    def start(self, element: Element) -> None:
        tag, above = tag_of(element), self.frames[-1]
        if tag in SILENT:
            self.frames.append(above)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._flush()
        if not (element.attrib or is_block or tag in _SPEAKING or element in self.found.foreign):
            self.frames.append(_Frame(above.style, above.place, lists=above.lists))
        else:
            said = self.found.sheet.of(element) if element.attrib else {}
            frame = _Frame(self._style(element, tag, said), above.place, is_block, lists=above.lists)
            self.frames.append(frame)
            if is_block:
                frame.place = self._place(element, tag)
                self._open_list(element, tag, said)
            self._name(element, tag)
            self._sign(tag)
        self._put(element.text)

    def end(self, element: Element) -> None:
        tag, frame = tag_of(element), self.frames[-1]
        if tag not in SILENT:
            if tag == "q":
                self._put("”")
            if frame.is_block:
                self._flush()
                self._close(tag, frame)
        self.frames.pop()
        self._put(element.tail)

    def finished(self) -> Walked:
        self._flush()
        return self.out

    def _style(self, element: Element, tag: str, said: Declarations) -> Style:
        above = self.frames[-1].style
        style = replace(
            above,
            is_italic=css.is_italic(said, above.is_italic or tag in _ITALIC),
            is_bold=css.is_bold(said, above.is_bold or tag in _BOLD),
            is_raised=css.is_raised(said, (above.is_raised or tag == "sup") and tag != "sub"),
            is_call=above.is_call or _is_call(element),
            is_label=above.is_label or said.get("mso-list", "").startswith("ignore"),
            reason=above.reason or self.found.foreign.get(element, ""),
        )
        href = (element.get("href") or "").strip() if tag == "a" else ""
        if not href:
            return style
        self.links += 1
        is_outer = _OUTER.match(href) is not None and len(href) < 2000
        return replace(style, link=self.links, href=href if is_outer else "", target=fragment_of(element))

    def _place(self, element: Element, tag: str) -> Place:
        """The place of a block; rows and cells are counted in tables that are read as such."""
        place = self.frames[-2].place
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else place.level
        is_note = place.is_note or element in self.found.notes
        place = replace(place, tag=tag, level=level, is_pre=place.is_pre or tag in _PRE, is_note=is_note)
        if element in self.tables:
            self.table, self.row = self.table + 1, 0
            return replace(place, table=self.table)
        if place.table and tag == "tr":
            self.row, self.cell = self.row + 1, 0
        elif place.table and tag in ("td", "th"):
            self.cell += 1
            return replace(place, row=self.row, cell=self.cell)
        return place

    def _open_list(self, element: Element, tag: str, said: Declarations) -> None:
        frame = self.frames[-1]
        if tag in _LISTS:
            above = self.out.paragraphs[-1].text if self.out.paragraphs else ""
            is_announced = above.rstrip().endswith(":") or (frame.lists > 0 and self.frames[-2].place.tag == "li")
            frame.counter = open_list(element, said, is_inside=frame.lists > 0, is_announced=is_announced)
            frame.lists += 1
        elif tag == "li":
            counter = self.frames[-2].counter
            is_plain = counter is None or "none" in (
                said.get("list-style-type"),
                said.get("list-style"),
                said.get("display"),
            )
            self.label = "" if counter is None or is_plain else counter.label(element)

    def _name(self, element: Element, tag: str) -> None:
        frame = self.frames[-1]
        said = (element.get("id"), element.get("name") if tag == "a" else None) if element.attrib else ()
        frame.names = tuple({name for name in said if name})
        if not frame.is_block:
            self.waiting += frame.names
            return
        for name in frame.names:
            self.out.ids.setdefault(name, (len(self.out.paragraphs), -1))

    def _sign(self, tag: str) -> None:
        """What an element shows before its words."""
        if tag == "br":
            self._line_end()
        elif tag == "hr" and not self.frames[-1].style.reason:
            self.out.paragraphs.append(Paragraph(self.frames[-1].place, is_rule=True))
        elif tag == "q":
            self._put("“")

    def _line_end(self) -> None:
        if self.current is None:
            self.is_after_blank = True
            return
        self.lines += 1
        is_cell = self.frames[-1].place.cell > 0
        self.current.pieces.append(Piece(" " if is_cell else "\n", self.frames[-1].style))
        self.is_open = True

    def _put(self, words: str | None) -> None:
        if not words:
            return
        frame = self.frames[-1]
        if frame.style.is_label:
            words = BULLET if _SYMBOLS.fullmatch(words) else _LABEL_BLANKS.sub(" ", words)
        elif frame.place.is_pre:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
            self.lines += words.count("\n")
        else:
            words = _BLANKS.sub(" ", words)
        if (self.is_open or self.current is None) and not frame.place.is_pre:
            words = words.lstrip(" ")
        if not words or (self.current is None and not words.strip()):
            self.is_after_blank = self.is_after_blank or (self.current is None and bool(words))
            return
        if self.current is None:
            self.current = Paragraph(frame.place, is_after_blank=self.is_after_blank)
            self.is_after_blank = False
        for name in self.waiting:
            self.out.ids.setdefault(name, (len(self.out.paragraphs), len(self.out.paragraphs)))
        self.waiting.clear()
        self.current.pieces.append(Piece(words, frame.style))
        self.is_open = words[-1] in " \n"

    def _flush(self) -> None:
        """The paragraph ends; the label that its list counted stands before the first paragraph of an item."""
        done, self.current, self.is_open = self.current, None, False
        if done is None or not done.text.strip():
            return
        if not done.place.is_pre:
            done.strip_end()
        if self.label and not PRINTED.match(done.text[:20]):
            done.label = self.label
            self.out.counted += bool(done.kept.strip())
        self.label = ""
        self.lines += 1
        self.out.paragraphs.append(done)

    def _close(self, tag: str, frame: _Frame) -> None:
        if tag == "li":
            self.label = ""
        last = len(self.out.paragraphs) - 1
        for name in frame.names:
            begin, end = self.out.ids.get(name, (0, 0))
            if end == -1 and last >= begin:
                self.out.ids[name] = (begin, last)
            elif end == -1:
                del self.out.ids[name]


def _is_call(element: Element) -> bool:
    said = " ".join(element.get(name) or "" for name in ("class", "style", "epub:type", "role"))
    return len(said) > 4 and _CALLING.search(said[:500]) is not None

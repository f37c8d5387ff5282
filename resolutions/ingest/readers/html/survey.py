"""One look over the page before it is read: which elements are parts of the site, which tables are tables.

A hint is never believed against the text: what holds the enacting words, more than half of the page's words, or notes
that the text calls, is not foreign, whatever its class says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from resolutions.ingest.readers.html.css import Declarations, Sheet
from resolutions.ingest.readers.html.hints import HEAD, Hint, hint_of, is_of_notes
from resolutions.ingest.readers.html.parsing import Element, tag_of

SILENT = {
    "script", "style", "template", "head", "svg", "iframe", "object", "embed", "audio", "video", "canvas", "map", "applet",
    "frameset", "noframes",
}  # fmt: skip
ENACTING = re.compile(
    r"\W*(?:[Tt]he|THE)\s+(?:General Assembly|GENERAL ASSEMBLY|Economic and Social Council|ECONOMIC AND SOCIAL COUNCIL"
    r"|Security Council|SECURITY COUNCIL|Human Rights Council|Commission on [A-Z][\w ]{3,60}|COMMISSION ON [A-Z ]{3,60}"
    r"|Trusteeship Council)\s*(?:,|\W*$)"
)
NUMBERED = re.compile(r"\d{1,4}\s?/\s?\d{1,4}\b|\(\s?[IVXLC]+\s?\)|\b[AES]/[A-Z.]")
_FEW = 90  # characters of a tag; more is a sentence


@dataclass(slots=True)
class Measure:
    """What stands in an element, or in the whole page."""

    letters: int = 0
    linked: int = 0
    enacting: int = 0
    numbers: int = 0
    headings: int = 0
    notes: int = 0
    tables: int = 0

    def since(self, begin: Measure) -> Measure:
        return Measure(*(getattr(self, name) - getattr(begin, name) for name in self.__slots__))

    def copy(self) -> Measure:
        return Measure(*(getattr(self, name) for name in self.__slots__))


@dataclass(slots=True)
class Survey:
    """What was found. notes: elements that hold notes; doubtful: those whose hint was not believed."""

    sheet: Sheet = field(default_factory=Sheet)
    page: Measure = field(default_factory=Measure)
    foreign: dict[Element, str] = field(default_factory=dict)
    tables: dict[Element, Measure] = field(default_factory=dict)
    notes: set[Element] = field(default_factory=set)
    doubtful: set[Element] = field(default_factory=set)


def survey(root: Element) -> Survey:
    """Looks at every element once."""
    found = Survey()
    for style in root.iter("style"):
        found.sheet.add(style.text or "")
    called = {fragment for link in root.iter("a") if (fragment := fragment_of(link))}
    hints = _Hints(found, called)
    for element, is_start in walk(root):
        if is_start:
            hints.start(element)
        else:
            hints.end(element)
    hints.settle()
    return found


def walk(root: Element) -> Iterator[tuple[Element, bool]]:
    """(element, True) where it begins, (element, False) where it ends; what shows no words is passed over whole."""
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = tag_of(element)
        if tag in SILENT or not tag:
            if event == "start":
                events.skip_subtree()
                yield element, True
            else:
                yield element, False
            continue
        yield element, event == "start"


def fragment_of(link: Element) -> str:
    """'page.htm#_ftn1' -> '_ftn1'."""
    return (link.get("href") or "").partition("#")[2]


class _Hints:
    """The elements that are open and may be foreign, or are tables, with what stood before them."""

    def __init__(self, found: Survey, called: set[str]) -> None:
        self.found = found
        self.called = called
        self.open: list[tuple[Element, Hint | None, bool, Measure]] = []
        self.closed: list[tuple[Element, Hint, Measure]] = []
        self.links = 0
        self.texts = 0

    def start(self, element: Element) -> None:
        tag, page = tag_of(element), self.found.page
        if tag in SILENT:
            return
        said: Declarations = self.found.sheet.of(element) if element.attrib else {}
        self.texts += tag in ("main", "article")
        hint = hint_of(element, tag, said, is_in_text=self.texts > 0) if element.attrib or tag in _SPEAKING else None
        has_notes = bool(element.attrib) and is_of_notes(element)
        if hint is not None or has_notes or tag == "table":
            self.open.append((element, hint, has_notes, page.copy()))
        page.tables += tag == "table"
        page.headings += tag in ("h1", "h2", "h3")
        if element.attrib and (element.get("id") in self.called or element.get("name") in self.called):
            page.notes += has_notes or (element.get("name") or "").startswith(("_ftn", "_edn"))
        self.links += tag == "a" and element.get("href") is not None
        self._count(element.text)

    def end(self, element: Element) -> None:
        tag = tag_of(element)
        if tag not in SILENT:
            self.links -= tag == "a" and element.get("href") is not None
            self.texts -= tag in ("main", "article")
            if self.open and self.open[-1][0] is element:
                self._close(*self.open.pop())
        self._count(element.tail)

    def _count(self, words: str | None) -> None:
        if not words or words.isspace():
            return
        page, letters = self.found.page, len(words.strip())
        page.letters += letters
        page.linked += letters if self.links else 0
        page.enacting += ENACTING.match(words[:200]) is not None
        page.numbers += letters < 200 and NUMBERED.search(words) is not None

    def _close(self, element: Element, hint: Hint | None, has_notes: bool, begin: Measure) -> None:
        inside = self.found.page.since(begin)
        if tag_of(element) == "table":
            self.found.tables[element] = inside
        if has_notes and not inside.enacting:
            self.found.notes.add(element)
        if hint is not None:
            self.closed.append((element, hint, inside))

    def settle(self) -> None:
        for element, hint, inside in self.closed:
            if hint.is_certain:
                is_foreign = not (inside.enacting and self._is_most(inside))
            elif self._is_text(inside):
                continue
            else:
                is_believed = hint.is_sure and not (hint.reason == HEAD and inside.headings and inside.numbers)
                is_foreign = is_believed or _looks_foreign(inside)
            if is_foreign:
                self.found.foreign[element] = hint.reason
            elif inside.letters and not (hint.reason == HEAD and inside.headings):
                self.found.doubtful.add(element)

    def _is_text(self, inside: Measure) -> bool:
        is_linked = inside.linked * 2 >= inside.letters
        return inside.enacting > 0 or inside.notes > 0 or (self._is_most(inside) and not is_linked)

    def _is_most(self, inside: Measure) -> bool:
        return inside.letters * 2 > self.found.page.letters


_SPEAKING = {
    "nav", "aside", "dialog", "header", "footer", "noscript", "del", "button", "select", "option", "textarea", "label",
    "legend", "output", "datalist", "menu",
}  # fmt: skip


def _looks_foreign(inside: Measure) -> bool:
    """Links, or a few words without a number; of a heading alone nobody knows."""
    if inside.letters == 0:
        return True
    return inside.linked * 2 >= inside.letters or (
        inside.letters <= _FEW and not inside.numbers and (not inside.headings or inside.linked > 0)
    )

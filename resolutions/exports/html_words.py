"""Printed words as inline HTML: links, italics and note marks that always nest.

A reference may begin inside italics, hold note marks, or overlap its neighbour; HTML allows none of that, so the words
are cut where anything begins or ends and every tag is closed before a tag outside it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from resolutions.exports.directions import direction_of, turned_stretches
from resolutions.structure.nodes import Mark, Words


@dataclass(frozen=True, slots=True)
class Style:
    """A stretch [start, end) of the words that stands in one tag; a smaller `rank` is further outside."""

    start: int
    end: int
    tag: str
    attributes: str = ""
    rank: int = 0

    @property
    def opening(self) -> str:
        return f"<{self.tag}{self.attributes}>"

    @property
    def closing(self) -> str:
        return f"</{self.tag}>"


def attributes(**pairs: str) -> str:
    """Escaped attributes, each with its leading blank: attributes(href="/a?b&c") -> ' href="/a?b&amp;c"'.

    A trailing underscore is taken off a name (class_), the others become hyphens (aria_label); empty values are left out.
    """
    shown = [(name.rstrip("_").replace("_", "-"), value) for name, value in pairs.items() if value]
    return "".join(f' {name}="{escape(value)}"' for name, value in shown)


def write_words(
    words: Words, links: Iterable[Style], write_mark: Callable[[Mark], str], apart: Iterable[Style] = ()
) -> str:
    """The words in HTML. `links` are laid outside italics; of two links that overlap the first keeps its words.

    apart: stretches that run against the direction of the words, as `turned_styles` gives them.
    """
    styles = [*without_overlap(links), *apart, *(_italic(span, len(words.text)) for span in words.italics)]
    styles = [style for style in styles if style.start < style.end]
    marks = sorted(words.marks, key=lambda mark: mark.at)
    return _Cutter(words.text, styles, write_mark).write(marks)


def turned_styles(text: str, language: str) -> list[Style]:
    """Symbols and Latin words in Arabic, Arabic in the others: each in a <bdi>, inside links and outside italics."""
    way = "ltr" if direction_of(language) == "rtl" else "rtl"
    return [Style(start, end, "bdi", attributes(dir=way), rank=8) for start, end in turned_stretches(text, language)]


def without_overlap(links: Iterable[Style]) -> list[Style]:
    """In printed order; a link that begins inside the one before it keeps only what stands after that one."""
    kept: list[Style] = []
    for link in sorted(links, key=lambda style: (style.start, -style.end)):
        begin = max(link.start, kept[-1].end if kept else 0)
        if begin < link.end:
            kept.append(Style(begin, link.end, link.tag, link.attributes, link.rank))
    return kept


def _italic(span: Sequence[int], length: int) -> Style:
    start, end = span
    return Style(start, min(end, length), "i", rank=9)


class _Cutter:
    """Writes the text piece by piece and keeps the stack of open tags."""

    def __init__(self, text: str, styles: Sequence[Style], write_mark: Callable[[Mark], str]) -> None:
        self.text = text
        self.styles = sorted(styles, key=lambda style: (style.rank, style.start))
        self.write_mark = write_mark
        self.open: list[Style] = []
        self.out: list[str] = []

    def write(self, marks: Sequence[Mark]) -> str:
        length = len(self.text)
        places = {0, length, *(min(mark.at, length) for mark in marks)}
        places.update(min(at, length) for style in self.styles for at in (style.start, style.end))
        at_place: dict[int, list[Mark]] = {}
        for mark in marks:
            at_place.setdefault(min(mark.at, length), []).append(mark)
        cuts = sorted(places)
        for begin, end in zip(cuts, [*cuts[1:], length], strict=True):
            self._marks(begin, at_place.get(begin, []))
            self._piece(begin, end)
        self._keep(0)
        return "".join(self.out)

    def _marks(self, at: int, marks: Sequence[Mark]) -> None:
        """A mark is a link itself, so it stands in none; italics that go on around it are opened again after it."""
        if marks:
            self._keep(0)
            self.out += [self.write_mark(mark) for mark in marks]

    def _piece(self, begin: int, end: int) -> None:
        wanted = [style for style in self.styles if style.start <= begin < style.end]
        same = 0
        while same < min(len(wanted), len(self.open)) and wanted[same] is self.open[same]:
            same += 1
        self._keep(same)
        if begin == end:
            return
        for style in wanted[same:]:
            self.out.append(style.opening)
            self.open.append(style)
        self.out.append(escape(self.text[begin:end], quote=False))

    def _keep(self, count: int) -> None:
        while len(self.open) > count:
            self.out.append(self.open.pop().closing)

"""What a paragraph or a run looks like: its own properties, then those of its styles and of what these are based on.

Italic, bold and hidden are switches: a character style over a paragraph style that has the same one turns it off
again (ECMA-376 17.7.3). Sizes are half points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from resolutions.ingest.readers.docx.markup import Element, W, is_on, number, value

_SWITCHES = {W("i"): "italic", W("b"): "bold", W("vanish"): "hidden"}
_MOST_STEPS = 30
_Said = TypeVar("_Said", bool, str, int)
_UNREADABLE = 4  # half points: white words of two points and less are there to be read by machines


def _first(mine: _Said | None, theirs: _Said | None) -> _Said | None:
    return mine if mine is not None else theirs


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed; None where nothing says so."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    colour: str | None = None
    size: int | None = None
    position: int | None = None

    def under(self, above: Look) -> Look:
        """This look, with what it leaves open taken from `above`."""
        return Look(
            _first(self.italic, above.italic),
            _first(self.bold, above.bold),
            _first(self.hidden, above.hidden),
            _first(self.raised, above.raised),
            _first(self.colour, above.colour),
            _first(self.size, above.size),
            _first(self.position, above.position),
        )

    @property
    def is_unseen(self) -> bool:
        """Hidden, or so small and white that nobody reads it."""
        is_white = (self.colour or "").upper() == "FFFFFF"
        return bool(self.hidden) or (is_white and self.size is not None and self.size <= _UNREADABLE)

    @property
    def is_raised(self) -> bool:
        return self.raised if self.raised is not None else (self.position or 0) > 3


NOTHING = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it is based on, its look, its list (id, level), its heading level from 0."""

    based_on: str = ""
    name: str = ""
    look: Look = NOTHING
    list_number: str | None = None
    list_level: int | None = None
    outline_level: int | None = None


@dataclass(slots=True)
class Styles:
    """All styles of a document."""

    known: dict[str, Style] = field(default_factory=dict)
    defaults: Look = NOTHING
    paragraph: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)

    def chain(self, name: str) -> list[Style]:
        """A style and those below it, nearest first; circles end."""
        out: list[Style] = []
        while name in self.known and len(out) < _MOST_STEPS:
            out.append(self.known[name])
            name = out[-1].based_on
        return out

    def look(self, name: str) -> Look:
        if name not in self._looks:
            look = NOTHING
            for style in self.chain(name):
                look = look.under(style.look)
            self._looks[name] = look
        return self._looks[name]

    def run(self, own: Look, character_style: str, paragraph_style: str) -> Look:
        """The look of a run: its own properties, its character style, its paragraph's style, the document's default."""
        of_paragraph, of_characters = self.look(paragraph_style), self.look(character_style)
        below = of_characters.under(of_paragraph)
        below = replace(
            below,
            italic=_switched(of_characters.italic, of_paragraph.italic, self.defaults.italic),
            bold=_switched(of_characters.bold, of_paragraph.bold, self.defaults.bold),
            hidden=_switched(of_characters.hidden, of_paragraph.hidden, self.defaults.hidden),
        )
        return own.under(below.under(self.defaults))

    def outline_level(self, paragraph_style: str) -> int:
        """1 for the highest heading, 0 for a plain paragraph."""
        for style in self.chain(paragraph_style):
            if style.outline_level is not None:
                return style.outline_level + 1 if style.outline_level < 9 else 0
            if style.name == "title":
                return 1
        return 0

    def list_of(self, paragraph_style: str) -> tuple[str, int | None] | None:
        """The list that a style numbers its paragraphs in."""
        for style in self.chain(paragraph_style):
            if style.list_number is not None:
                return style.list_number, style.list_level
        return None


def _switched(of_characters: bool | None, of_paragraph: bool | None, default: bool | None) -> bool:
    return bool(default) or (bool(of_characters) != bool(of_paragraph))


def look_of(properties: Element | None) -> Look:
    """What <w:rPr> itself says; what it said before a tracked change stands deeper and is not looked at."""
    if properties is None:
        return NOTHING
    said: dict[str, bool | str | int] = {}
    for child in properties:
        tag = child.tag
        if tag in _SWITCHES:
            said[_SWITCHES[tag]] = is_on(child.get(W("val"), ""))
        elif tag == W("vertAlign"):
            said["raised"] = child.get(W("val")) == "superscript"
        elif tag == W("position"):
            said["position"] = number(child.get(W("val")))
        elif tag == W("color"):
            said["colour"] = child.get(W("val"), "")
        elif tag == W("sz"):
            said["size"] = number(child.get(W("val")), 20)
    return Look(**said) if said else NOTHING  # type: ignore[arg-type]


def read_styles(root: Element | None) -> Styles:
    """The styles of styles.xml; none where the file has no such part."""
    styles = Styles()
    if root is None:
        return styles
    styles.defaults = look_of(root.find(f"{W('docDefaults')}/{W('rPrDefault')}/{W('rPr')}"))
    for element in root.iterfind(W("style")):
        name = element.get(W("styleId"), "")
        styles.known[name] = _style(element)
        if element.get(W("type")) == "paragraph" and is_on(element.get(W("default"))):
            styles.paragraph = name
    return styles


def _style(element: Element) -> Style:
    paragraph = element.find(W("pPr"))
    listed = paragraph.find(W("numPr")) if paragraph is not None else None
    outline = value(paragraph, "outlineLvl")
    level = value(listed, "ilvl")
    return Style(
        based_on=value(element, "basedOn") or "",
        name=(value(element, "name") or "").lower(),
        look=look_of(element.find(W("rPr"))),
        list_number=value(listed, "numId"),
        list_level=number(level) if level is not None else None,
        outline_level=number(outline, 9) if outline is not None else None,
    )

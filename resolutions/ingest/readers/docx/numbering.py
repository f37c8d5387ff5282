"""The numbers that Word prints before paragraphs and keeps nowhere: counted as Word counts them.

A list (w:num) is drawn from a pattern (w:abstractNum), and lists of one pattern count on together; a list that
overrides a start begins there when it is first used (ECMA-376 17.9).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from resolutions.ingest.readers.docx.markup import Element, W, is_on, number, value
from resolutions.structure.numerals import to_roman

_BULLETS = frozenset("•●▪◦–—-")
_AFTER = {"space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a pattern. restarts_after: the level (from 1) whose number sets it back, 0 for never."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    after: str = "\t"
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its pattern, and the levels it changes. starts: where a level begins anew in this list."""

    pattern: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Where each list stands while a document is read from its beginning to its end.

    drawn: each list with its pattern and the pattern's key; it is read when a paragraph of the list is met, because
    most lists of a document belong to styles that nobody uses.
    """

    drawn: dict[str, tuple[Element, str, Element]] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def listing(self, name: str) -> Listing | None:
        """A list by its number in the file; None for one that the file lacks."""
        if name not in self.listings and name in self.drawn:
            self.listings[name] = _listing(*self.drawn[name])
        return self.listings.get(name)

    def level_of_style(self, listing: str, style: str) -> int:
        """The level of a list that names a paragraph style as its own."""
        found = self.listing(listing)
        levels = found.levels if found else {}
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next(self, listing: str, at: int) -> str:
        """The number printed before the next paragraph of a list, with what separates it: '(b)\\t'; "" for none."""
        found = self.listing(listing)
        level = found.levels.get(at) if found else None
        if found is None or level is None:
            return ""
        counts = self.counts.setdefault(found.pattern, {})
        if listing not in self.begun:
            self.begun.add(listing)
            counts.update({index: start - 1 for index, start in found.starts.items()})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [index for index in counts if index > at and _is_set_back(found, index, at)]:
            del counts[deeper]
        printed = _printed(found, level, counts, at)
        return printed + level.after if printed else ""


def _is_set_back(listing: Listing, deeper: int, at: int) -> bool:
    """A level begins again after any higher one, unless it says after which or never."""
    level = listing.levels.get(deeper)
    restarts = level.restarts_after if level else None
    return restarts is None or (restarts > 0 and at < restarts)


def _printed(listing: Listing, level: Level, counts: dict[int, int], at: int) -> str:
    if level.form == "none":
        return ""
    if level.form == "bullet":
        return level.pattern if level.pattern in _BULLETS else "•"
    out = level.pattern
    for index in range(at + 1):
        if f"%{index + 1}" not in out:
            continue
        other = listing.levels.get(index, Level())
        form = "decimal" if level.is_legal else other.form
        out = out.replace(f"%{index + 1}", format_number(counts.get(index, other.start), form))
    return out


def format_number(count: int, form: str) -> str:
    """A count in one of Word's forms: format_number(3, "lowerRoman") -> 'iii'; unknown forms as figures."""
    return _FORMS.get(form, str)(count)


def _letters(count: int, first: str) -> str:
    """a … z, aa … zz, as Word counts: the letter again, never 'ab'."""
    return chr(ord(first) + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 2000 else str(count)


def _roman(count: int, *, is_upper: bool) -> str:
    if not 0 < count < 4000:
        return str(count)
    return to_roman(count).upper() if is_upper else to_roman(count).lower()


def _sign(count: int) -> str:
    """* † ‡ § and then the same doubled, as Chicago prints notes."""
    return "*†‡§"[(count - 1) % 4] * ((count - 1) // 4 + 1) if 0 < count < 400 else str(count)


def _ordinal(count: int) -> str:
    if 10 < count % 100 < 14:
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": partial(_letters, first="a"),
    "upperLetter": partial(_letters, first="A"),
    "lowerRoman": partial(_roman, is_upper=False),
    "upperRoman": partial(_roman, is_upper=True),
    "ordinal": _ordinal,
    "chicago": _sign,
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}


def read_numbering(root: Element | None) -> Numbering:
    """The lists of numbering.xml; a list whose pattern is missing prints no number."""
    numbering = Numbering()
    if root is None:
        return numbering
    patterns = {one.get(W("abstractNumId"), ""): one for one in root.iterfind(W("abstractNum"))}
    named = {value(one, "styleLink"): key for key, one in patterns.items() if value(one, "styleLink")}
    for element in root.iterfind(W("num")):
        key = value(element, "abstractNumId") or ""
        linked = value(patterns.get(key), "numStyleLink")
        key = named.get(linked, key) if linked else key
        if key in patterns:
            numbering.drawn[element.get(W("numId"), "")] = (element, key, patterns[key])
    return numbering


def _listing(element: Element, key: str, pattern: Element) -> Listing:
    levels = {number(one.get(W("ilvl"))): _level(one) for one in pattern.iterfind(W("lvl"))}
    starts: dict[int, int] = {}
    for override in element.iterfind(W("lvlOverride")):
        at = number(override.get(W("ilvl")))
        own = override.find(W("lvl"))
        if own is not None:
            levels[at] = _level(own)
        start = value(override, "startOverride")
        if start is not None:
            starts[at] = number(start, 1)
    return Listing(key, levels, starts)


def _level(element: Element) -> Level:
    restarts = value(element, "lvlRestart")
    return Level(
        form=_form(element),
        pattern=value(element, "lvlText") or "",
        start=number(value(element, "start"), 1),
        after=_AFTER.get(value(element, "suff") or "", "\t"),
        restarts_after=number(restarts) if restarts is not None else None,
        is_legal=is_on(value(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _form(element: Element) -> str:
    """The form of the numbers; a picture before the paragraph is a bullet."""
    if element.find(W("lvlPicBulletId")) is not None:
        return "bullet"
    return value(element, "numFmt") or next((one.get(W("val"), "") for one in element.iter(W("numFmt"))), "decimal")

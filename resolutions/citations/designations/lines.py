"""One entry made ready: its addresses read and taken out, its words levelled to the printed form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.citations.cleaning import clean
from resolutions.citations.conventions import ConventionNames
from resolutions.citations.designations import instruments, organs
from resolutions.citations.designations.days import DAYS
from resolutions.citations.designations.entries import Entry
from resolutions.citations.designations.figures import HEADS, LOOSE_NUMBERS, NUMBERS, YEARS
from resolutions.citations.designations.languages import LANGUAGES
from resolutions.citations.designations.levelling import Levelled, Rule, level, rule
from resolutions.citations.designations.links import find_links
from resolutions.citations.designations.pinpoint_words import PINPOINTS
from resolutions.citations.designations.readings import Reading
from resolutions.errors import AnchorError
from resolutions.structure.anchors import parse_anchor

_SHORT = 700  # one citation in any style; longer words are prose, in which less is taken for a citation
_TOKEN = re.compile(r"(?:#|/|\s)(?P<token>[a-z]+\d[a-z0-9]*(?:-[a-z0-9]+)*(?:\.\.[a-z]+\d[a-z0-9-]*)?)\s*$")
_MARK = rule(r"\A\s*(?:\d{1,3}[.)]|\d{1,3}/(?=\s)|\[\d{1,3}\]|\(\d{1,3}\)|[*•-])\s+", "")
_BLANKS = rule(r" {2,}", " ")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the grammar reads it. `anchor`: the place that is typed in the archive's own way, "45/9#fn33"."""

    entry: Entry
    words: Levelled
    links: tuple[Reading, ...]
    anchor: str

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def is_short(self) -> bool:
        return len(self.entry.text) <= _SHORT

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the levelled words -> offsets in all that was typed."""
        first, last = self.words.to_typed(start), self.words.to_typed(end, is_end=True)
        return self.entry.start + first, self.entry.start + max(first, last)


def ready_line(entry: Entry, bodies: Bodies, conventions: ConventionNames) -> Line:
    links = tuple(find_links(entry.text, conventions))
    text = entry.text
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    token = _TOKEN.search(text)
    anchor = token["token"] if token and _is_place(token["token"]) else ""
    if token and anchor:
        text = text[: token.start()] + " " * (len(text) - token.start())
    copy, back = clean(text)
    is_short = len(entry.text) <= _SHORT
    return Line(entry, level(Levelled(copy, (back,)), _rules(bodies, conventions, is_short=is_short)), links, anchor)


def _rules(bodies: Bodies, conventions: ConventionNames, *, is_short: bool) -> tuple[Rule, ...]:
    loose = (*LOOSE_NUMBERS, *organs.short_rules_for(bodies)) if is_short else ()
    return (
        _MARK,
        *DAYS,
        *LANGUAGES,
        *NUMBERS,
        *loose,
        *organs.rules_for(bodies),
        *HEADS,
        *YEARS,
        *PINPOINTS,
        *instruments.rules_for(conventions),
        _BLANKS,
    )


def _is_place(token: str) -> bool:
    try:
        return all(parse_anchor(end) for end in token.split("..", 1))
    except AnchorError:
        return False

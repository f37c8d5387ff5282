"""Where each text of a session report begins: at its heading, a few lines above the words that open its body.

A heading alone proves nothing: the contents list has them all, and the proceedings name them. The words that open a
body alone prove nothing either: a draft inside a paragraph has enacting words too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.citations.bodies import Bodies
from resolutions.ingest.adoption import opens_decision
from resolutions.ingest.blocks import Block
from resolutions.ingest.designations import Designation, parse_designation_line
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.outline.paragraphs import plain
from resolutions.ingest.report.signs import (
    DraftHeading,
    is_introduction,
    is_section,
    parse_draft_heading,
    parse_numeral_heading,
    window,
)

_TITLE_LINES = 14
_LONG = 400
_ENDED = re.compile(r"[.;:][\s\"'”’)\]]*$")
_INTRODUCED = 7  # lines of an introduction


@dataclass(frozen=True, slots=True)
class Place:
    """One text: blocks[start] is its heading, blocks[opening] opens its body. Headings are read without calls of notes.

    One of `draft` (it has no number yet) and `number` is set.
    """

    start: int
    opening: int
    draft: DraftHeading | None = None
    number: Designation | None = None

    @property
    def kind(self) -> str:
        return self.draft.kind if self.draft else (self.number.kind if self.number else "") or "resolution"


def find_places(blocks: Sequence[Block], bodies: Bodies) -> list[Place]:
    """The texts in printed order."""
    out: list[Place] = []
    lowest = 0
    finding = _Finding(blocks, bodies, _announced(blocks))
    for index, block in enumerate(blocks):
        if index < lowest or not _may_open(block, bodies):
            continue
        place = finding.heading_above(index, lowest)
        if place is not None:
            out.append(place)
            lowest = index + 1
    return out


def _may_open(block: Block, bodies: Bodies) -> bool:
    words = block.text
    return opens_decision(words) or parse_enacting(words, bodies) is not None or _is_said_by_organ(words, bodies)


def _is_said_by_organ(words: str, bodies: Bodies) -> bool:
    """'The Economic and Social Council takes note of …': a draft decision without enacting words."""
    plain = re.sub(r"\s+", " ", words[:120]).strip()
    return plain.startswith("The ") and any(
        re.match(rf"The {re.escape(name)}(?: [a-z]|$)", plain) is not None for name in bodies.by_name
    )


def _announced(blocks: Sequence[Block]) -> list[str]:
    """For each block the kind of drafts that the section it stands in announces, "" for none or for headed ones."""
    out: list[str] = []
    kind = ""
    for index, block in enumerate(blocks):
        if is_introduction(blocks, index) or is_section(block.text):
            said = re.search(r"draft\s+(resolution|decision)", window(blocks, index), re.IGNORECASE)
            kind = said[1].lower() if said else ""
        elif kind and parse_draft_heading(block.text) is not None:
            kind = ""
        out.append(kind)
    return out


@dataclass(frozen=True, slots=True)
class _Finding:
    """The blocks in which headings are looked for, and what drafts their sections announce."""

    blocks: Sequence[Block]
    bodies: Bodies
    announced: Sequence[str]

    def heading_above(self, opening: int, lowest: int) -> Place | None:
        """The nearest heading above the words that open a body; none where another body opens between them.

        A sentence may open a decision; it may as well stand in the proceedings, so nothing but a title is above it.
        """
        is_enacting = parse_enacting(self.blocks[opening].text, self.bodies) is not None
        for at in range(opening - 1, max(lowest, opening - 1 - _TITLE_LINES) - 1, -1):
            block = self.blocks[at]
            if block.is_rule:
                continue
            place = self._heading(at, opening)
            if place is not None:
                return place if is_enacting else self._as_decision(place)
            if len(block.text) > _LONG or _may_open(block, self.bodies) or is_introduction(self.blocks, at):
                return None
            if not is_enacting and _ENDED.search(block.text):
                return None
        return None

    def _as_decision(self, place: Place) -> Place | None:
        """A text that a sentence opens is a decision: its heading says so, or ("1 (XXV). Title") says nothing."""
        if place.kind == "decision":
            return place
        if place.number is None or place.number.kind or not opens_decision(self.blocks[place.opening].text):
            return None
        return replace(place, number=replace(place.number, kind="decision"))

    def _heading(self, at: int, opening: int) -> Place | None:
        words = plain(tuple(run for run in self.blocks[at].runs if not run.is_superscript))
        if words[:1].islower():
            return None
        draft = parse_draft_heading(words)
        if draft is not None and _may_be_title(words[draft.length :]):
            return Place(at, opening, draft=draft) if not _is_inside(self.blocks, at, self.bodies) else None
        number = parse_designation_line(words, self.bodies)
        if number is not None and (number.is_sure or self.blocks[at].level) and _may_be_title(words[number.length :]):
            return Place(at, opening, number=number)
        kind = self.announced[at]
        numeral = parse_numeral_heading(words, kind) if kind and self._is_of_an_organ(opening) else None
        return Place(at, opening, draft=numeral) if numeral is not None else None

    def _is_of_an_organ(self, opening: int) -> bool:
        words = self.blocks[opening].text
        return parse_enacting(words, self.bodies) is not None or _is_said_by_organ(words, self.bodies)


def _may_be_title(words: str) -> bool:
    """What stands on the line of a number, if anything: a title, not the rest of a sentence."""
    first = words.strip()[:1]
    return not first or first.isupper() or first.isdigit() or first in '“"‘«*['


def _is_inside(blocks: Sequence[Block], at: int, bodies: Bodies) -> bool:
    """A heading below a paragraph that itself recommends a draft: the draft belongs to that paragraph."""
    if not at or not blocks[at - 1].text.rstrip().endswith(":"):
        return False
    for index in range(at - 1, max(-1, at - _INTRODUCED), -1):
        words = blocks[index].text.rstrip()
        if is_introduction(blocks, index):
            return False
        if parse_enacting(words, bodies) is not None or (index < at - 1 and words.endswith((".", ";", ":"))):
            return True
    return True

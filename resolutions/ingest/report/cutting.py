"""Where each text of a session report begins: at its heading, a few lines above the words that open its body.

A heading alone proves nothing: the contents list has them all, and the proceedings name them. The words that open a
body alone prove nothing either: a draft inside a paragraph has enacting words too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.ingest.adoption import opens_decision
from resolutions.ingest.blocks import Block
from resolutions.ingest.designations import Designation, parse_designation_line
from resolutions.ingest.enacting import parse_enacting
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
_INTRODUCED = 7  # lines of an introduction


@dataclass(frozen=True, slots=True)
class Place:
    """One text: blocks[start] is its heading, blocks[opening] opens its body.

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
    for index, block in enumerate(blocks):
        if index < lowest or not _may_open(block, bodies):
            continue
        place = _heading_above(blocks, index, lowest, bodies)
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


def _heading_above(blocks: Sequence[Block], opening: int, lowest: int, bodies: Bodies) -> Place | None:
    for at in range(opening - 1, max(lowest, opening - 1 - _TITLE_LINES) - 1, -1):
        words = blocks[at].text
        if blocks[at].is_rule:
            continue
        place = _heading(blocks, at, opening, bodies)
        if place is not None:
            return place
        if len(words) > _LONG or _may_open(blocks[at], bodies) or is_introduction(blocks, at):
            return None
    return None


def _heading(blocks: Sequence[Block], at: int, opening: int, bodies: Bodies) -> Place | None:
    words = blocks[at].text
    draft = parse_draft_heading(words)
    if draft is not None:
        return Place(at, opening, draft=draft) if not _is_inside(blocks, at, bodies) else None
    number = parse_designation_line(words, bodies)
    if number is not None and (number.is_sure or blocks[at].level):
        return Place(at, opening, number=number)
    kind = _drafts_follow(blocks, at, opening, bodies)
    numeral = parse_numeral_heading(words, kind) if kind else None
    return Place(at, opening, draft=numeral) if numeral is not None else None


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


def _drafts_follow(blocks: Sequence[Block], at: int, opening: int, bodies: Bodies) -> str:
    """The kind of drafts that the section above announces, where the words below are of an organ above; else ""."""
    if not re.match(r"\s*(?:[IVXLC]+|[A-Z])\s*(?:\.|$)", blocks[at].text):
        return ""
    if parse_enacting(blocks[opening].text, bodies) is None and not _is_said_by_organ(blocks[opening].text, bodies):
        return ""
    for index in range(at - 1, -1, -1):
        words = blocks[index].text
        if is_introduction(blocks, index) or is_section(words):
            said = re.search(r"draft\s+(resolution|decision)", window(blocks, index), re.IGNORECASE)
            return said[1].lower() if said else ""
        if parse_draft_heading(words) is not None:
            return ""
    return ""

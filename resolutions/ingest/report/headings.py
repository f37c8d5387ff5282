"""Under which chapter and section of its report each text stands: 'chap. I, sect. B' of a citation.

A chapter has a Roman numeral ("I. Matters calling for action …", "Chapter I"), a section a capital letter ("B. Draft
decisions …"). A second part of a report ("Part two") counts its chapters anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import PrintedIn
from resolutions.ingest.report.signs import is_chapter, is_section

_CHAPTER = re.compile(r"\s*(?:Chapter\s+(?P<named>[IVX]+)\b|(?P<numeral>[IVX]+)\.\s)", re.IGNORECASE)
_SECTION = re.compile(r"\s*(?P<letter>[A-H])\.\s")
_PART = re.compile(r"\s*Part\s+(?P<part>one|two|three)\b", re.IGNORECASE)


def find_headings(
    blocks: Sequence[Block], stretches: Sequence[tuple[int, int]], begin: int, supplement: str
) -> list[PrintedIn]:
    """For each text blocks[start:end] where it is printed. `begin`: the index after the contents list."""
    out: list[PrintedIn] = []
    here, at = PrintedIn(supplement), begin
    for start, end in stretches:
        for block in blocks[at:start]:
            here = _below(block.text, here)
        out.append(here)
        at = max(at, end)
    return out


def _below(words: str, here: PrintedIn) -> PrintedIn:
    """The place after a line: a heading changes it, any other line leaves it."""
    if not (is_section(words) or is_chapter(words)):
        return here
    part, section, chapter = (form.match(words) for form in (_PART, _SECTION, _CHAPTER))
    if part:
        return PrintedIn(here.supplement, part["part"].lower())
    if section:
        return PrintedIn(here.supplement, here.part, here.chapter, section["letter"])
    if chapter:
        return PrintedIn(here.supplement, here.part, (chapter["named"] or chapter["numeral"]).upper())
    return here

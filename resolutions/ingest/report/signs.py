"""Printed lines that only a session report has: its introductions, the headings of its sections, its chapters.

Chapter I of such a report (Official Records of the Economic and Social Council, Supplement No. 8) first says who is to
do what with the texts below ("… recommends to the Council the adoption of the following draft resolutions:"), then
prints them under headings of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.ingest.blocks import Block

_WINDOW = 4  # an introduction or a heading may be wrapped into as many lines
_LABEL = r"(?:Chapter\s+[IVXLC]+\s*[.:]?\s*|(?:[IVXLC]+|[A-H])\.\s*)?"
_TEXTS = r"(?:draft\s+)?(?:resolutions?|decisions?)"
_ORGAN = r"The\s+(?:Commission|Council|Sub-?commission|Committee)(?:\s+on\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3})?"

_INTRODUCTIONS = (
    re.compile(
        rf"\s*(?:\d{{1,3}}\.\s+)?{_ORGAN}\s+(?:(?:also|further|therefore|hereby)\s+)*"
        rf"(?:recommend(?:s|ed)|draws?|brings?|wishes\s+to\s+\w+|submits?)\s.{{0,250}}?(?:following\s+{_TEXTS}|\battention\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"\s*(?:\d{{1,3}}\.\s+)?(?:At\s.{{0,120}}?,\s+)?The\s+following\s+{_TEXTS}.{{0,200}}?"
        r"(?:brought\s+to\s+the\s+attention|recommended|(?:were|was)\s+adopted|adopted\s+by\s+the)",
        re.IGNORECASE | re.DOTALL,
    ),
)
_SECTION = re.compile(
    rf"\s*{_LABEL}(?:(?:Other\s+)?Matters\s+(?:calling\s+for|requiring|brought\s+to)\s"
    rf"|Draft\s+(?:resolutions?|decisions?)(?:\s+(?:and|or)\s+(?:draft\s+)?decisions?)?\s+"
    r"(?:for\s+adoption|to\s+be\s|recommended|submitted|proposed)"
    r"|Resolutions(?:\s+and\s+(?:other\s+)?decisions?)?\s+(?:adopted\s+by|of\s+the\s+Commission|brought\s+to)"
    r"|Decisions\s+(?:adopted\s+by|brought\s+to))",
    re.IGNORECASE,
)
_SHORT_SECTION = re.compile(
    r"\s*(?:[A-H]|[IVX]+)\.\s*(?:Draft\s+resolutions?|Draft\s+decisions?|Resolutions?|(?:Other\s+)?Decisions?|Other\s+matters)\s*",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"\s*(?:Chapter\s+[IVXLC]+\b.{0,200}|Part\s+(?:one|two|three|[IVX]+)\b(?!\s+of\b).{0,120}|Annexes|Notes)\s*",
    re.IGNORECASE | re.DOTALL,
)
_REPORT_TITLE = re.compile(r"\s*Report\s+(?:on|of)\s+(?:the|its)\s+(?:\S+\s+){1,4}session\b", re.IGNORECASE)
_NARRATIVE = re.compile(
    r"\s*\d{1,3}\.\s+(?:At\s+its\s+\d|At\s+the\s+same\s+meeting|For\s+its\s+consideration\s+of"
    r"|The\s+Commission(?:\s+on\s+Narcotic\s+Drugs)?\s+"
    r"(?:considered|had\s+before|held|elected|adopted|opened|met|heard|was\s+opened|concluded|reviewed)\b)"
)
_DRAFT_TEXT = re.compile(
    r"\s*(?P<printed>Draft\s+(?P<kind>resolution|decision)(?:\s+(?P<number>[IVXLC]+|[A-Z]|\d{1,2})\b)?\*{0,3})"
    r"\s*(?P<stop>[.:]?)\s*(?P<title>\S.*)?",
    re.IGNORECASE | re.DOTALL,
)
_NUMERAL = re.compile(r"\s*(?P<printed>(?P<number>[IVXLC]+|[A-Z]))\s*(?:\.\s*(?P<title>\S.*)?)?", re.DOTALL)
_IS_TITLE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """'Draft resolution II. Title': kind "resolution"; `length` is where a title on the same line begins."""

    printed: str
    kind: str
    length: int


def window(blocks: Sequence[Block], index: int) -> str:
    """The words of a block and of the lines right below it."""
    return " ".join(block.text.strip() for block in blocks[index : index + _WINDOW])


def is_introduction(blocks: Sequence[Block], index: int) -> bool:
    """'1. The Commission on Narcotic Drugs recommends to the Council the adoption of the following draft decision:'"""
    if not re.match(r"\s*(?:\d{1,3}\.\s+)?(?:The|At)\s", blocks[index].text, re.IGNORECASE):
        return False
    words = window(blocks, index)
    return any(form.match(words) for form in _INTRODUCTIONS)


def is_section(words: str) -> bool:
    """'B. Draft decisions for adoption by the Economic and Social Council', 'C. Matters brought to the attention of'."""
    if len(words) > _IS_TITLE_LIMIT or words.lstrip()[:1].islower():
        return False
    return _SECTION.match(words) is not None or _SHORT_SECTION.fullmatch(words) is not None


def is_chapter(words: str) -> bool:
    """'Chapter II', 'Part two', 'Annexes': a line that begins a new chapter of the report."""
    return len(words) < _IS_TITLE_LIMIT and _CHAPTER.fullmatch(words) is not None and not words.rstrip().endswith(".")


def is_report_title(words: str) -> bool:
    """'Report on the fifty-first session' on a cover."""
    return _REPORT_TITLE.match(words) is not None


def is_narrative(words: str) -> bool:
    """'12. At its 3rd meeting, on 4 March, the Commission considered …': a paragraph of the proceedings."""
    return _NARRATIVE.match(words) is not None


def parse_draft_heading(words: str) -> DraftHeading | None:
    """'Draft resolution I', 'DRAFT DECISION A. Title'; the heading of a section of such drafts gives None."""
    found = _DRAFT_TEXT.fullmatch(words) if len(words) < _IS_TITLE_LIMIT else None
    if found is None:
        return None
    if found["title"] and not (found["number"] and (found["stop"] or found["title"][:1].isupper())):
        return None
    printed = re.sub(r"\s+", " ", found["printed"])
    length = found.start("title") if found["title"] else len(words)
    return DraftHeading(printed, found["kind"].lower(), length)


def parse_numeral_heading(words: str, kind: str) -> DraftHeading | None:
    """'II' or 'II. Title' over a draft, where the section above has said that drafts follow."""
    found = _NUMERAL.fullmatch(words) if len(words) < _IS_TITLE_LIMIT else None
    if found is None or is_section(words):
        return None
    length = found.start("title") if found["title"] else len(words)
    return DraftHeading(found["printed"], kind, length)

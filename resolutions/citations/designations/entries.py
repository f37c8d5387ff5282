"""Pasted words as entries: the notes of a list, one a line, or a paragraph whose lines were broken by a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\s*(?:\d{1,3}[.)/]|\[\d{1,3}\]|\(\d{1,3}\)|[*•–-]|[¹²³⁴-⁹]+)\s")
_END = re.compile(r"[.;:!?][\"”’)\]]*\s*$")
_ABBREVIATION = re.compile(
    r"\b(?:paras?|pars?|Res|Nos?|arts?|chaps?|sects?|vols?|Doc|Dec|N|U|G|A|pmbl|Suppl?|Comm)\.\s*$"
)
_BROKEN_FROM = 45  # a shorter line was not broken by the width of a page


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that belong together, beginning at `start` of what was pasted."""

    start: int
    text: str


def split_entries(words: str) -> list[Entry]:
    """Blank lines, list marks and ends of sentences part entries; a long line without an end goes on in the next."""
    out: list[Entry] = []
    begun, at, last = -1, 0, ""
    for line in words.splitlines(keepends=True):
        is_blank = not line.strip()
        if begun >= 0 and (is_blank or _MARKER.match(line) or _is_ended(last)):
            out.append(Entry(begun, words[begun:at].rstrip()))
            begun = -1
        if begun < 0 and not is_blank:
            begun = at + len(line) - len(line.lstrip())
        at, last = at + len(line), line
    if begun >= 0:
        out.append(Entry(begun, words[begun:].rstrip()))
    return out


def _is_ended(line: str) -> bool:
    if len(line.strip()) < _BROKEN_FROM:
        return not _ABBREVIATION.search(line)
    return _END.search(line) is not None and not _ABBREVIATION.search(line)

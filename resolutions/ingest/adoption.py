"""How and when a text was adopted: lines at its end, lines on its cover, tallies of votes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.ingest.dates import DATE, MEETING, find_date, find_meeting, is_date
from resolutions.structure.identity import Vote

_BARE_DATE = re.sub(r"\?P<\w+>", "?:", DATE)
_BARE_MEETING = re.sub(r"\?P<\w+>", "?:", MEETING)
_LINE = re.compile(
    rf"[\s\[(]*(?:(?:{_BARE_MEETING})s?(?:[,.\s]+(?:held\s+)?(?:on\s+)?|$)|(?:{_BARE_DATE})(?:[,.;)\]\s]+|$))+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[\s\[(]*(?:(?:The\s+)?(?:draft\s+)?(?:resolution|decision)s?\s+(?:\S+\s+){0,4}?was\s+)?"
    r"(?:Adopted|approved)\s+(?:unanimously|by|without|at|on)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_COVER = re.compile(r"\badopted\s+(?:unanimously\s+)?(?:(?:by|at|on|without)\b)", re.IGNORECASE)
_LIMIT = 400
_DECISION = re.compile(r"\s*At its \d+\S* .{0,40}?meetings?,? (?:held )?(?:on|from) ", re.IGNORECASE)
_VOTES = (
    re.compile(
        r"\b(?:by|of)\s+(?P<yes>\d{1,3})\s+(?:votes?\s+)?(?:in\s+favour\s+)?to\s+(?P<no>\d{1,3}|none)"
        r"(?:\s+(?:votes?|against))?(?:,?\s+with\s+(?P<abstained>\d{1,3}|no|none)\s+abstentions?)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<yes>\d{1,3})\s+(?:votes\s+)?(?:in\s+favour|for)[,;]?\s+(?P<no>\d{1,3}|none)\s+against[,;]?\s+(?:and\s+)?"
        r"(?P<abstained>\d{1,3}|no|none)\s+abstentions?",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What words of adoption say."""

    adopted_on: date | None = None
    meeting: int | None = None
    vote: Vote | None = None


def is_adoption_line(words: str) -> bool:
    """'41st plenary meeting 10 December 2020', '21 July 2020', 'Adopted by 27 votes to 25, with 1 abstention.'"""
    plain = words.strip()
    return 0 < len(plain) < _LIMIT and (_LINE.fullmatch(plain) or _SENTENCE.fullmatch(plain)) is not None


def opens_decision(words: str) -> bool:
    """'At its 5th meeting, on 12 May 2021, the Commission decided …'"""
    return _DECISION.match(words) is not None


def names_adoption(words: str) -> bool:
    """Whether a cover line tells of the adoption: 'Resolution adopted by the General Assembly on 12 May 2021'."""
    return _COVER.search(words) is not None


def occasion_of(words: str) -> Occasion:
    spaced = re.sub(r"(?<=[a-z])(?=\d{1,2}\s+[A-Z])", " ", words)
    return Occasion(find_date(spaced), find_meeting(spaced), find_vote(words))


def occasion_on_cover(lines: Sequence[str]) -> Occasion:
    """What the cover says: a sentence of adoption, or a meeting with a date after it."""
    for line in lines:
        if names_adoption(line):
            return occasion_of(line)
    for index, line in enumerate(lines):
        if find_meeting(line) is None or len(line) > 120:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        return occasion_of(f"{line} {following}" if is_date(following) else line)
    return Occasion()


def distribution_date(lines: Sequence[str]) -> date | None:
    """The date printed with the word of distribution: 'Distr.: General' / '28 July 2020'."""
    for index, line in enumerate(lines):
        if not line.lower().startswith("distr"):
            continue
        for words in lines[index : index + 3]:
            if find_meeting(words) is not None:
                return None
            if is_date(words) or (words is line and find_date(words)):
                return find_date(words)
    return None


def find_vote(words: str) -> Vote | None:
    """'by 27 votes to 25, with 1 abstention' -> Vote(27, 25, 1)."""
    for form in _VOTES:
        found = form.search(words)
        if found is not None:
            return Vote(_count(found["yes"]), _count(found["no"]), _count(found["abstained"]), found[0])
    return None


def _count(words: str | None) -> int:
    return int(words) if words and words.isdigit() else 0

"""How and when a text was adopted: lines at its end, lines on its cover, tallies of votes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.ingest.dates import (
    DATE,
    MEETING,
    find_date,
    find_meeting,
    is_date,
    is_scanned_occasion,
    read_date,
    read_meeting,
)
from resolutions.structure.identity import Vote

_BARE_DATE = re.sub(r"\?P<\w+>", "?:", DATE)
_BARE_MEETING = re.sub(r"\?P<\w+>", "?:", MEETING)
_LINE = re.compile(
    rf"[\s\[(]*(?:(?:{_BARE_MEETING})s?(?:[,.\s]+(?:held\s+)?(?:on\s+)?|$)|(?:{_BARE_DATE})(?:[,.;)\]\s]+|$))+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[\s\[(]*(?:(?i:(?:The\s+)?(?:draft\s+)?(?:resolution|decision)s?\s+(?:\S+\s+){0,4}?was\s+(?:adopted|approved))"
    r"|Adopted|ADOPTED|Approved|APPROVED)\s+(?i:unanimously|by|without|at|on)\b.*",
    re.DOTALL,
)
_COVER = re.compile(r"\badopted\s+(?:unanimously\s+)?(?:(?:by|at|on|without)\b)", re.IGNORECASE)
_LIMIT = 400
_DECISION = re.compile(r"\s*At its \d+\S* .{0,40}?meetings?,? (?:held )?(?:on|from) ", re.IGNORECASE)
_VOTES = (
    re.compile(
        r"\b(?:by|of)\s+(?P<yes>\d{1,3})\s+(?:votes?\s+)?(?:in\s+favour\s+)?to\s+(?P<no>\d{1,3}|none)"
        r"(?:\s+(?:votes?|against))?(?:\s+\([^()]{3,200}\))?(?:,?\s+with\s+(?P<abstained>\d{1,3}|no|none)\s+abstentions?)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<yes>\d{1,3})\s+(?:votes\s+)?(?:in\s+favour|for)[,;]?\s+(?P<no>\d{1,3}|none)\s+against[,;]?\s+(?:and\s+)?"
        r"(?P<abstained>\d{1,3}|no|none)\s+abstentions?",
        re.IGNORECASE,
    ),
)


_BEGINNING = re.compile(r"[\s\[(]*(?:Adopted|Approved|ADOPTED|APPROVED)\s+(?i:unanimously|by|without|at|on)\b")
_ENDED = re.compile(r"[.;:!?…][\s\"'”’)\]*]*$")
_HEADING_DATE = re.compile(
    rf"\s*\(?(?:(?:Resolution|Decision)\s+)?(?:adopted\s+)?(?:(?:of|on)\s+)?{_BARE_DATE}\)?\s*[.,*]?\s*", re.IGNORECASE
)
_OPEN = re.compile(r"(?:,|\b(?:the|a|an|of|by|with|to|in|at|and|on))\s*$")
_NAMES = re.compile(r"\s*(?:(?:Voting )?[Ii]n favour|Against|Abstain\w*|Abstentions?|Absent|Not voting)\s*:\s")
_SENTENCE_LIMIT = 1200  # with the names of those who voted
_TAIL = 12  # lines in which a sentence of adoption at the end may begin


@dataclass(frozen=True, slots=True)
class Occasion:
    """What words of adoption say. scanned: what of it is printed in figures that a scanner misread."""

    adopted_on: date | None = None
    meeting: int | None = None
    vote: Vote | None = None
    scanned: tuple[str, ...] = ()


def is_adoption_line(words: str) -> bool:
    """'41st plenary meeting 10 December 2020', '21 July 2020', 'Adopted by 27 votes to 25, with 1 abstention.'"""
    plain = words.strip()
    if not 0 < len(plain) < _LIMIT:
        return False
    return (_LINE.fullmatch(plain) or _SENTENCE.fullmatch(plain)) is not None or is_scanned_occasion(plain)


def begins_adoption(words: str) -> bool:
    """Whether a line is one of adoption, or the first of several: 'Adopted at the 259th meeting by 7 votes to none,'."""
    return _BEGINNING.match(words) is not None or (is_adoption_line(words) and read_meeting(words) is not None)


def is_heading_date(words: str) -> bool:
    """The words under or after a number that date it: 'Resolution of 28 February 1948', 'of 6 October 1978'."""
    return len(words) < 80 and _HEADING_DATE.fullmatch(words) is not None


def find_adoption(lines: Sequence[str]) -> tuple[int, int]:
    """Where among the last lines of a text its words of adoption stand: (first, one after the last).

    They may run over several lines, with the votes and the names of those who abstained.
    """
    start = len(lines)
    while start > 1 and is_adoption_line(lines[start - 1]) and not _ends_a_sentence(lines, start - 1):
        start -= 1
    for at in range(start - 1, max(0, start - 1 - _TAIL), -1):
        if _ENDED.search(lines[at - 1]) and (_BEGINNING.match(lines[at]) or _is_meeting_over_date(lines, at)):
            end = _sentence_end(lines, at) if _BEGINNING.match(lines[at]) else at + 1
            first, end = _first_line(lines, at), _last_line(lines, end)
            return (first, len(lines)) if end >= start else (first, end) if start == len(lines) else (start, len(lines))
    return start, len(lines)


def _ends_a_sentence(lines: Sequence[str], at: int) -> bool:
    """'… be held on Thursday,' over '27 July 2023.': a date with a full stop below a line that goes on."""
    date_line = lines[at].strip()
    return date_line.endswith(".") and is_date(date_line) and re.search(r"[.;:!?)\]”][\s*]*$", lines[at - 1]) is None


def _is_meeting_over_date(lines: Sequence[str], at: int) -> bool:
    """'12th plenary meeting' over '4 May 2021', or both on one line, and nothing else."""
    if not is_adoption_line(lines[at]) or read_meeting(lines[at]) is None:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return read_date(lines[at]) is not None or (is_adoption_line(following) and read_date(following) is not None)


def _sentence_end(lines: Sequence[str], at: int) -> int:
    """One after the last line of a sentence of adoption: it ends, and no bracket is open."""
    words = ""
    for index in range(at, len(lines)):
        words = f"{words} {lines[index].strip()}"
        is_open = words.count("(") > words.count(")") or words.count("[") > words.count("]")
        following = lines[index + 1].lstrip() if index + 1 < len(lines) else ""
        goes_on = is_open or _OPEN.search(words) is not None or following[:1].islower()
        if not goes_on or len(words) > _SENTENCE_LIMIT:
            return index + 1
    return len(lines)


def _first_line(lines: Sequence[str], at: int) -> int:
    while at > 1 and is_adoption_line(lines[at - 1]):
        at -= 1
    return at


def _last_line(lines: Sequence[str], at: int) -> int:
    """One after the last line, with the names of a recorded vote: 'In favour: …', 'Against: …', 'Abstaining: …'."""
    is_list = False
    while at < len(lines):
        goes_on = is_list and _ENDED.search(lines[at - 1]) is None
        is_list = goes_on or _NAMES.match(lines[at]) is not None
        if not (is_list or is_adoption_line(lines[at])):
            break
        at = _sentence_end(lines, at) if _BEGINNING.match(lines[at]) else at + 1
    return at


def opens_decision(words: str) -> bool:
    """'At its 5th meeting, on 12 May 2021, the Commission decided …'"""
    return _DECISION.match(words) is not None


def names_adoption(words: str) -> bool:
    """Whether a cover line tells of the adoption: 'Resolution adopted by the General Assembly on 12 May 2021'."""
    return _COVER.search(words) is not None


def occasion_of(words: str) -> Occasion:
    spaced = re.sub(r"(?<=[a-z]{2})(?=\d{1,2}\s+[A-Z])", " ", words)
    day, meeting = read_date(spaced), read_meeting(spaced)
    return Occasion(
        day.value if day else None,
        meeting.value if meeting else None,
        find_vote(words),
        tuple(one.scanned for one in (day, meeting) if one is not None and one.scanned),
    )


def occasion_on_cover(lines: Sequence[str]) -> Occasion:
    """What the cover says: a sentence of adoption, or a meeting with a date after it."""
    for index, line in enumerate(lines):
        if names_adoption(line):
            following = " ".join(lines[index + 1 : index + 2])
            is_cut = find_date(line) is None and is_heading_date(following)
            return occasion_of(f"{line} {following}" if is_cut else line)
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

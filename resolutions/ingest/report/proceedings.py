"""When a text was adopted, where the proceedings of the report say so and name it by its number.

'At its 9th meeting, on 6 March, the Commission adopted draft resolution E/CN.7/2020/L.2. (For the text, see chap. I,
sect. C, resolution 63/1.)' Nothing else in a report dates a resolution: the days of the session do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.ingest.adoption import find_vote
from resolutions.ingest.outline.paragraphs import Paragraph
from resolutions.ingest.report.cover import Cover
from resolutions.structure.identity import Vote
from resolutions.structure.months import MONTHS
from resolutions.structure.numerals import from_roman
from resolutions.structure.spans import Span

BASIS = "proceedings"

_OCCASION = re.compile(
    r"\bAt\s+(?:its\s+(?P<meeting>\d{1,5})(?:st|nd|rd|th)\s+(?:\w+\s+)?meetings?,\s+(?:held\s+)?on\s+"
    rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>\d{{4}}))?|the\s+same\s+meeting\b)",
    re.IGNORECASE,
)
_SLASH = r"(?:S[-–‑])?\d{1,4}/\d{1,4}"
_ROMAN = r"\d{1,3}\s?\((?:S[-–‑])?[IVXLC]+\)"
_ONE = rf"(?:{_SLASH}|{_ROMAN})"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<before>\w+\s+)?(?P<kind>resolution|decision)s?\s+(?P<list>{_ONE}(?:(?:,\s+and|,|\s+and)\s+{_ONE})*)",
    re.IGNORECASE,
)
_OTHERS = frozenset({"assembly", "council", "its", "draft", "organization"})
_ADOPTED = {
    "resolution": re.compile(r"\badopted\b", re.IGNORECASE),
    "decision": re.compile(r"\badopted\b|\bdecided\b", re.IGNORECASE),
}
_DRAFT = re.compile(r"\b[AES]/(?:[\w-]+\.?\d*/)*L\.\d+(?:/(?:Rev|Corr|Add)\.\d+)*")

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What the proceedings say of one text, and where. `is_contradicted`: they say it twice, not the same."""

    adopted_on: date
    meeting: int
    vote: Vote | None = None
    draft_symbol: str = ""
    source: tuple[Span, ...] = ()
    is_contradicted: bool = False


@dataclass(frozen=True, slots=True)
class _When:
    meeting: int
    day: date


def find_told(paragraphs: Sequence[Paragraph], cover: Cover) -> dict[Key, Told]:
    """What is told of each text, by kind, session and number."""
    out: dict[Key, Told] = {}
    last: _When | None = None
    for paragraph in paragraphs:
        for stretch, when in _stretches(paragraph.text, last, cover):
            last = when
            if when is not None:
                _tell(stretch, when, paragraph, out)
    return out


def _stretches(words: str, when: _When | None, cover: Cover) -> Iterator[tuple[str, _When | None]]:
    """The words from each mention of a meeting to the next, with that meeting; 'the same meeting' is the one before."""
    found = list(_OCCASION.finditer(words))
    for one, end in zip(found, [*(other.start() for other in found[1:]), len(words)], strict=False):
        if one["meeting"]:
            when = _when(one, cover)
        yield words[one.start() : end], when


def _when(found: re.Match[str], cover: Cover) -> _When | None:
    month = [name.lower() for name in MONTHS].index(found["month"].lower()) + 1
    year = int(found["year"]) if found["year"] else cover.year_of(month)
    if year is None:
        return None
    try:
        return _When(int(found["meeting"]), date(year, month, int(found["day"])))
    except ValueError:
        return None


def _tell(words: str, when: _When, paragraph: Paragraph, out: dict[Key, Told]) -> None:
    keys = [key for found in _NAMED.finditer(words) if _is_after_adoption(words, found) for key in _keys(found)]
    drafts = _DRAFT.findall(words)
    is_alone = len(set(keys)) == 1
    for key in keys:
        told = Told(
            when.day,
            when.meeting,
            find_vote(words) if is_alone else None,
            drafts[0] if is_alone and len(set(drafts)) == 1 else "",
            paragraph.source,
        )
        before = out.get(key)
        is_same = before is None or (before.adopted_on, before.meeting) == (told.adopted_on, told.meeting)
        out[key] = before or told if is_same else Told(told.adopted_on, told.meeting, is_contradicted=True)


def _is_after_adoption(words: str, named: re.Match[str]) -> bool:
    return _ADOPTED[named["kind"].lower()].search(words, 0, named.start("kind")) is not None


def _keys(found: re.Match[str]) -> Iterator[Key]:
    """'resolutions 63/1 and 63/2' -> both; those of another organ ('Council resolution 2012/12') give none."""
    if (found["before"] or "").strip().lower() in _OTHERS:
        return
    for one in re.finditer(_ONE, found["list"], re.IGNORECASE):
        key = _key(one[0])
        if key is not None:
            yield (found["kind"].lower(), *key)


def _key(printed: str) -> tuple[str, int] | None:
    words = re.sub("[–‑]", "-", printed.upper())
    if "/" in words:
        session, _, number = words.partition("/")
        return session, int(number)
    found = re.fullmatch(r"(\d+)\s?\((S-)?([IVXLC]+)\)", words)
    numeral = from_roman(found[3]) if found else None
    return (f"{found[2] or ''}{numeral}", int(found[1])) if found and numeral else None

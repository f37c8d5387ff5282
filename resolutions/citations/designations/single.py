"""One citation says things twice, or far apart: its symbol after its number, its paragraph after its date.

"Res 45/9 (15 March 2002) UN Doc E/2002/28 para 3" is one text and its paragraph, not a text and a document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.citations.designations.pinpoint_words import place_of
from resolutions.citations.designations.readings import Candidate, Reading
from resolutions.citations.pinpoints import pinpoint_after

_REPORT = re.compile(r"E/(?:\d{3,4}|(?:19|20)\d\d/\d{1,3})(?:/.+)?")
_TOLD = re.compile(r"\bDoc(?:ument)?\.?:? \(?$", re.IGNORECASE)
_RECORDS = re.compile(r"\bOfficial Records\b|\bSupplement\b|\bRecords\b")
_APART = re.compile(r"\band\b|;|\bor\b|&")
_NOTE = re.compile(r"(?:,| )? ?(?:and )?footnote (?P<mark>\d{1,3}|\*{1,4})(?!\w)")
_SCOPED = re.compile(
    r"\b[A-Za-z]{1,9}\.? (?:[IVXL]{1,5}|[A-Z]|\d{1,2})$"
)  # "bk. II": a place in what is not understood
_STEP = re.compile(r"[,;)\".] |(?<=[\w)\"]) (?=paragraph|preambular|footnote|section|annex)")


def as_one(readings: list[Reading], text: str) -> list[Reading]:
    """The readings of one citation without those that say again, or say where it is printed."""
    first = next((one for one in readings if _texts(one)), None)
    if first is None:
        return readings
    kept = [first]
    for one in readings:
        if one is first:
            continue
        same = _same(kept[0], one)
        kept = [same, *kept[1:]] if same else [*kept, one]
    if sum(1 for one in kept if _texts(one)) != 1:
        return sorted(kept, key=_start)
    for one in [one for one in kept[1:] if _is_printing(one, kept[0], text)]:
        kept = [_printed_in(kept[0], one.candidates[0]), *(other for other in kept[1:] if other is not one)]
    return sorted(kept, key=_start)


def _start(reading: Reading) -> int:
    return reading.start


def _texts(reading: Reading) -> list[Candidate]:
    return [one for one in reading.candidates if one.identity]


def _same(first: Reading, again: Reading) -> Reading | None:
    """The first reading, settled by one that names the same text again; None where it names another."""
    texts = _texts(again)
    if len(texts) != 1:
        return None
    match = next((one for one in _texts(first) if _whole(one) == _whole(texts[0])), None)
    if match is None:
        return None
    place = match.anchor or texts[0].anchor
    identity = match.identity if match.identity and match.identity.part_letter else texts[0].identity
    settled = replace(match, identity=identity, anchor=place, pinpoint=match.pinpoint or texts[0].pinpoint)
    return replace(first, candidates=(settled,), why=None)


def _whole(candidate: Candidate) -> tuple[object, ...]:
    one = candidate.identity
    return (one.body, one.kind, one.session, one.number, one.slug) if one else ()


def _is_printing(document: Reading, text_reading: Reading, words: str) -> bool:
    """Whether a document is named as the place of the text: "UN Doc …", "(E/2002/28)", or the report before its number."""
    if len(document.candidates) != 1 or not document.candidates[0].symbol:
        return False
    symbol = document.candidates[0].symbol
    if re.fullmatch(r"S/RES/\d{1,4}", symbol):
        return any(one.identity and one.identity.body == "sc" for one in text_reading.candidates)
    first, last = sorted((document, text_reading), key=_start)
    between = words[first.end : last.start]
    if _TOLD.search(words[max(0, document.start - 12) : document.start]):
        return True
    if first is text_reading:
        return _RECORDS.search(between) is not None
    return _REPORT.fullmatch(symbol) is not None and not _APART.search(between)


def _printed_in(reading: Reading, document: Candidate) -> Reading:
    place = place_of(document.pinpoint)
    candidates = tuple(
        one if one.anchor or not place else replace(one, anchor=place, pinpoint=document.pinpoint)
        for one in reading.candidates
    )
    own = tuple(one for one in candidates if one.identity and one.identity.body == "cnd")
    is_report = _REPORT.fullmatch(document.symbol) is not None
    return replace(reading, candidates=own if own and is_report else candidates, printed_in=document.symbol)


def with_far_place(candidates: tuple[Candidate, ...], text: str, end: int) -> tuple[Candidate, ...]:
    """The paragraph that is named after the title, the organ or the date; a note of the paragraph is closer still."""
    note = _NOTE.search(text, end)
    words = "" if any(one.anchor for one in candidates) else _far_pinpoint(text, end)
    if note:
        words = f"{words or (candidates[0].pinpoint if candidates else '')}, footnote {note['mark']}".removeprefix(", ")
    place = place_of(words)
    if not place:
        return candidates
    return tuple(replace(one, anchor=place, pinpoint=words) for one in candidates)


def _far_pinpoint(text: str, end: int) -> str:
    for step in _STEP.finditer(text, end):
        for at in (step.start() if step[0][0] in ", " else step.end() - 1, step.end() - 1):
            words, _ = pinpoint_after(text, at)
            if place_of(words) and not _SCOPED.search(text, end, at):
                return words
    return ""

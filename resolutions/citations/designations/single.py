"""One citation says things twice, or far apart: its symbol after its number, its paragraph after its date.

"Res 45/9 (15 March 2002) UN Doc E/2002/28 para 3" is one text and its paragraph, not a text and a document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.citations.designations.pinpoint_words import place_of
from resolutions.citations.designations.readings import Candidate, Reading
from resolutions.citations.pinpoints import pinpoint_after
from resolutions.structure.numerals import from_roman

_REPORT = re.compile(r"E/(?:\d{3,4}|(?:19|20)\d\d/\d{1,3})(?:/.+)?")
_TOLD = re.compile(r"\bDoc(?:ument)?\.?:? \(?$", re.IGNORECASE)
_RECORDS = re.compile(r"\bOfficial Records\b|\bSupplement\b|\bRecords\b")
_APART = re.compile(r"\band\b|;|\bor\b|&")
_NOTE = re.compile(r"(?:,| )? ?(?:and )?footnote (?P<mark>\d{1,3}|\*{1,4})(?!\w)")
_NOTE_BEFORE = re.compile(r"\bfootnote (?P<mark>\d{1,3}|\*{1,4}) (?:of|to|in) (?:the )?$")
_SCOPED = re.compile(
    r"\b[A-Za-z]{1,9}\.? (?:[IVXL]{1,5}|[A-Z]|\d{1,2}),?$"
)  # "bk. II,": a place in what is not understood
_TEXT = re.compile(r"\btext (?P<label>[IVXL]{1,5}|\d{1,2}),? ?$")
_QUOTED = re.compile(r"\"[^\"]{3,600}\"")
_YEAR_AND_NUMBER = re.compile(r"\((?:19|20)\d\d\)\. .{3,600}? (?=\((?:resolution|decision) )")
_IN_THIS = re.compile(r",? (?:above|below|hereof|thereto)\b")
_STEP = re.compile(r"[,;)\".] |(?<=[\w)\"]) (?=paragraph|preambular|footnote|section|annex|part )")


def outside_titles(readings: list[Reading], text: str) -> list[Reading]:
    """Without what stands in the title of a text that is named beside it: "Resolution 45/9, “Review of resolution 44/2”".

    A title stands in quotation marks, or between the year and the number: "(2002). Title (Resolution No. 45/9)".
    """
    titles = [found.span() for found in (*_QUOTED.finditer(text), *_YEAR_AND_NUMBER.finditer(text))]
    outside = [one for one in readings if not any(start < one.start and one.end < end for start, end in titles)]
    return outside if any(_texts(one) for one in outside) else readings


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


def with_far_place(reading: Reading, text: str) -> tuple[Candidate, ...]:
    """The paragraph that is named after the title, the organ or the date; a note of the paragraph is closer still."""
    candidates, end = reading.candidates, reading.end
    note = _NOTE.search(text, end) or _NOTE_BEFORE.search(text, 0, reading.start)
    is_placed = any(one.anchor for one in candidates)
    words, at = ("", reading.start) if is_placed else _far_pinpoint(text, end)
    if note:
        words = f"{words or (candidates[0].pinpoint if candidates else '')}, footnote {note['mark']}".removeprefix(", ")
    scope = "" if note else _scope_of(text, at)
    place = place_of(words)
    if place:
        return tuple(replace(one, anchor=_within(scope, place), pinpoint=words) for one in candidates)
    return tuple(replace(one, anchor=_within(scope, one.anchor)) for one in candidates)


def _scope_of(text: str, at: int) -> str:
    """ "text I, paragraph 6": a text that is adopted inside a paragraph."""
    found = _TEXT.search(text, max(0, at - 12), at)
    if found is None:
        return ""
    label = found["label"]
    return f"text{int(label) if label.isdigit() else from_roman(label)}-"


def _within(scope: str, place: str) -> str:
    return "..".join(f"{scope}{end}" for end in place.split("..")) if place else ""


def _far_pinpoint(text: str, end: int) -> tuple[str, int]:
    """The words, and where they begin."""
    for step in _STEP.finditer(text, end):
        for at in (step.start() if step[0][0] in ", " else step.end() - 1, step.end() - 1):
            words, until = pinpoint_after(text, at)
            is_scoped = _SCOPED.search(text, end, at) and not _TEXT.search(text, end, at)
            if place_of(words) and not is_scoped and not _IN_THIS.match(text, until):
                return words, at
    return "", end

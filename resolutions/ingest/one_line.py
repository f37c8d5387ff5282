"""A whole body on one line, as web pages and tables leave it: cut where a number, a letter or an opening verb begins.

A cut needs what no sentence has by chance: "1. Urges … 2. Requests …" counting on with finite opening verbs, or enacting
words with opening participles after commas. One number in a line cuts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from resolutions.ingest.actions import OPERATIVE, PREAMBULAR, Actions
from resolutions.ingest.blocks import Block
from resolutions.ingest.designations import parse_designation_line
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.runs import cut, places
from resolutions.ingest.vocabulary import Vocabulary

CODE = "cut-from-one-line"

_LONG = 160  # characters; a printed line has fewer
_HEAD = 400  # characters of a number and a title before the enacting words
_AHEAD = 80  # characters in which an opening verb is looked for
_BLANK = r"[ \u00a0]+"
_NUMBER = re.compile(rf"(?:(?<=[,;.:])|(?<=[,;.:][*”])|(?<=\band)){_BLANK}(?=(?P<value>\d{{1,3}})\.{_BLANK}[*“]?[A-Z])")
_LETTER = re.compile(rf"(?:(?<=[,;:])|(?<=[,;] and)){_BLANK}(?=\((?P<letter>[a-z])\){_BLANK}\S)")
_OPENING = re.compile(rf"(?<=,){_BLANK}(?=\*?[A-Z])")
_MEETING = re.compile(rf"(?<=[.;]){_BLANK}(?=\d{{1,4}}(?:st|nd|rd|th) (?:plenary )?meeting\b[^.;]{{0,40}}$)")
_STARTING = re.compile(rf"\s*(?P<value>\d{{1,3}})\.{_BLANK}")


def cut_lines(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[list[Block], list[Problem]]:
    """The blocks, with those that hold several paragraphs cut; a problem says where."""
    out: list[Block] = []
    problems: list[Problem] = []
    for block in blocks:
        parts = [block]
        if _may_be_cut(block):
            parts = list(_parts(block, _places(block.text, vocabulary)))
        out += parts
        if len(parts) > 1:
            message = f"{len(parts)} paragraphs stood on one line; they were cut at numbers and opening words."
            problems.append(Problem(CODE, Severity.INFO, message, source=places([block])))
    return out, problems


def _may_be_cut(block: Block) -> bool:
    is_plain = block.role is None and not (block.is_rule or block.level or block.table)
    return is_plain and sum(len(run.text) for run in block.runs) > _LONG


def _parts(block: Block, offsets: Sequence[int]) -> Iterator[Block]:
    runs, gone = block.runs, 0
    part = block
    for offset in offsets:
        before, runs = cut(runs, offset - gone)
        yield replace(part, runs=before)
        part, gone = replace(block, begins_page=False, has_gap_before=True), offset
    yield replace(part, runs=runs)


def _places(text: str, vocabulary: Vocabulary) -> list[int]:
    """Where the paragraphs after the first begin; none where the line is one paragraph."""
    numbers = _numbers(text, vocabulary.actions)
    enacting = _enacting(text, vocabulary)
    if not numbers and enacting is None:
        return []
    first = numbers[0] if numbers else len(text)
    openings = _openings(text[:first], vocabulary.actions) if enacting is not None or not _STARTING.match(text) else []
    if not numbers and not openings:
        return []
    head = [enacting] if enacting else []
    letters = [offset for start, end in _stretches(numbers, len(text)) for offset in _letters(text, start, end)]
    meeting = _MEETING.search(text, max(0, len(text) - _AHEAD))
    return sorted({*head, *openings, *numbers, *letters, *([meeting.end()] if meeting else [])})


def _numbers(text: str, actions: Actions) -> list[int]:
    """The places of numbers that count on, each before a finite opening verb; two at least, with one that begins the line."""
    starting = _STARTING.match(text)
    expected = int(starting["value"]) + 1 if starting else 1
    out: list[int] = []
    for found in _NUMBER.finditer(text):
        if int(found["value"]) == expected and _opens(text, found.end() + len(found["value"]) + 1, actions, OPERATIVE):
            out.append(found.end())
            expected += 1
    return out if len(out) + (starting is not None) > 1 else []


def _opens(text: str, at: int, actions: Actions, part: str) -> bool:
    opening = actions.find(text[at : at + _AHEAD].lstrip(" \u00a0*“"))
    return opening is not None and opening[1] == part


def _enacting(text: str, vocabulary: Vocabulary) -> int | None:
    """Where the enacting words begin: at the start of the line, or behind a number and a title."""
    if parse_enacting(text, vocabulary.bodies) is not None:
        return 0
    if parse_designation_line(text[:_HEAD], vocabulary.bodies) is None:
        return None
    for found in re.finditer(r"\s(?=[*\[]?The\s)", text[:_HEAD]):
        enacting = parse_enacting(text[found.end() :], vocabulary.bodies)
        if enacting is not None and not enacting.is_alone:
            return found.end()
    return None


def _openings(text: str, actions: Actions) -> list[int]:
    return [found.end() for found in _OPENING.finditer(text) if _opens(text, found.end(), actions, PREAMBULAR)]


def _stretches(numbers: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    yield from pairwise([*numbers, length])


def _letters(text: str, start: int, end: int) -> list[int]:
    """(a), (b), (c) below one number, in order; an (a) alone is a word of its sentence."""
    out: list[int] = []
    for found in _LETTER.finditer(text, start, end):
        if ord(found["letter"]) - 97 == len(out):
            out.append(found.end())
    return out if len(out) > 1 else []

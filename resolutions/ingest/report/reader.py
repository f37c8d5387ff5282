"""A session report becomes one text for each of its drafts, resolutions and decisions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Dropped, Problem
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.footnotes import Note, split_notes
from resolutions.ingest.marks import calls_of
from resolutions.ingest.noted_segments import bind_feet
from resolutions.ingest.outline.paragraphs import gather
from resolutions.ingest.page_feet import split_feet
from resolutions.ingest.report.bounds import find_ends
from resolutions.ingest.report.contents import Contents, find_contents, is_contents_heading
from resolutions.ingest.report.cover import read_cover
from resolutions.ingest.report.cutting import Place, find_places
from resolutions.ingest.report.doubts import against_contents
from resolutions.ingest.report.headings import find_headings
from resolutions.ingest.report.listing import left_out
from resolutions.ingest.report.notes import notes_of_texts
from resolutions.ingest.report.proceedings import find_told
from resolutions.ingest.report.signs import is_introduction, is_report_title, is_section
from resolutions.ingest.report.texts import texts_of, with_report
from resolutions.ingest.segments import Segment
from resolutions.ingest.vocabulary import Vocabulary

_COVER_LINES = 80


@dataclass(frozen=True, slots=True)
class Report:
    """What a session report gave: its texts in printed order, what is in none of them, doubts about the whole."""

    texts: tuple[ExplicitText, ...]
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Noted:
    """The blocks with their calls bound, the notes, where the texts begin; problems: calls that are in doubt."""

    blocks: Sequence[Block]
    notes: Sequence[Note]
    places: Sequence[Place]
    contents: Contents
    problems: Sequence[Problem] = ()


def read_report(blocks: Sequence[Block], vocabulary: Vocabulary) -> Report | None:
    """The texts of a session report; None for a source that is none. `blocks` are without page furniture."""
    if not _has_signs(blocks):
        return None
    noted = _noted(blocks, vocabulary)
    return _read(noted, vocabulary) if noted.places else None


def _noted(blocks: Sequence[Block], vocabulary: Vocabulary) -> _Noted:
    """The blocks without notes, with their calls bound over the whole report, since its numbers run on."""
    feet = split_feet(blocks)
    if not feet.notes:
        rest, notes = split_notes(blocks)
        rest = calls_of(rest, [note.marker for note in notes]).bind(rest)
        places = find_places(rest, vocabulary.bodies)
        return _Noted(rest, notes, places, _contents(rest, places, vocabulary))
    places = find_places(feet.rest, vocabulary.bodies)
    if not places:
        return _Noted(feet.rest, feet.notes, places, Contents())
    contents = _contents(feet.rest, places, vocabulary)
    front = contents.end or places[0].start
    whole = Segment(head=tuple(feet.rest[:front]), body=tuple(feet.rest[front:]))
    (bound,) = bind_feet(feet, [whole])
    rest = [*bound.segment.head, *bound.segment.body]
    return _Noted(rest, bound.notes, find_places(rest, vocabulary.bodies), contents, bound.problems)


def _contents(blocks: Sequence[Block], places: Sequence[Place], vocabulary: Vocabulary) -> Contents:
    return find_contents(blocks, places[0].start, vocabulary.bodies) if places else Contents()


def _has_signs(blocks: Sequence[Block]) -> bool:
    """One sentence or heading may stand in any text; two of them, one of which sends texts on, only in a report."""
    introductions = sum(is_introduction(blocks, index) for index in range(len(blocks)))
    sections = sum(is_section(block.text) for block in blocks)
    titles = any(is_report_title(block.text) or is_contents_heading(block.text) for block in blocks[:_COVER_LINES])
    return introductions + sections >= 2 or (introductions + sections == 1 and titles)


def _read(noted: _Noted, vocabulary: Vocabulary) -> Report:
    blocks, places, contents = noted.blocks, noted.places, noted.contents
    ends = find_ends(blocks, places, contents)
    stretches = [(place.start, end) for place, end in zip(places, ends, strict=True)]
    of_texts, of_rest = notes_of_texts(blocks, noted.notes, stretches)
    cover = read_cover([block.text for block in blocks[: contents.start or _COVER_LINES]], vocabulary.bodies)
    said = [*blocks[contents.end : places[0].start], *_outside(blocks, stretches)]
    told = find_told(gather(said, vocabulary.actions), cover)
    doubts_of = _by_text(noted.problems, blocks, stretches)
    texts: list[ExplicitText] = []
    owners: list[Place] = []
    printed = find_headings(blocks, stretches, contents.end, cover.supplement)
    for place, (start, end), own, printed_in in zip(places, stretches, of_texts, printed, strict=True):
        found = texts_of(blocks[start:end], place, own, vocabulary)
        doubts = tuple(doubts_of.get(place.start, ()))
        found[-1] = replace(found[-1], problems=(*found[-1].problems, *doubts))
        texts += [replace(with_report(text, place, cover, told), printed_in=printed_in) for text in found]
        owners += [place] * len(found)
    return Report(
        tuple(texts),
        tuple(left_out(blocks, stretches, contents, of_rest)),
        tuple(against_contents(contents, texts, owners)),
    )


def _by_text(
    problems: Sequence[Problem], blocks: Sequence[Block], stretches: Sequence[tuple[int, int]]
) -> dict[int, list[Problem]]:
    """The doubts about calls by the first block of the text in which they stand; those outside the texts go unsaid."""
    begins = [blocks[start].runs[0].span.start for start, _ in stretches]
    ends = [max(run.span.end for block in blocks[start:end] for run in block.runs) for start, end in stretches]
    out: dict[int, list[Problem]] = {}
    for problem in problems:
        at = bisect_right(begins, problem.source[0].start) - 1 if problem.source else -1
        if at >= 0 and problem.source[0].start < ends[at]:
            out.setdefault(stretches[at][0], []).append(problem)
    return out


def _outside(blocks: Sequence[Block], stretches: Sequence[tuple[int, int]]) -> list[Block]:
    """The blocks after the first text that are in none: headings, introductions, proceedings."""
    out: list[Block] = []
    for (_, end), start in zip(stretches, [*(one[0] for one in stretches[1:]), len(blocks)], strict=True):
        out += blocks[end:start]
    return out

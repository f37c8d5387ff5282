"""A session report becomes one text for each of its drafts, resolutions and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.ingest.blocks import Block, words_of
from resolutions.ingest.drafts import Dropped, Problem
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.flow import outline_segment
from resolutions.ingest.footnotes import Note, split_notes
from resolutions.ingest.marks import calls_of
from resolutions.ingest.noted_segments import bind_feet
from resolutions.ingest.outline.paragraphs import gather
from resolutions.ingest.page_feet import split_feet
from resolutions.ingest.report.bounds import find_ends
from resolutions.ingest.report.contents import Contents, find_contents
from resolutions.ingest.report.cover import Cover, read_cover
from resolutions.ingest.report.cutting import Place, find_places
from resolutions.ingest.report.doubts import against_contents, of_proceedings, origin, undated
from resolutions.ingest.report.listing import left_out
from resolutions.ingest.report.notes import notes_of_texts
from resolutions.ingest.report.proceedings import BASIS, Key, Told, find_told
from resolutions.ingest.report.signs import is_introduction, is_report_title, is_section
from resolutions.ingest.runs import joined, without_start
from resolutions.ingest.segments import Segment, split_segments
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.identity import Adoption, Identity

_COVER_LINES = 80
_SAID_BY_THE_REPORT = ("no-number", "no-adoption-date")


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
    return _Noted(rest, bound.notes, places, contents, bound.problems)


def _contents(blocks: Sequence[Block], places: Sequence[Place], vocabulary: Vocabulary) -> Contents:
    return find_contents(blocks, places[0].start, vocabulary.bodies) if places else Contents()


def _has_signs(blocks: Sequence[Block]) -> bool:
    """One sentence or heading may stand in any text; two of them, one of which sends texts on, only in a report."""
    introductions = sum(is_introduction(blocks, index) for index in range(len(blocks)))
    sections = sum(is_section(block.text) for block in blocks)
    titles = any(is_report_title(block.text) for block in blocks[:_COVER_LINES])
    return introductions + sections >= 2 or (introductions + sections == 1 and titles)


def _read(noted: _Noted, vocabulary: Vocabulary) -> Report:
    blocks, places, contents = noted.blocks, noted.places, noted.contents
    ends = find_ends(blocks, places, contents)
    stretches = [(place.start, end) for place, end in zip(places, ends, strict=True)]
    of_texts, of_rest = notes_of_texts(blocks, noted.notes, stretches)
    cover = read_cover([block.text for block in blocks[: contents.start or _COVER_LINES]], vocabulary.bodies)
    said = [*blocks[contents.end : places[0].start], *_outside(blocks, stretches)]
    told = find_told(gather(said, vocabulary.actions), cover)
    texts: list[ExplicitText] = []
    owners: list[Place] = []
    for place, (start, end), own in zip(places, stretches, of_texts, strict=True):
        found = _texts_of(blocks[start:end], place, own, vocabulary)
        doubts = tuple(problem for problem in noted.problems if _is_within(problem, blocks[start:end]))
        found[-1] = replace(found[-1], problems=(*found[-1].problems, *doubts))
        texts += [_with_report(text, place, cover, told) for text in found]
        owners += [place] * len(found)
    return Report(
        tuple(texts),
        tuple(left_out(blocks, stretches, contents, of_rest)),
        tuple(against_contents(contents, texts, owners)),
    )


def _is_within(problem: Problem, blocks: Sequence[Block]) -> bool:
    spans = [span for block in (blocks[0], blocks[-1]) for span in block.spans]
    return bool(problem.source and spans) and spans[0].start <= problem.source[0].start < spans[-1].end


def _outside(blocks: Sequence[Block], stretches: Sequence[tuple[int, int]]) -> list[Block]:
    """The blocks after the first text that are in none: headings, introductions, proceedings."""
    out: list[Block] = []
    for (_, end), start in zip(stretches, [*(one[0] for one in stretches[1:]), len(blocks)], strict=True):
        out += blocks[end:start]
    return out


def _texts_of(
    blocks: Sequence[Block], place: Place, notes: Sequence[Note], vocabulary: Vocabulary
) -> list[ExplicitText]:
    """The text of a place; several where lettered parts share one number."""
    parts = split_segments(blocks, vocabulary.bodies) if place.number else []
    if len(parts) > 1 and all(part.letter for part in parts):
        return _lettered(parts, notes, vocabulary)
    opening = place.opening - place.start
    head, body = blocks[:opening], blocks[opening:]
    enacting = parse_enacting(body[0].text, vocabulary.bodies)
    segment = Segment(
        head=tuple(head) if place.number else (),
        body=tuple(body),
        body_slug=enacting.body if enacting else "",
        enacting_length=enacting.length if enacting else 0,
    )
    text = outline_segment(segment, notes, None, vocabulary)
    if place.draft is not None:
        first = replace(head[0], runs=without_start(head[0].runs, place.draft.length))
        title = words_of(joined([block for block in (first, *head[1:]) if block.text.strip() and not block.is_rule]))
        text = replace(text, identity=None, printed=place.draft.printed, title=title)
    return [replace(text, pages=_pages(blocks))]


def _lettered(parts: Sequence[Segment], notes: Sequence[Note], vocabulary: Vocabulary) -> list[ExplicitText]:
    """Parts A, B, … of one resolution, each with its own enacting words and the notes that it calls."""
    out: list[ExplicitText] = []
    for part in parts:
        called = {run.text for block in (*part.head, *part.body) for run in block.runs if run.is_mark}
        own = [note for note in notes if note.marker in called]
        text = outline_segment(part, own, out[-1].identity if out else None, vocabulary)
        out.append(replace(text, pages=_pages([*part.head, *part.body])))
    return out


def _pages(blocks: Sequence[Block]) -> tuple[int, int]:
    pages = [run.span.page for block in blocks for run in block.runs]
    return min(pages, default=1), max(pages, default=1)


def _with_report(text: ExplicitText, place: Place, cover: Cover, told: dict[Key, Told]) -> ExplicitText:
    """The text with what only the report says of it: its organ, when it was adopted, where it stands."""
    identity = text.identity
    if place.number is not None and identity is None and cover.organ:
        identity = Identity(cover.organ, place.kind, place.number.session, place.number.number, place.number.letter)
    known = told.get((identity.kind, identity.session, identity.number or 0)) if identity else None
    text = replace(
        text,
        identity=identity,
        adoption=_adoption(text.adoption, known),
        report_symbol=cover.symbol,
    )
    doubts = [problem for problem in text.problems if problem.code not in _SAID_BY_THE_REPORT]
    if place.draft is None:
        doubts += [problem for problem in text.problems if problem.code == "no-number" and identity is None]
        doubts += [undated(cover)] if text.adoption.adopted_on is None else []
    else:
        doubts = [problem for problem in doubts if not _is_needless(text, place, problem)]
    doubts += of_proceedings(text, known) if known else ()
    return replace(text, problems=(origin(text, place, cover), *doubts))


def _is_needless(text: ExplicitText, place: Place, problem: Problem) -> bool:
    """A draft's title stands apart from its text; a draft decision needs no enacting words."""
    if problem.code == "no-title":
        return bool(text.title)
    return problem.code == "no-enacting-words" and place.kind == "decision"


def _adoption(adoption: Adoption, told: Told | None) -> Adoption:
    """What the text itself says goes before what the proceedings tell of it."""
    if told is None or told.is_contradicted:
        return adoption
    if adoption.adopted_on is not None:
        return replace(adoption, draft_symbol=adoption.draft_symbol or told.draft_symbol)
    return replace(
        adoption,
        adopted_on=told.adopted_on,
        basis=BASIS,
        meeting=adoption.meeting or told.meeting,
        vote=adoption.vote or told.vote,
        draft_symbol=adoption.draft_symbol or told.draft_symbol,
    )

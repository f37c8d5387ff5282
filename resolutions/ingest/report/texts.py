"""One text of a session report: cut out at its place, outlined like any other, with what only the report says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Block, words_of
from resolutions.ingest.drafts import Problem
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.flow import outline_segment
from resolutions.ingest.footnotes import Note
from resolutions.ingest.report.cover import Cover
from resolutions.ingest.report.cutting import Place
from resolutions.ingest.report.doubts import of_proceedings, origin, undated
from resolutions.ingest.report.proceedings import BASIS, Key, Told
from resolutions.ingest.runs import joined, without_words
from resolutions.ingest.segments import Segment, split_segments
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.identity import Adoption, Identity

_SAID_BY_THE_REPORT = ("no-number", "no-adoption-date")


def texts_of(
    blocks: Sequence[Block], place: Place, notes: Sequence[Note], vocabulary: Vocabulary
) -> list[ExplicitText]:
    """The text of a place; several where lettered parts share one number."""
    parts = split_segments(blocks, vocabulary.bodies) if place.number else []
    if len(parts) > 1 and all(part.letter for part in parts):
        return _lettered(parts, notes, vocabulary)
    opening = place.opening - place.start
    head, body = _with_calls_in_title(blocks[:opening]), blocks[opening:]
    enacting = parse_enacting(body[0].text, vocabulary.bodies)
    segment = Segment(
        head=tuple(head) if place.number else (),
        body=tuple(body),
        body_slug=enacting.body if enacting else "",
        enacting_length=enacting.length if enacting else 0,
    )
    text = outline_segment(segment, notes, None, vocabulary)
    if place.draft is not None:
        first = replace(head[0], runs=without_words(head[0].runs, place.draft.length))
        title = words_of(joined([block for block in (first, *head[1:]) if block.text.strip() and not block.is_rule]))
        text = replace(text, identity=None, printed=place.draft.printed, title=title)
    return [replace(text, pages=_pages(blocks))]


def _with_calls_in_title(head: Sequence[Block]) -> list[Block]:
    """A note that the number calls ("Resolution 45/1*") is called by the title: a number has no place for it."""
    first, *rest = head
    calls = tuple(run for run in first.runs if run.is_mark)
    if not calls:
        return list(head)
    words = tuple(run for run in first.runs if not run.is_mark)
    at = next((index for index, block in enumerate(rest) if block.text.strip() and not block.is_rule), None)
    if at is None:
        return [replace(first, runs=(*words, *calls)), *rest]
    rest[at] = replace(rest[at], runs=(*calls, *rest[at].runs))
    return [replace(first, runs=words), *rest]


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


def with_report(text: ExplicitText, place: Place, cover: Cover, told: dict[Key, Told]) -> ExplicitText:
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

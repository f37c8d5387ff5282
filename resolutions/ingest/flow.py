"""Plain blocks become outlined resolutions: furniture, segments, notes, calls, masthead, body, adoption line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resolutions.ingest.adoption import occasion_of, opens_decision
from resolutions.ingest.blocks import Block, Item, words_of
from resolutions.ingest.divisions import Division, divide
from resolutions.ingest.doubts import Traces, find_printed_doubts
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.enacting import find_deciding_organ
from resolutions.ingest.explicit_outline import ExplicitNote, ExplicitText
from resolutions.ingest.footnotes import Note, split_notes, split_star_notes
from resolutions.ingest.late_titles import with_late_title
from resolutions.ingest.marks import Calls, calls_of
from resolutions.ingest.masthead import Masthead, adoption_on_cover, identify, read_masthead
from resolutions.ingest.noted_segments import bind_feet
from resolutions.ingest.orphan_calls import bind_orphans
from resolutions.ingest.outline.body import made, outline
from resolutions.ingest.outline.paragraphs import gather
from resolutions.ingest.page_feet import Feet, split_feet
from resolutions.ingest.runs import cut, joined, text_of
from resolutions.ingest.segments import Segment, split_segments
from resolutions.ingest.shared_labels import split_shared
from resolutions.ingest.tails import with_cut_start
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Kind, Part, Words

_SENTENCE_LINES, _SENTENCE = 4, 300  # of the first sentence of a decision: its meeting, its date, its vote


def outline_blocks(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[ExplicitText]:
    """The resolutions of a source in order; none where nothing in it looks like one."""
    rest, stars = split_star_notes(blocks)
    rest = Calls(tuple(star.marker for star in stars)).bind(rest) if stars else rest
    return _with_stars(_outlined(rest, vocabulary), stars)


def _with_stars(texts: list[ExplicitText], stars: Sequence[Note]) -> list[ExplicitText]:
    """Each star note goes to the last text with a paragraph above it."""
    for star in stars:
        begins = [min((span.start for item in text.items for span in item.source), default=0) for text in texts]
        last = sum(1 for begin in begins[1:] if begin <= star.source[0].start)
        note = ExplicitNote(star.marker, words_of(star.runs), star.source)
        texts = [replace(text, notes=(*text.notes, note)) if at == last else text for at, text in enumerate(texts)]
    return texts


def _outlined(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[ExplicitText]:
    feet = split_feet(blocks)
    if feet.notes:
        return _outline_pages(feet, vocabulary)
    segments = split_segments(blocks, vocabulary.bodies, vocabulary.actions)
    parted = [split_notes([*segment.head, *segment.body]) for segment in segments]
    parted = [(rest, split_shared(rest, notes)) for rest, notes in parted]
    pool = [note.marker for _, notes in parted for note in notes]
    out: list[ExplicitText] = []
    bound: list[tuple[Segment, list[Note]]] = []
    for segment, (rest, notes) in zip(segments, parted, strict=True):
        calls = calls_of(rest, [note.marker for note in notes] or pool)
        bound.append((_with_blocks(segment, calls.bind(rest)), notes))
    for (segment, _), notes in zip(bound, _shared_notes(bound), strict=True):
        above = out[-1].identity if out else None
        out.append(outline_segment(segment, notes, above, vocabulary))
    return out


def _outline_pages(feet: Feet, vocabulary: Vocabulary) -> list[ExplicitText]:
    """A source whose notes stand at the feet of its pages."""
    segments = split_segments(feet.rest, vocabulary.bodies, vocabulary.actions)
    out: list[ExplicitText] = []
    for noted in bind_feet(feet, segments):
        above = out[-1].identity if out else None
        text = outline_segment(noted.segment, noted.notes, above, vocabulary)
        out.append(replace(text, problems=(*text.problems, *noted.problems)))
    return out


def _with_blocks(segment: Segment, rest: list[Block]) -> Segment:
    """The segment without its notes, with its calls bound: told apart by where the body began."""
    start = segment.body[0].runs[0].span.start
    at = next((index for index, block in enumerate(rest) if block.runs[0].span.start >= start), len(rest))
    return replace(segment, head=tuple(rest[:at]), body=tuple(rest[at:]))


def _shared_notes(bound: list[tuple[Segment, list[Note]]]) -> list[list[Note]]:
    """One note list for several resolutions: each note goes to the first text that calls it."""
    holders = [index for index, (_, notes) in enumerate(bound) if notes]
    if len(bound) < 2 or len(holders) != 1:
        return [notes for _, notes in bound]
    out: list[list[Note]] = [[] for _ in bound]
    called = [_called(segment) for segment, _ in bound]
    for note in bound[holders[0]][1]:
        index = next((at for at, markers in enumerate(called) if note.marker in markers), holders[0])
        out[index].append(note)
    return out


def _called(segment: Segment) -> set[str]:
    return {run.text for block in (*segment.head, *segment.body) for run in block.runs if run.is_mark}


def outline_segment(
    segment: Segment, notes: Sequence[Note], above: Identity | None, vocabulary: Vocabulary
) -> ExplicitText:
    """Everything but the tree. The calls of notes are already runs of their own."""
    masthead = read_masthead(segment.head, vocabulary.bodies)
    formula, blocks = _formula(segment)
    parts = divide(blocks)
    line = words_of(joined(parts.adoption))
    items = _items(parts, segment, vocabulary)
    text = ExplicitText(
        identity=_identity(masthead, segment, above, vocabulary),
        adoption=_adoption(masthead, line, parts.body),
        masthead=masthead.lines,
        printed=masthead.printed,
        title=words_of(masthead.title),
        formula=formula,
        items=items,
        adoption_line=line,
        notes=tuple(ExplicitNote(note.marker, words_of(note.runs), note.source) for note in notes),
    )
    read = Traces(segment.is_tail, masthead.designation, occasion_of(line.text).scanned)
    mended = tuple(_mended_notes(notes))
    return with_late_title(replace(text, problems=(*find_printed_doubts(text, read), *mended)))


def _mended_notes(notes: Sequence[Note]) -> Iterator[Problem]:
    for note in notes:
        if note.repair:
            yield Problem("mended", Severity.INFO, f"“{text_of(note.runs)[:60]}…”: {note.repair}.", source=note.source)


def _items(parts: Division, segment: Segment, vocabulary: Vocabulary) -> tuple[Item, ...]:
    """The outline of body and annexes; what stands after the words of adoption and is no annex nobody understands."""
    items = outline(gather([*parts.body, *parts.annex], vocabulary.actions), vocabulary)
    if segment.is_tail:
        items = with_cut_start(items, vocabulary.actions)
    end = next((at for at, item in enumerate(items) if item.part == Part.ANNEX), len(items))
    after = [made(one, Part.OPERATIVE, "", kind=Kind.UNPARSED) for one in gather(parts.after, vocabulary.actions)]
    return bind_orphans((*items[:end], *after, *items[end:]))


def _identity(masthead: Masthead, segment: Segment, above: Identity | None, vocabulary: Vocabulary) -> Identity | None:
    """Number and organ; a lettered part below another shares the number of the first."""
    opening = words_of(joined(segment.body[:_SENTENCE_LINES])).text[:400]
    is_decision = opens_decision(opening)
    organ = segment.body_slug or (find_deciding_organ(opening, vocabulary.bodies) if is_decision else "")
    identity = identify(masthead, organ, vocabulary.bodies)
    if identity is None and segment.letter and above is not None:
        identity = replace(above, part_letter="")
    if identity is None:
        return None
    if is_decision:
        identity = replace(identity, kind="decision")
    return identity if identity.part_letter else replace(identity, part_letter=segment.letter)


def _formula(segment: Segment) -> tuple[Words, list[Block]]:
    """The enacting words, and the blocks after them; a paragraph may begin on the same line."""
    if not segment.enacting_length or not segment.body:
        return Words(), list(segment.body)
    first, *rest = segment.body
    enacting, after = cut(first.runs, segment.enacting_length)
    left = [replace(first, runs=after)] if text_of(after).strip() else []
    return words_of(enacting), [*left, *rest]


def _adoption(masthead: Masthead, line: Words, body: Sequence[Block]) -> Adoption:
    """The adoption line goes before the cover; where there is none, a decision's first sentence tells."""
    on_cover = adoption_on_cover(masthead)
    said = occasion_of(line.text)
    if said.adopted_on is None and body and opens_decision(body[0].text):
        said = occasion_of(words_of(joined(body[:_SENTENCE_LINES])).text[:_SENTENCE])
    basis = "adoption line" if said.adopted_on else on_cover.basis
    if not basis and on_cover.distributed_on is not None:
        basis = "distribution"
    return replace(
        on_cover,
        adopted_on=said.adopted_on or on_cover.adopted_on,
        basis=basis,
        meeting=said.meeting or on_cover.meeting,
        vote=said.vote or on_cover.vote,
    )

"""One segment of plain blocks becomes one outlined resolution: notes, calls, masthead, body, adoption line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.adoption import is_adoption_line, occasion_of
from resolutions.ingest.assembly import Outlined
from resolutions.ingest.blocks import Block, words_of
from resolutions.ingest.footnotes import Note
from resolutions.ingest.masthead import Masthead, adoption_on_cover, identify, read_masthead
from resolutions.ingest.outline.body import is_annex_line, outline
from resolutions.ingest.outline.paragraphs import gather, plain
from resolutions.ingest.runs import cut, joined
from resolutions.ingest.segments import Segment, opens_decision
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.anchors import note_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Footnote, Words


def outline_segment(segment: Segment, notes: Sequence[Note], vocabulary: Vocabulary) -> Outlined:
    """Everything but the tree. The calls of notes are already runs of their own."""
    masthead = read_masthead(segment.head, vocabulary.bodies)
    formula, body = _formula(segment)
    body, adoption_blocks, annex = _parts(body)
    line = words_of(joined(adoption_blocks))
    paragraphs = gather([*body, *annex], vocabulary.actions)
    identity = identify(masthead, segment.body_slug, vocabulary.bodies)
    if identity is not None and opens_decision(body[0].text if body else ""):
        identity = replace(identity, kind="decision")
    return Outlined(
        identity=_with_letter(identity, segment.letter),
        adoption=_adoption(masthead, line, body),
        masthead=masthead.lines,
        printed=masthead.printed,
        title=words_of(masthead.title),
        formula=formula,
        items=outline(paragraphs, vocabulary.actions),
        adoption_line=line,
        footnotes=tuple(_footnote(note) for note in notes),
    )


def _with_letter(identity: Identity | None, letter: str) -> Identity | None:
    if identity is None or not letter or identity.part_letter:
        return identity
    return replace(identity, part_letter=letter)


def _formula(segment: Segment) -> tuple[Words, list[Block]]:
    """The enacting words, and the blocks after them; a paragraph may begin on the same line."""
    if not segment.enacting_length:
        return Words(), list(segment.body)
    first, *rest = segment.body
    enacting, after = cut(first.runs, segment.enacting_length)
    left = [replace(first, runs=after)] if "".join(run.text for run in after).strip() else []
    return words_of(enacting), [*left, *rest]


def _parts(blocks: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """(the body, the lines of adoption at its end, the annexes)."""
    kept = [block for block in blocks if not block.is_rule]
    found = [index for index, block in enumerate(kept) if is_annex_line(plain(block.runs))]
    end = found[0] if found else len(kept)
    body, annex = kept[:end], kept[end:]
    body, line = _without_adoption(body)
    if not line and annex:
        annex, line = _without_adoption(annex)
    return body, line, annex


def _without_adoption(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    end = len(blocks)
    while end > 1 and is_adoption_line(plain(blocks[end - 1].runs)):
        end -= 1
    return blocks[:end], blocks[end:]


def _adoption(masthead: Masthead, line: Words, body: Sequence[Block]) -> Adoption:
    """The adoption line goes before the cover; the sentence that opens a decision before both is silent."""
    on_cover = adoption_on_cover(masthead)
    said = occasion_of(line.text)
    if said.adopted_on is None and body and opens_decision(body[0].text):
        said = occasion_of(body[0].text[:200])
    basis = "adoption line" if said.adopted_on else on_cover.basis
    adopted_on = said.adopted_on or on_cover.adopted_on
    if adopted_on is None and on_cover.distributed_on is not None:
        basis = "distribution"
    return replace(
        on_cover,
        adopted_on=adopted_on,
        basis=basis,
        meeting=said.meeting or on_cover.meeting,
        vote=said.vote or on_cover.vote,
    )


def _footnote(note: Note) -> Footnote:
    return Footnote(note_anchor(note.marker), note.marker, words_of(note.runs), note.source)

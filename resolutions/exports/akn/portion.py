"""A part of a text as a document of its own: <portion>, which says what it is included in."""

from __future__ import annotations

from functools import partial

from resolutions.exports.akn.body import BodyWriter
from resolutions.exports.akn.citations import Citations
from resolutions.exports.akn.form import Element, add, new_root, serialized
from resolutions.exports.akn.identification import MAIN, Names, write_identification
from resolutions.exports.akn.metadata import write_metadata
from resolutions.exports.akn.writing import Writing
from resolutions.exports.grammar import Grammar
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.eids import eid_of
from resolutions.structure.nodes import Kind, Mark, Part

_RANGE = "range"


def write_passage_akn(record: Record, passage: Passage, site: Site, grammar: Grammar) -> str:
    """Paragraphs that follow each other, or a note, with the notes that they call.

    The places keep the eIds that they have in the whole text; what they name outside is named by its address.
    """
    names = Names.of(record, site, grammar.designation(record.identity) if record.identity else "")
    clauses = [node for clause in passage.clauses for node in clause.walk()]
    shown = {str(node.anchor) for node in clauses} | {str(note.anchor) for note in passage.notes}
    writing = Writing(Citations(record, site, grammar, frozenset(shown)), passage.notes)
    root = new_root()
    portion = add(root, "portion", includedIn=names.expression)
    meta = add(portion, "meta")
    first, last = _ends(passage.token)
    part = f"{MAIN}~{first}" + (f"->{last}" if last else "")
    manifestation = write_identification(meta, record, names, part)
    kept = add(manifestation, "FRBRportion", from_=f"#{first}", upTo=f"#{last}" if last else "")
    manifestation.insert(len(manifestation) - 2, kept)  # before the format
    _write_body(add(portion, "portionBody"), passage, writing)
    write_metadata(meta, record, names, writing, site)
    return serialized(root)


def _ends(token: str) -> tuple[str, str]:
    """'op3..op5' -> ('para_3', 'para_5')."""
    first, _, last = token.partition("..")
    return eid_of(parse_anchor(first)), eid_of(parse_anchor(last)) if last else ""


def _write_body(body: Element, passage: Passage, writing: Writing) -> None:
    """The schema takes one element only: the paragraph itself, or a frame around what is several or no paragraph."""
    clauses = passage.clauses
    if not clauses:
        block = add(add(body, "container", f"{_ends(passage.token)[0]}__frame", name="note"), "p")
        for note in passage.notes:
            writing.book.call(block, Mark(note.marker, 0))
        return
    frame = partial(_frame, body, writing, _ends(passage.token)[0])
    writer = BodyWriter(writing, is_annex=all(clause.part == Part.ANNEX for clause in clauses))
    is_plain = all(clause.kind in (Kind.PARAGRAPH, Kind.UNPARSED) for clause in clauses)
    in_preamble = is_plain and all(_is_preambular(clause.part, clause.anchor.scope) for clause in clauses)
    if in_preamble and passage.above:
        writer.block_items(frame("container"), passage.above[-1], clauses)
    elif in_preamble:
        writer.preamble(frame("container") if len(clauses) > 1 else body, clauses)
    elif any(clause.cells for clause in clauses):
        writer.rows(frame("container"), clauses)
    else:
        single = len(clauses) == 1 and is_plain and clauses[0].part != Part.PREAMBLE
        into = body if single else frame("hcontainer")
        for clause in clauses:
            writer.clause(into, clause)


def _frame(body: Element, writing: Writing, first: str, name: str) -> Element:
    return add(body, name, writing.frame_eid(f"{first}__frame"), name=_RANGE)


def _is_preambular(part: Part, scope: str) -> bool:
    return part == Part.PREAMBLE and not scope

"""The canonical text: a plain-text form that is pleasant to type and reads back to the identical tree.

What the archivist edits, and what .txt gives. One paragraph is one line; docs/canonical-text.md describes the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol

from resolutions.exports import canonical_form as form
from resolutions.exports.canonical_words import write_cell, write_mark, write_words
from resolutions.structure.anchors import note_anchor
from resolutions.structure.identity import Adoption, Identity, Vote
from resolutions.structure.items import items_of
from resolutions.structure.nodes import Clause, Footnote, Kind, Part, Text
from resolutions.structure.tree import build_tree


class Written(Protocol):
    """What is written: a Record or a Draft."""

    @property
    def identity(self) -> Identity | None: ...
    @property
    def adoption(self) -> Adoption: ...
    @property
    def text(self) -> Text: ...


def write_canonical(record: Written, *, with_facts: bool = True, remarks: Iterable[tuple[str, str]] = ()) -> str:
    """The text as lines; without its facts where a form beside it has them.

    remarks: lines for readers ("Source", "United Nations") that reading passes over.
    """
    text = record.text
    lines = [form.FORM_LINE, ""]
    lines += [_field(name, words) for name, words in remarks]
    lines += list(_facts(record)) if with_facts else []
    lines += list(_head(text))
    lines += _body(text.clauses)
    if text.adoption_line:
        lines += ["", _region(form.ADOPTION_LINE), "", _guarded(write_words(text.adoption_line))]
    if text.footnotes:
        lines += ["", _region(form.NOTES), "", *_notes(text.footnotes)]
    return "\n".join(lines) + "\n"


def _facts(record: Written) -> Iterator[str]:
    adoption = record.adoption
    values = (
        (form.ADDRESS, record.identity.path if record.identity else ""),
        (form.ADOPTED, adoption.adopted_on.isoformat() if adoption.adopted_on else ""),
        (form.BASIS, adoption.basis),
        (form.DISTRIBUTED, adoption.distributed_on.isoformat() if adoption.distributed_on else ""),
        (form.MEETING, str(adoption.meeting) if adoption.meeting is not None else ""),
        (form.VOTE, _vote(adoption.vote)),
        (form.SYMBOL, adoption.symbol),
        (form.AGENDA_ITEM, adoption.agenda_item),
        (form.DRAFT_SYMBOL, adoption.draft_symbol),
    )
    return (_field(name, value) for name, value in values if value)


def _vote(vote: Vote | None) -> str:
    if vote is None:
        return ""
    return f"{vote.in_favour}-{vote.against}-{vote.abstaining} {vote.printed}".strip()


def _head(text: Text) -> Iterator[str]:
    yield _field(form.LANGUAGE, text.language)
    for line in text.masthead:
        yield _field(form.MASTHEAD, line)
    if text.printed:
        yield _field(form.PRINTED, text.printed)
    if text.title:
        yield _field(form.TITLE, write_words(text.title))
    if text.formula:
        yield _field(form.FORMULA, write_words(text.formula))


def _field(name: str, value: str) -> str:
    return f"{name}: {value}".rstrip()


def _body(clauses: tuple[Clause, ...]) -> list[str]:
    """The paragraphs, under a line for each change of part or scope."""
    counted = _walk(build_tree(items_of(clauses))[0])
    lines: list[str] = []
    pairs = zip(_walk(clauses), counted, strict=True)
    for region, group in groupby(pairs, key=lambda pair: _region_of(pair[0])):
        lines += ["", _region(region), ""]
        is_first = True
        for clause, other in group:
            lines += [] if is_first or _stands_close(clause) else [""]
            is_first = False
            own = "" if clause.anchor == other.anchor else f"{{#{clause.anchor}}} "
            lines.append(form.INDENT * clause.depth + own + _paragraph(clause))
    return lines


def _walk(clauses: Iterable[Clause]) -> list[Clause]:
    return [clause for root in clauses for clause in root.walk()]


def _region(name: str) -> str:
    return f"== {name} =="


def _region_of(clause: Clause) -> str:
    """'preamble', 's1 operative', 'annex1' (an annex holds nothing but its own part)."""
    scope = clause.anchor.scope
    if clause.part == Part.ANNEX and scope.startswith("annex"):
        return scope
    return f"{scope} {clause.part}".strip()


def _stands_close(clause: Clause) -> bool:
    """Items and rows stand line under line; what has no sign of its own needs the blank line before it."""
    return clause.depth > 0 and (bool(clause.number) or clause.kind == Kind.TABLE)


def _paragraph(clause: Clause) -> str:
    if clause.kind == Kind.TABLE and clause.cells:
        return _row(clause)
    signs = [form.CLOSING] if clause.anchor.items[-1:] == ("end",) else []
    signs += {Kind.HEADING: [form.HEADING], Kind.UNPARSED: [form.UNPARSED], Kind.TABLE: [form.TABLE]}.get(
        clause.kind, []
    )
    label = _label(clause.number)
    words = write_words(clause.words)
    if not label and not signs and not words:
        label = "{}"
    words = words if label else _guarded(words)
    return " ".join(part for part in (*signs, label, words) if part)


def _guarded(words: str) -> str:
    """Words that begin like a sign or a label get a backslash, so that they are none."""
    return f"\\{words}" if form.BEGINS_A_PARAGRAPH.match(words) else words


def _label(number: str | None) -> str:
    if number is None:
        return ""
    return number if form.LABEL_ALONE.fullmatch(number) else f"{{{form.escaped(number, '}#')}}}"


def _row(clause: Clause) -> str:
    label = f"{{{form.escaped(clause.number, '}#')}}}" if clause.number is not None else ""
    cells = " | ".join(map(write_cell, clause.cells))
    after = f" {write_cell(clause.words)}" if clause.words else ""
    return f"{form.ROW}{label} {cells} {form.ROW}{after}"


def _notes(notes: tuple[Footnote, ...]) -> Iterator[str]:
    seen: dict[object, int] = {}
    for note in notes:
        place = note_anchor(note.marker)
        seen[place] = seen.get(place, 0) + 1
        is_counted = str(note.anchor) == (f"{place}~{seen[place]}" if seen[place] > 1 else str(place))
        own = "" if is_counted else f"{{#{note.anchor}}} "
        yield f"{own}{write_mark(note.marker)} {write_words(note.words)}".rstrip()

"""The paragraphs of a canonical text: each line's signs tell what it is, its indentation how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from resolutions.errors import AnchorError
from resolutions.exports import canonical_form as form
from resolutions.exports.canonical_form import unescaped
from resolutions.ingest.blocks import Item
from resolutions.ingest.explicit_outline import ExplicitNote
from resolutions.ingest.readers.canonical.lines import Findings, Line
from resolutions.ingest.readers.canonical.words import split_cells
from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.nodes import Kind, Part, Words

_REGION = re.compile(r"==+\s*(.*?)\s*=*=$")
_SCOPED = re.compile(
    r"(?:(?P<scope>part[ivxlc]+|s\d+|annex\d+(?:-s\d+)?|text\d+)\b\s*)?(?P<part>preamble|operative|annex)?", re.I
)
_OWN_ANCHOR = re.compile(r"\{#([^}\s]*)\}\s*")
_BRACES = re.compile(r"\{((?:\\.|[^}\\])*)\}(?=\s|\||$)")
_NOTE = re.compile(r"\[\^((?:\\.|[^\]\\]){0,200})\](?:\s+|$)")
_DEEPEST = 20  # steps; the United Nations print four
_KINDS = {form.HEADING: Kind.HEADING, form.UNPARSED: Kind.UNPARSED, form.TABLE: Kind.TABLE}
_SIGN = re.compile(
    rf"({re.escape(form.HEADING)}|{re.escape(form.UNPARSED)}|{re.escape(form.TABLE)}|{re.escape(form.CLOSING)})(?:\s+|$)"
)


@dataclass(slots=True)
class BodyReader:
    """Walks over the lines after the head."""

    findings: Findings
    part: Part = Part.OPERATIVE
    scope: str = ""
    region: str = ""
    items: list[Item] = field(default_factory=list)
    anchors: dict[int, Anchor] = field(default_factory=dict)
    notes: list[ExplicitNote] = field(default_factory=list)
    note_anchors: dict[int, Anchor] = field(default_factory=dict)
    adoption: list[Words] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> None:
        for paragraph in _paragraphs(lines):
            if is_region(paragraph):
                self._enter(paragraph)
            elif self.region == form.ADOPTION_LINE:
                self.adoption.append(self.findings.words_of(paragraph))
            elif self.region == form.NOTES:
                self._note(paragraph)
            else:
                self._paragraph(paragraph)

    def _enter(self, line: Line) -> None:
        found = _REGION.fullmatch(line.words.strip())
        name = " ".join(found[1].lower().split()) if found else ""
        if name in (form.ADOPTION_LINE, form.NOTES):
            self.region = name
            return
        place = _SCOPED.fullmatch(name)
        if place is None or not name or not (place["part"] or name.startswith("annex")):
            sentence = "there is no such region. Expected preamble, operative, annex1, adoption line or notes."
            self.findings.tell(line, sentence)
            self.items.append(Item(self.part, self.findings.words_of(line), Kind.UNPARSED, scope=self.scope))
            return
        self.region, self.scope = name, place["scope"] or ""
        self.part = Part(place["part"] or "annex")

    def _paragraph(self, line: Line) -> None:
        rest = line.words.strip()
        depth = self._depth(line)
        rest = self._own_anchor(line, rest, self.anchors, len(self.items))
        if rest.startswith(form.ROW) and not rest.startswith(form.TABLE):
            self.items.append(self._row(line, rest, depth))
            return
        kind, is_closing = Kind.PARAGRAPH, False
        while (sign := _SIGN.match(rest)) is not None and not (is_closing and sign[1] == form.CLOSING):
            is_closing = is_closing or sign[1] == form.CLOSING
            kind = _KINDS.get(sign[1], kind)
            rest = rest[sign.end() :]
            if sign[1] != form.CLOSING:
                break
        number, rest = _label(rest)
        words = self.findings.words_of(Line(line.number, line.start, rest, line.span.end))
        self.items.append(Item(self.part, words, kind, number, depth, self.scope, is_closing, source=(line.span,)))

    def _depth(self, line: Line) -> int:
        depth = _depth(line.indent)
        if depth > _DEEPEST:
            self.findings.tell(line, f"this stands {depth} steps deep; it was set at {_DEEPEST}.")
        return min(depth, _DEEPEST)

    def _row(self, line: Line, rest: str, depth: int) -> Item:
        rest = rest[len(form.ROW) :]
        braces = _BRACES.match(rest)
        number = unescaped(braces[1]) if braces else None
        *cells, after = split_cells(rest[braces.end() :] if braces else rest)
        if not cells:  # "| words" without a second bar
            self.findings.tell(line, "a row of a table ends with a bar; one was added.")
            cells, after = [after], ""
        found = [self.findings.words_of(Line(line.number, line.start, cell)) for cell in cells]
        words = self.findings.words_of(Line(line.number, line.start, after))
        return Item(self.part, words, Kind.TABLE, number, depth, self.scope, cells=tuple(found), source=(line.span,))

    def _note(self, line: Line) -> None:
        rest = self._own_anchor(line, line.words.strip(), self.note_anchors, len(self.notes))
        found = _NOTE.match(rest)
        if found is None:
            self.findings.leave_out(line, "a note begins with its mark, such as [^33].")
            return
        words = self.findings.words_of(Line(line.number, line.start, rest[found.end() :]))
        self.notes.append(ExplicitNote(unescaped(found[1]), words, (line.span,)))

    def _own_anchor(self, line: Line, rest: str, anchors: dict[int, Anchor], place: int) -> str:
        """Takes '{#op5a} ' off; an address that is none stays in the words."""
        found = _OWN_ANCHOR.match(rest)
        if found is None:
            return rest
        try:
            anchors[place] = parse_anchor(found[1])
        except AnchorError as fault:
            self.findings.tell(line, str(fault))
            return "\\" + rest
        return rest[found.end() :]


def is_region(line: Line) -> bool:
    """Whether the line is one of those between two lines of equals signs: '== preamble =='."""
    return _REGION.fullmatch(line.words.strip()) is not None


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Lines joined: a plain line under another goes on with it; a blank line or a sign begins a new paragraph."""
    out: list[Line] = []
    is_open = False
    for line in lines:
        words = line.words.strip()
        if not words:
            is_open = False
            continue
        if is_open and not form.BEGINS_A_PARAGRAPH.match(words) and not _NOTE.match(words):
            out[-1] = out[-1].with_more(line)
        else:
            out.append(line)
        is_open = not is_region(line)
    return out


def _depth(indent: str) -> int:
    return len(indent.replace("\t", form.INDENT)) // len(form.INDENT)


def _label(rest: str) -> tuple[str | None, str]:
    """'(a) To report' -> '(a)', 'To report'; '{II} Travel' -> 'II', 'Travel'; '{}' -> no label."""
    braces = _BRACES.match(rest)
    if braces:
        return unescaped(braces[1]) or None, rest[braces.end() :]
    found = form.LABEL_AT_START.match(rest)
    return (found[1], rest[found.end() :]) if found else (None, rest)

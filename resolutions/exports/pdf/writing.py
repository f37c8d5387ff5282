"""A record as the data of a printed document. Words go into it as they are: the template never reads them as Typst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from resolutions.exports.directions import direction_of
from resolutions.exports.html import permanent_path
from resolutions.exports.passages import Passage, called_in
from resolutions.exports.pdf.fonts import Typesetter
from resolutions.exports.pdf.labels import LABELS
from resolutions.exports.pdf.runs import Link, NoteCalls, Run, plain, printable, runs_of
from resolutions.exports.record import Citation, Record
from resolutions.exports.site import Site
from resolutions.structure.nodes import Clause, Footnote, Kind, Part, Words

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around the words: where the archive is, how the text is called, where its references lead, and what sets it.

    name: 'Commission on Narcotic Drugs resolution 45/9', or of a passage 'paragraph 3 of …';
    address_of: the path of a reference's target, "" where there is none.
    """

    site: Site
    name: str
    address_of: Callable[[Any], str]
    typesetter: Typesetter


def write_pdf(record: Record, frame: Frame) -> bytes:
    """The whole text. Raises FontMissing where the server has no font for it."""
    return frame.typesetter.typeset(document_of(record, frame))


def write_passage_pdf(record: Record, passage: Passage, frame: Frame) -> bytes:
    """Paragraphs with what they stand under, or a note. Raises as write_pdf."""
    return frame.typesetter.typeset(passage_document_of(record, passage, frame))


def document_of(record: Record, frame: Frame) -> dict[str, Any]:
    """The data of a whole text, as template.typ expects it."""
    text = record.text
    tokens = {str(node.anchor) for node in text.walk()}
    writer = _Writer(record, frame, NoteCalls(text.footnotes), frozenset(tokens))
    annex = next((at for at, clause in enumerate(text.clauses) if clause.part == Part.ANNEX), len(text.clauses))
    title, formula = writer.runs(text.title, "title"), writer.runs(text.formula, "formula")
    body = list(writer.blocks(text.clauses[:annex]))
    line = writer.runs(text.adoption_line, "adoption")
    annexes = list(writer.blocks(text.clauses[annex:]))
    return {
        **writer.about(text.title.text or frame.name),
        "masthead": [plain(printable(row), text.language) for row in text.masthead],
        "printed": plain(text.printed, text.language),
        "heading": title or plain(frame.name, "en"),
        "is_named": not title,
        "formula": formula,
        "body": body,
        "adoption": line,
        "annexes": annexes,
        **writer.feet(text.footnotes),
    }


def passage_document_of(record: Record, passage: Passage, frame: Frame) -> dict[str, Any]:
    """The data of some places of a text; what they stand under comes first, without its other items."""
    shown = [*passage.above, *passage.clauses]
    inside = {str(node.anchor) for clause in passage.clauses for node in clause.walk()}
    own = passage.notes if not passage.clauses else ()
    called = {marker for clause in shown for node in clause.walk() for marker in called_in(node)}
    notes = [note for note in record.text.footnotes if note in passage.notes or note.marker in called]
    tokens = frozenset(inside | {str(clause.anchor) for clause in passage.above})
    writer = _Writer(record, frame, NoteCalls([note for note in notes if note not in own]), tokens)
    above = [writer.block(clause) for clause in passage.above]
    body = [*above, *writer.blocks(passage.clauses), *(writer.note_block(note) for note in own)]
    return {
        **writer.about(frame.name, passage.token),
        "masthead": [],
        "printed": [],
        "heading": plain(frame.name, "en"),
        "is_named": True,
        "formula": [],
        "body": body,
        "adoption": [],
        "annexes": [],
        **writer.feet(writer.calls.notes, is_whole=False),
    }


def _outlined(words: str, otherwise: str) -> str:
    """What a reader's list of headings shows; PDF/UA allows no heading without words there."""
    shown = printable(words).strip()
    return shown if any(sign.isalnum() for sign in shown) else otherwise


class _Writer:
    """Writes one document; `tokens` are the places that are in it."""

    def __init__(self, record: Record, frame: Frame, calls: NoteCalls, tokens: frozenset[str]) -> None:
        self.record = record
        self.frame = frame
        self.calls = calls
        self.tokens = tokens
        self.language = record.language
        self.url = frame.site.address(permanent_path(record.identity, record.language))
        self.references: dict[str, list[Citation]] = {}
        for reference in record.references:
            self.references.setdefault(reference.anchor, []).append(reference)

    def about(self, title: str, token: str = "") -> dict[str, Any]:
        """What the document is: for its metadata, its running head and the lines at its end."""
        record, labels = self.record, LABELS.get(self.language, LABELS["en"])
        states = {"superseded": labels.superseded, "withdrawn": labels.withdrawn}
        day = record.published_at
        return {
            "title": _outlined(title, self.frame.name),
            "lang": self.language if self.language in LABELS else "en",
            "dir": direction_of(self.language),
            "author": f"United Nations{', ' if record.body_name else ''}{record.body_name}",
            "name": printable(self.frame.name),
            "site": self.frame.site.name,
            "url": f"{self.url}/{token}" if token else self.url,
            "base": self.url,
            "sample": f"{self.url}/{token or next(iter(self._sample_tokens()), 'op1')}",
            "date": [day.year, day.month, day.day] if day else [],
            "version": f"{labels.version} {record.version}" if record.version else "",
            "thanks": "" if record.is_specimen else labels.thanks,
            "address": labels.address,
            "specimen": labels.specimen if record.is_specimen else "",
            "specimen_word": labels.specimen_word if record.is_specimen else "",
            "state": states.get(record.state, ""),
        }

    def runs(self, words: Words, token: str) -> list[Run]:
        links = [
            Link(reference.start, reference.end, self._href(reference)) for reference in self.references.get(token, ())
        ]
        return runs_of(words, links, self.calls, self.language)

    def blocks(self, clauses: Iterable[Clause]) -> Iterator[Block]:
        """Each clause and all below it, as rows with a depth; a table is one block."""
        for clause in clauses:
            yield self.block(clause)
            if clause.kind != Kind.TABLE:
                yield from self.blocks(clause.children)

    def block(self, clause: Clause) -> Block:
        token = str(clause.anchor)
        out: Block = {
            "kind": str(clause.kind),
            "part": str(clause.part),
            "scope": clause.anchor.scope.split("-")[0],
            "token": token,
            "url": f"{self.url}/{token}",
            "number": printable(clause.number or ""),
            "depth": clause.depth,
            "words": self.runs(clause.words, token),
        }
        if clause.kind == Kind.HEADING:
            out["plain"] = _outlined(f"{clause.number or ''} {clause.text}", token)
        if clause.kind == Kind.TABLE:
            out["rows"] = [[self.runs(cell, "") for cell in row.cells] for row in (clause.children or (clause,))]
        return out

    def note_block(self, note: Footnote) -> Block:
        token = str(note.anchor)
        words = self.runs(note.words, token)
        frame = {"kind": "paragraph", "part": "note", "scope": "", "token": token, "depth": 0}
        return {**frame, "url": f"{self.url}/{token}", "number": printable(note.marker), "words": words}

    def feet(self, notes: Sequence[Footnote], *, is_whole: bool = True) -> dict[str, Any]:
        """The notes; those that nothing calls stand at the end. A note is written last: it may call another one."""
        written: dict[int, list[Run]] = {}
        while missing := sorted(self.calls.called - set(written)):
            written |= {at: self.runs(notes[at].words, str(notes[at].anchor)) for at in missing}
        loose = [self.note_block(note) for at, note in enumerate(notes) if at not in written] if is_whole else []
        feet = [
            {"marker": printable(note.marker), "token": str(note.anchor), "words": written.get(at, [])}
            for at, note in enumerate(notes)
        ]
        return {"notes": feet, "loose": loose}

    def _href(self, reference: Citation) -> str:
        if str(reference.kind) == "paragraph":
            return f"#{reference.target}" if reference.target in self.tokens else f"{self.url}/{reference.target}"
        path = self.frame.address_of(reference)
        return self.frame.site.address(path) if path else ""

    def _sample_tokens(self) -> Iterator[str]:
        tokens = [str(clause.anchor) for clause in self.record.text.clauses if clause.kind == Kind.PARAGRAPH]
        yield from (token for token in tokens if token.startswith("op"))
        yield from tokens

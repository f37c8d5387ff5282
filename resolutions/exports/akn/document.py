"""A whole text as one Akoma Ntoso document: <statement>, its annexes as attachments of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from resolutions.exports.akn.body import BodyWriter
from resolutions.exports.akn.citations import Citations
from resolutions.exports.akn.form import Element, add, new_root, serialized
from resolutions.exports.akn.identification import Names, write_identification
from resolutions.exports.akn.inline import Stretch, put_text
from resolutions.exports.akn.metadata import write_metadata
from resolutions.exports.akn.writing import Writing
from resolutions.exports.grammar import Grammar
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.dates import un_date
from resolutions.structure.eids import scope_eid
from resolutions.structure.nodes import Clause, Kind, Part, Text, Words


def write_akn(record: Record, site: Site, grammar: Grammar) -> str:
    """The document as XML. What it says of the tree reads back identical (ingest/readers/akn)."""
    return serialized(document_of(record, site, grammar))


def document_of(record: Record, site: Site, grammar: Grammar) -> Element:
    text = record.text
    names = Names.of(record, site, grammar.designation(record.identity) if record.identity else "")
    shown = frozenset((*(str(clause.anchor) for clause in text.walk()), *(str(note.anchor) for note in text.footnotes)))
    writing = Writing(Citations(record, site, grammar, shown), text.footnotes)
    root = new_root()
    statement = add(root, "statement", name=record.identity.kind if record.identity else "resolution")
    statement.set("contains", "originalVersion")
    meta = add(statement, "meta")
    write_identification(meta, record, names)
    _Parts(statement, record, names, writing).write()
    write_metadata(meta, record, names, writing, site)
    return root


class _Parts:
    """What stands below <meta>, in the order of the schema, which is that of print."""

    def __init__(self, statement: Element, record: Record, names: Names, writing: Writing) -> None:
        self.statement = statement
        self.record = record
        self.names = names
        self.writing = writing

    def write(self) -> None:
        text = self.record.text
        begin, end = _preamble_end(text.clauses), _annexes_begin(text.clauses)
        self._cover(text)
        self._preface(text)
        self._preamble(text.formula, text.clauses[:begin])
        body = add(self.statement, "mainBody")
        BodyWriter(self.writing).write(body, text.clauses[begin:end])
        _never_empty(body)
        self._conclusions(text.adoption_line)
        self._attachments(text.clauses[end:])

    def _cover(self, text: Text) -> None:
        if text.masthead:
            frame = add(add(self.statement, "coverPage"), "container", "coverPage__container_1", name="masthead")
            for line in text.masthead:
                put_text(add(frame, "p"), line)

    def _preface(self, text: Text) -> None:
        if not (text.printed or text.title):
            return
        frame = add(add(self.statement, "preface"), "container", "preface__container_1", name="identification")
        if text.printed:
            put_text(add(add(frame, "p"), "docNumber"), text.printed)
        if text.title:
            self.writing.around(add(add(frame, "p"), "docTitle", "docTitle"), text.title, "title")

    def _preamble(self, formula: Words, clauses: Sequence[Clause]) -> None:
        if not (formula or clauses):
            return
        preamble = add(self.statement, "preamble")
        if formula:
            frame = add(preamble, "formula", "preamble__formula_1", name="enactingFormula")
            self.writing.around(add(frame, "p"), formula, "formula", self._organ(formula.text))
        BodyWriter(self.writing).preamble(preamble, clauses)

    def _organ(self, words: str) -> list[Stretch]:
        name = self.record.body_name
        at = words.find(name) if name else -1
        if at < 0:
            return []
        return [Stretch(at, at + len(name), "organization", {"refersTo": f"#{self.names.author}"}, rank=1)]

    def _conclusions(self, line: Words) -> None:
        if line:
            frame = add(add(self.statement, "conclusions"), "container", "conclusions__container_1", name="adoption")
            self.writing.around(add(frame, "p"), line, "adoption", self._event(line.text))

    def _event(self, words: str) -> list[Stretch]:
        """The whole line is the adoption; in it the day, where it is printed as we know it."""
        out = [Stretch(0, len(words), "event", {"refersTo": "#adoption"}, rank=1)]
        day = self.record.adoption.adopted_on
        at = words.find(un_date(day)) if day else -1
        if day and at >= 0:
            dated = {"date": day.isoformat(), "refersTo": "#adoptionDate"}
            out.append(Stretch(at, at + len(un_date(day)), "docDate", dated, rank=2))
        return out

    def _attachments(self, clauses: Sequence[Clause]) -> None:
        if not clauses:
            return
        frame = add(self.statement, "attachments")
        for scope, group in groupby(clauses, key=lambda clause: clause.anchor.scope.split("-")[0]):
            self._annex(add(frame, "attachment", self.writing.frame_eid(scope_eid(scope))), scope, list(group))

    def _annex(self, attachment: Element, scope: str, roots: list[Clause]) -> None:
        """Its first heading names it, the next one is its title."""
        writer = BodyWriter(self.writing, is_annex=True)
        if _is_heading_of(roots, scope):
            writer.headed(attachment, roots.pop(0))
        doc = add(attachment, "doc", name="annex")
        doc.set("contains", "originalVersion")
        write_identification(add(doc, "meta"), self.record, self.names, f"!annex_{scope.removeprefix('annex')}")
        if _is_heading_of(roots, scope):
            eid = self.writing.frame_eid(f"{scope_eid(scope)}__preface__container_1")
            frame = add(add(doc, "preface"), "container", eid, name="title")
            writer.heading(add(frame, "p"), roots.pop(0), "docTitle")
        body = add(doc, "mainBody")
        writer.write(body, roots, 1)
        _never_empty(body)


def _is_heading_of(roots: Sequence[Clause], scope: str) -> bool:
    return bool(roots) and roots[0].kind == Kind.HEADING and roots[0].anchor.scope == scope and not roots[0].children


def _preamble_end(clauses: Sequence[Clause]) -> int:
    """How many paragraphs at the beginning are the preamble of the whole."""
    kinds = (Kind.PARAGRAPH, Kind.UNPARSED)
    for at, clause in enumerate(clauses):
        if clause.part != Part.PREAMBLE or clause.anchor.scope or clause.kind not in kinds:
            return at
    return len(clauses)


def _annexes_begin(clauses: Sequence[Clause]) -> int:
    """From where on there is nothing but annexes."""
    at = len(clauses)
    while at and clauses[at - 1].anchor.scope.startswith("annex") and clauses[at - 1].part == Part.ANNEX:
        at -= 1
    return at


def _never_empty(body: Element) -> None:
    """The schema wants something in a body; an empty block is nothing to a reader."""
    if not len(body):
        add(body, "p")

"""How the words of a place are written: terms, references, note calls, labels; and which eIds are given already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from resolutions.exports.akn.citations import Citations
from resolutions.exports.akn.form import Element, add
from resolutions.exports.akn.inline import Stretch, put_text, without_crossing, write_inline
from resolutions.exports.akn.notebook import NoteBook
from resolutions.structure.eids import eid_of
from resolutions.structure.nodes import Clause, Footnote, Words, with_starts

_EIDS_AROUND = {"title": "docTitle"}
NUMBER = "num"  # the name of an <inline> that holds the label of what can have no <num>


class Writing:
    """What all parts of one document share while it is written. terms: eId -> (last part of the IRI, as printed)."""

    def __init__(self, citations: Citations, notes: Iterable[Footnote]) -> None:
        self.citations = citations
        self.book = NoteBook(tuple(notes), self._note)
        self.terms: dict[str, tuple[str, str]] = {}
        self.given: set[str] = set()

    def eid(self, clause: Clause, *, is_taken: bool = False) -> str:
        """The eId of a clause; "" for one that another has (its own attribute names the anchor then)."""
        eid = eid_of(clause.anchor)
        if not is_taken and eid in self.given:
            return ""
        self.given.add(eid)
        return eid

    def frame_eid(self, eid: str) -> str:
        """The eId of a section or another frame; where a scope comes again after another one, with its count."""
        count = next(n for n in range(1, len(self.given) + 2) if self._counted(eid, n) not in self.given)
        self.given.add(self._counted(eid, count))
        return self._counted(eid, count)

    @staticmethod
    def _counted(eid: str, count: int) -> str:
        return f"{eid}_{count}" if count > 1 else eid

    def number(self, into: Element, clause: Clause) -> None:
        if clause.number is not None:
            put_text(add(into, "num"), clause.number)

    def words(self, into: Element, clause: Clause, label: str | None = None) -> None:
        """The words of a clause with its term and references; before them the label that has no <num>."""
        if label is not None:
            put_text(add(into, "inline", name=NUMBER), f"{label} ")
        token, eid = str(clause.anchor), eid_of(clause.anchor)
        refs = self.citations.stretches(token, eid)
        write_inline(into, clause.words, [*refs, *without_crossing(self._term(clause), refs)], self.book.call)

    def cells(self, row: Clause, blocks: Iterable[Element]) -> None:
        """The cells of a row into the blocks given; its references are counted in the words of all of them."""
        refs = self.citations.stretches(str(row.anchor), eid_of(row.anchor))
        for (cell, at), into in zip(with_starts(row.cells), blocks, strict=True):
            end = at + len(cell.text)
            here = [
                replace(one, start=one.start - at, end=min(one.end, end) - at) for one in refs if at <= one.start < end
            ]
            write_inline(into, cell, here, self.book.call)

    def around(self, into: Element, words: Words, token: str, inner: Iterable[Stretch] = ()) -> None:
        """The words of the title, the formula or the adoption line, with what they name."""
        refs = self.citations.stretches(token, _EIDS_AROUND.get(token, token))
        write_inline(into, words, [*refs, *without_crossing(inner, refs)], self.book.call)

    def _note(self, into: Element, note: Footnote, eid: str) -> None:
        write_inline(into, note.words, self.citations.stretches(str(note.anchor), eid), self.book.call)

    def _term(self, clause: Clause) -> list[Stretch]:
        """The opening verb phrase, where the words begin with it."""
        action = clause.action
        if action is None or not action.printed or not clause.text.startswith(action.printed):
            return []
        slug = _slug(action.printed) or _slug(" ".join((action.verb, *action.modifiers)))
        if not slug:
            return []
        self.terms[f"t_{slug}"] = (slug, action.printed)
        return [Stretch(0, len(action.printed), "term", {"refersTo": f"#t_{slug}"}, rank=1)]


def _slug(words: str) -> str:
    """'Calls upon' -> 'calls-upon'; "" for words in another script."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") if words.isascii() else ""

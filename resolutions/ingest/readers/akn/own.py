"""The archive's own Akoma Ntoso, read back to the identical tree (what exports/akn writes).

Only a document in which every word stands where the writer would have put it is read so; one that somebody changed in
another way is read like any other file of markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from resolutions.exports.akn.form import EDITION, LANGUAGES, WORDS_OF_THEIR_OWN, own
from resolutions.exports.akn.places import Place, read_place
from resolutions.ingest.blocks import Item
from resolutions.ingest.explicit_outline import ExplicitNote, ExplicitText
from resolutions.ingest.readers.akn.own_facts import read_own_adoption, read_own_identity
from resolutions.ingest.readers.akn.own_words import Notes, OwnWords, letters_in, read_words
from resolutions.ingest.readers.akn.page import Page
from resolutions.ingest.readers.akn.parsing import Element, children_named, find_first, local
from resolutions.structure.anchors import Anchor
from resolutions.structure.eids import anchor_of_eid
from resolutions.structure.nodes import Words

_CODES = {code: language for language, code in LANGUAGES.items()}
_NO_WORDS = OwnWords()


def is_own(statement: Element) -> bool:
    """Whether this archive wrote the document, in the edition of the form that is read here."""
    facts = find_first(statement, "facts")
    return facts is not None and facts.tag == own("facts") and facts.get("edition") == EDITION


def read_own(statement: Element, page: Page) -> ExplicitText | None:
    """The text; None where words stand outside of every place that the form has for them."""
    reader = _Reader()
    found = reader.read(statement)
    if reader.is_strange or reader.letters != letters_in(statement):
        return None
    for line in (*found.masthead, f"{found.printed} {page.shown(found.title)}", page.shown(found.formula)):
        page.add(line)
    items = tuple(page.place(item) for item in found.items)
    page.add(page.shown(found.adoption_line))
    notes = tuple(page.place_note(note.marker, note.words) for note in found.notes)
    page.end_page()
    return ExplicitText(
        identity=found.identity,
        adoption=found.adoption,
        language=found.language,
        masthead=found.masthead,
        printed=found.printed,
        title=found.title,
        formula=found.formula,
        items=items,
        adoption_line=found.adoption_line,
        notes=notes,
        anchors=found.anchors,
        note_anchors=found.note_anchors,
    )


@dataclass(slots=True)
class _Reader:
    """Goes through one statement. letters: how many were read so far, blanks apart."""

    notes: Notes = field(default_factory=Notes)
    items: list[Item] = field(default_factory=list)
    anchors: dict[int, Anchor] = field(default_factory=dict)
    letters: int = 0
    is_strange: bool = False

    def read(self, statement: Element) -> ExplicitText:
        parts = {local(child): child for child in statement}
        meta = parts["meta"]
        for frame in children_named(meta, "notes"):
            for note in frame:
                self.notes.read(note)
        lines = parts["coverPage"].iterfind("{*}container/{*}p") if "coverPage" in parts else ()
        masthead = tuple(self._words(line).words.text for line in lines)
        printed, title = self._preface(parts.get("preface"))
        formula = self._preamble(parts.get("preamble"))
        self._walk(parts["mainBody"], None, is_annex=False)
        adoption_line = self._line(parts.get("conclusions"), "{*}container/{*}p")
        if "attachments" in parts:
            self._walk(parts["attachments"], None, is_annex=True)
        self.letters += self.notes.letters
        self.is_strange = self.is_strange or self.notes.is_strange
        language = find_first(meta, "FRBRlanguage")
        code = language.get("language", "") if language is not None else ""
        return ExplicitText(
            identity=read_own_identity(meta),
            adoption=read_own_adoption(meta),
            language=_CODES.get(code, code or "en"),
            masthead=masthead,
            printed=printed,
            title=title,
            formula=formula,
            items=tuple(self.items),
            adoption_line=adoption_line,
            notes=tuple(ExplicitNote(marker, words) for marker, words in self.notes.in_order),
            anchors=self.anchors,
            note_anchors=self._note_anchors(),
        )

    def _preface(self, preface: Element | None) -> tuple[str, Words]:
        if preface is None:
            return "", Words()
        number, title = find_first(preface, "docNumber"), find_first(preface, "docTitle")
        printed = self._words(number).words.text if number is not None else ""
        return printed, self._words(title).words if title is not None else Words()

    def _preamble(self, preamble: Element | None) -> Words:
        if preamble is None:
            return Words()
        formula = self._line(preamble, "{*}formula/{*}p")
        self._walk(preamble, None, is_annex=False)
        return formula

    def _line(self, frame: Element | None, path: str) -> Words:
        line = frame.find(path) if frame is not None else None
        return self._words(line).words if line is not None else Words()

    def _walk(self, element: Element, above: Place | None, *, is_annex: bool) -> None:
        """Every clause below an element, in printed order."""
        for child in element:
            name = local(child)
            if name in ("meta", "authorialNote", "num"):
                continue
            place = self._clause(child, above, is_annex=is_annex)
            inside = is_annex or (name == "hcontainer" and child.get("name") == "annex")
            if name not in WORDS_OF_THEIR_OWN or place is None:
                self._walk(child, place or above, is_annex=inside)

    def _clause(self, element: Element, above: Place | None, *, is_annex: bool) -> Place | None:
        place = read_place(element, above, None, is_annex=is_annex)
        if place is None:
            return None
        cells, found = self._content(element)
        number = self._number(element)
        place = read_place(element, above, found.label if number is None else number, is_annex=is_annex)
        if place is None:
            return None
        self.anchors[len(self.items)] = place.anchor
        self.items.append(
            Item(
                part=place.part,
                words=found.words,
                kind=place.kind,
                number=place.number,
                depth=place.depth,
                scope=place.anchor.scope,
                is_closing=place.anchor.items[-1:] == ("end",),
                cells=cells,
                repairs=tuple(filter(None, (element.get(own("repairs")) or "").split("|"))),
            )
        )
        return place

    def _content(self, element: Element) -> tuple[tuple[Words, ...], OwnWords]:
        """The cells of a row, and the words of the clause itself."""
        name = local(element)
        if name == "tr":
            cells = [cell for cell in element if cell.get(own("is")) != "words"]
            after = next((cell for cell in element if cell.get(own("is")) == "words"), None)
            return tuple(self._cell(cell) for cell in cells), self._block(after, "{*}p")
        if name == "table":
            return (), self._block(element, "{*}caption")
        if name in WORDS_OF_THEIR_OWN:
            return (), self._words(element)
        paths = ("{*}p", "{*}content/{*}p", "{*}list/{*}intro/{*}p", "{*}intro/{*}p")
        found = next((block for path in paths if (block := element.find(path)) is not None), None)
        return (), self._words(found) if found is not None else _NO_WORDS

    def _cell(self, cell: Element) -> Words:
        return self._block(cell, "{*}p").words

    def _block(self, element: Element | None, path: str) -> OwnWords:
        block = element.find(path) if element is not None else None
        return self._words(block) if block is not None else _NO_WORDS

    def _words(self, element: Element) -> OwnWords:
        found = read_words(element, self.notes)
        self.letters += found.letters
        self.is_strange = self.is_strange or found.is_strange
        return found

    def _number(self, element: Element) -> str | None:
        """The label in a <num> beside the words; that of a heading belongs to its frame."""
        frame = element.getparent() if local(element) == "heading" else element
        nums = children_named(frame, "num") if frame is not None else []
        return self._words(nums[0]).words.text if nums else None

    def _note_anchors(self) -> dict[int, Anchor]:
        found = ((index, anchor_of_eid(eid)) for index, eid in enumerate(self.notes.eids_in_order))
        return {index: anchor for index, anchor in found if anchor is not None}

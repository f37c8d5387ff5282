"""Notes: the number that Word prints for each reference, and the words of the notes in the order they are called.

Word keeps no numbers: it counts the references, from the start and in the form that the document or its section
sets. A mark that a person typed ("*") is kept and not counted (ECMA-376 17.11).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from resolutions.ingest.readers.docx.markup import Element, W, number, value
from resolutions.ingest.readers.docx.numbering import format_number

KINDS = ("footnote", "endnote")
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Counting:
    """How notes of a kind are counted: form, first number, "continuous", "eachSect" or "eachPage"."""

    form: str
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class CalledNote:
    """A note with the mark that is printed for it."""

    kind: str
    identity: str
    mark: str
    is_typed: bool = False


@dataclass(slots=True)
class NoteBook:
    """The notes of a document and which of them have been called so far."""

    stories: dict[tuple[str, str], Element] = field(default_factory=dict)
    countings: dict[str, list[Counting]] = field(default_factory=dict)
    called: dict[tuple[str, str], CalledNote] = field(default_factory=dict)
    section: int = 0
    page: int = 1
    _counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def call(self, kind: str, identity: str) -> str:
        """The number printed for a reference."""
        key = (kind, identity)
        if key not in self.called:
            self.called[key] = CalledNote(kind, identity, self._next(kind))
        return self.called[key].mark

    def call_typed(self, kind: str, identity: str, mark: str) -> None:
        """Keeps a mark that a person typed for a note."""
        self.called.setdefault((kind, identity), CalledNote(kind, identity, mark, is_typed=True))

    @property
    def in_order(self) -> list[CalledNote]:
        """The called notes that the file has, footnotes before endnotes."""
        found = [one for key, one in self.called.items() if key in self.stories]
        return sorted(found, key=lambda one: KINDS.index(one.kind))

    @property
    def uncalled(self) -> list[Element]:
        """Notes that nothing refers to: Word prints none of them."""
        return [story for key, story in self.stories.items() if key not in self.called]

    @property
    def begins_again(self) -> bool:
        """Whether the numbers begin again on each page: only the printed pages tell them then."""
        return any(one.restart == "eachPage" for countings in self.countings.values() for one in countings)

    def _next(self, kind: str) -> str:
        countings = self.countings.get(kind) or [Counting(_FORMS[kind])]
        counting = countings[min(self.section, len(countings) - 1)]
        start = counting.start if counting.restart != "continuous" else countings[0].start
        section, page, count = self._counts.get(kind, (self.section, self.page, start - 1))
        if (counting.restart == "eachSect" and section != self.section) or (
            counting.restart == "eachPage" and page != self.page
        ):
            count = start - 1
        self._counts[kind] = (self.section, self.page, count + 1)
        return format_number(count + 1, counting.form)


def read_notes(roots: dict[str, Element | None], settings: Element | None, sections: list[Element]) -> NoteBook:
    """The notes of footnotes.xml and endnotes.xml, and how each section counts them."""
    book = NoteBook()
    for kind, root in roots.items():
        default = _counting(settings, kind, Counting(_FORMS[kind]))
        book.countings[kind] = [_counting(section, kind, default) for section in sections] or [default]
        for element in root.iterfind(W(kind)) if root is not None else ():
            if element.get(W("type")) not in _NO_NOTES:
                book.stories[kind, element.get(W("id"), "")] = element
    return book


def _counting(holder: Element | None, kind: str, default: Counting) -> Counting:
    properties = holder.find(W(f"{kind}Pr")) if holder is not None else None
    if properties is None:
        return default
    start = value(properties, "numStart")
    return replace(
        default,
        form=value(properties, "numFmt") or default.form,
        start=number(start, 1) if start is not None else default.start,
        restart=value(properties, "numRestart") or default.restart,
    )

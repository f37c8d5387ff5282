"""Notes as the standard has them: whole where they are first called, named where they are called again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence

from resolutions.exports.akn.form import Element, add, own, storable
from resolutions.exports.akn.inline import put_text
from resolutions.structure.eids import eid_of
from resolutions.structure.nodes import Footnote, Mark

WriteWords = Callable[[Element, Footnote, str], None]


class NoteBook:
    """The notes of a text while it is written. `write`: puts the words of a note into an element, under an eId."""

    def __init__(self, notes: Sequence[Footnote], write: WriteWords) -> None:
        self.notes = notes
        self.write = write
        self.waiting: dict[str, deque[int]] = defaultdict(deque)
        for index, note in enumerate(notes):
            self.waiting[note.marker].append(index)
        self.last: dict[str, str] = {}
        self.written: list[tuple[int, Element]] = []

    def call(self, into: Element, mark: Mark) -> None:
        """The next note of the mark that is not written yet, else the last one again; a mark without a note stands alone."""
        waiting = self.waiting[mark.marker]
        if waiting:
            self._write(add(into, "sup", class_="footnote"), "authorialNote", waiting.popleft())
        elif mark.marker in self.last:
            add(into, "noteRef", href=f"#{self.last[mark.marker]}", marker=mark.marker, placement="bottom")
        else:
            put_text(add(into, "sup", class_="footnote"), mark.marker)

    def write_uncalled(self, into: Element) -> None:
        """Notes that nothing calls; they come before all others in the document."""
        called, self.written = self.written, []
        while self.has_uncalled():
            first = min((waiting for waiting in self.waiting.values() if waiting), key=lambda waiting: waiting[0])
            self._write(into, "note", first.popleft())  # which may call another one
        self.written += called

    def settle_order(self) -> None:
        """Where the notes of the text stand in another order than in the document, each says its place."""
        if [index for index, _element in self.written] != list(range(len(self.notes))):
            for index, element in self.written:
                element.set(own("position"), str(index))

    def has_uncalled(self) -> bool:
        return any(self.waiting.values())

    def _write(self, into: Element, name: str, index: int) -> None:
        note = self.notes[index]
        eid = eid_of(note.anchor)
        element = add(into, name, eid, placement="bottom")
        element.set("marker", storable(note.marker))
        self.last[note.marker] = eid
        self.written.append((index, element))
        self.write(add(element, "p"), note, eid)

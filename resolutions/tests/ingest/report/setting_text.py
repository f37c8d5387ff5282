"""The specimen as a text layer prints it: wrapped lines, pages with running heads, notes at their feet."""

from __future__ import annotations

import textwrap

from resolutions.structure.nodes import Words
from resolutions.tests.ingest.report import specimen

WIDTH, HEIGHT = 78, 46
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def report_as_text(*, is_raised: bool = True) -> bytes:
    """The whole report; a page ends where it is full, or before a chapter. Calls are raised or bare figures."""
    pages = _Pages(is_raised)
    pages.paragraph([line.words.text for line in specimen.lines() if line.kind == "cover"])
    pages.end()
    pages.paragraph(["Contents"])
    for entry in specimen.contents():
        lines = textwrap.wrap(entry.words.text, WIDTH - 12)
        pages.paragraph([*lines[:-1], lines[-1].ljust(WIDTH - 6, ".") + " 1"])
    for line in specimen.lines():
        if line.kind == "cover":
            continue
        if line.kind == "chapter":
            pages.end()
        if line.kind == "row":
            pages.paragraph(["   ".join(pages.words(cell) for cell in line.cells)])
            continue
        words = f"{line.label} {pages.words(line.words)}".strip()
        called = [mark.marker for mark in line.words.marks]
        pages.paragraph(textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False), called)
    pages.end()
    return "\f".join(pages.done).encode()


class _Pages:
    """The pages that are full, and the one that is being set."""

    def __init__(self, is_raised: bool) -> None:
        self.is_raised = is_raised
        self.done: list[str] = []
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.told: set[str] = set()

    def marked(self, marker: str) -> str:
        return marker.translate(_RAISED) if self.is_raised else marker

    def words(self, words: Words) -> str:
        return "".join(self.marked(marker) if marker else text for text, _, marker in specimen.stretches_of(words))

    def paragraph(self, lines: list[str], called: list[str] | None = None) -> None:
        notes = [marker for marker in called or () if marker not in self.told]
        if len(self.lines) + len(self.notes) + len(lines) + 2 * len(notes) > HEIGHT:
            if len(lines) > 4 and not notes and len(self.lines) + len(self.notes) < HEIGHT - 4:
                self.lines += lines[:2]
                lines = lines[2:]
                self.end()
                self.lines += [*lines, ""]
                return
            self.end()
        self.lines += [*lines, ""]
        self.told.update(notes)
        for marker in notes:
            words = f"{self.marked(marker)} {self.words(specimen.notes()[marker])}"
            self.notes += textwrap.wrap(words, WIDTH)

    def end(self) -> None:
        if not self.lines:
            return
        number = len(self.done) + 1
        head = [] if number == 1 else [specimen.SYMBOL if number % 2 else specimen.SYMBOL.rjust(WIDTH), ""]
        foot = ["", "_" * 20, *self.notes] if self.notes else []
        mark = specimen.JOB if number == 1 else str(number) if number % 2 == 0 else str(number).rjust(WIDTH)
        self.done.append("\n".join([*head, *self.lines, *foot, "", mark, ""]))
        self.lines, self.notes = [], []

"""The text got out of a file of markup, as it grows: what every span of its paragraphs counts in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from resolutions.ingest.blocks import Item
from resolutions.ingest.explicit_outline import ExplicitNote
from resolutions.structure.nodes import Words
from resolutions.structure.spans import Span


@dataclass(slots=True)
class Page:
    """The text got out of the file, growing; spans count in it."""

    lines: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def add(self, words: str) -> tuple[Span, ...]:
        """Adds one paragraph and gives its place; nothing for no words."""
        if not words.strip():
            return ()
        start = self.length
        self.lines.append(words + "\n\n")
        self.length += len(words) + 2
        return (Span(start, start + len(words)),)

    def place(self, item: Item) -> Item:
        words = " | ".join(map(self.shown, item.cells)) if item.cells else self.shown(item.words)
        return replace(item, source=self.add(f"{item.number} {words}" if item.number else words))

    def place_note(self, marker: str, words: Words) -> ExplicitNote:
        return ExplicitNote(marker, words, self.add(f"[{marker}] {self.shown(words)}"))

    def end_page(self) -> None:
        self.add("_" * 20)

    @staticmethod
    def shown(words: Words) -> str:
        """Words with their marks in brackets where they stand."""
        out, at = [], 0
        for mark in words.marks:
            out += [words.text[at : mark.at], f"[{mark.marker}]"]
            at = mark.at
        return "".join((*out, words.text[at:]))

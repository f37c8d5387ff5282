"""One line of the canonical text becomes words: white space squashed, marks and italics lifted out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resolutions.exports.canonical_form import unescaped
from resolutions.structure.nodes import Mark, Words

_TOKEN = re.compile(
    r"\\(?P<escape>\S)|(?P<star>\*)|\[\^(?P<mark>(?:\\.|[^\]\\]){0,200})\]|(?P<blank>\s+)|(?P<plain>[^\\*\[\s]+|.)",
    re.DOTALL,
)
_BAR = re.compile(r"((?:\\.|[^\\|])*)(\||$)", re.DOTALL)


@dataclass(slots=True)
class _Growing:
    """Words under construction; a blank is set when something comes after it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    has_blank: bool = False
    marks: list[Mark] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    opened: int | None = None

    def put(self, piece: str) -> None:
        self.settle()
        self.pieces.append(piece)
        self.length += len(piece)

    def blank(self) -> None:
        self.has_blank = self.length > 0 and not self.pieces[-1].endswith(" ")

    def settle(self) -> None:
        if self.has_blank:
            self.has_blank = False
            self.pieces.append(" ")
            self.length += 1

    def star(self) -> None:
        self.settle()
        if self.opened is None:
            self.opened = self.length
            return
        if self.length > self.opened:
            self.italics.append((self.opened, self.length))
        self.opened = None

    def built(self) -> Words:
        text = "".join(self.pieces).rstrip(" ")
        marks = tuple(Mark(mark.marker, min(mark.at, len(text))) for mark in self.marks)
        italics = ((begin, min(end, len(text))) for begin, end in self.italics)
        return Words(text, marks, tuple(stretch for stretch in italics if stretch[0] < stretch[1]))


def parse_words(line: str) -> tuple[Words, bool]:
    """The words, and whether every asterisk had its partner; the last one that has none stands for itself."""
    lone = _lone_star(line)
    growing = _Growing()
    for token in _TOKEN.finditer(line):
        if token["blank"]:
            growing.blank()
        elif token["mark"] is not None:
            growing.settle()
            growing.marks.append(Mark(unescaped(token["mark"]), growing.length))
        elif token["star"] and token.start() != lone:
            growing.star()
        else:
            growing.put(token["escape"] or token["plain"] or "*")
    return growing.built(), lone is None


def _lone_star(line: str) -> int | None:
    """Where the last of an odd number of asterisks stands; a line may be nothing but asterisks, so none is kept."""
    count, last = 0, None
    for token in _TOKEN.finditer(line) if "*" in line else ():
        if token["star"]:
            count, last = count + 1, token.start()
    return last if count % 2 else None


def split_cells(row: str) -> list[str]:
    """' a | b\\\\|c | after' -> [' a ', ' b\\\\|c ', ' after']: cut at bars that have no backslash."""
    out: list[str] = []
    at = 0
    while True:
        found = _BAR.match(row, at)
        if found is None:
            return [*out, row[at:]]
        out.append(found[1])
        at = found.end()
        if not found[2]:
            return out

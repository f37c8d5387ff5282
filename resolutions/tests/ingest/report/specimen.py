"""The specimen of a session report: its words once, in report.txt and texts/, and as a flat list of printed lines.

report.txt has the cover (`!`), chapters (`=`), sections (`==`), titles below a label (`=-`), rows of a table (`|`),
numbered paragraphs, the notes of the proceedings, and where each text stands (`@`). The texts are in the canonical form,
which is at once what every format must read back to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from resolutions.ingest.drafts import Draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.canonical.words import parse_words
from resolutions.structure.nodes import Clause, Kind, Text, Words

FOLDER = Path(__file__).parent
SYMBOL, JOB, PRINTER = "E/2095/28", "V.95-02121 (E)", "*9502121*"
_SIGNS = (("=-", "title"), ("==", "section"), ("=", "chapter"), ("!", "cover"), ("@", "text"), ("|", "row"))


_NOTHING = Words()


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed paragraph: kind cover, chapter, section, designation, title, formula, paragraph, heading or row."""

    kind: str
    words: Words = _NOTHING
    label: str = ""
    depth: int = 0
    cells: tuple[Words, ...] = ()


@cache
def drafts() -> tuple[Draft, ...]:
    """What every format must give: the texts as their canonical form is read."""
    return tuple(_draft(path) for path in sorted(FOLDER.glob("texts/*.txt")))


@cache
def lines() -> tuple[Printed, ...]:
    """The whole report in printed order, without contents list, notes and furniture."""
    texts = dict(zip((path.stem for path in sorted(FOLDER.glob("texts/*.txt"))), drafts(), strict=True))
    out: list[Printed] = []
    for kind, words in _stretches():
        if kind == "text":
            out += _printed_text(texts[words].text)
        elif kind == "row":
            out.append(Printed("row", cells=tuple(parse_words(cell.strip())[0] for cell in words.split("|"))))
        elif kind != "note":
            out.append(_printed(kind, words))
    return tuple(out)


@cache
def notes() -> dict[str, Words]:
    """All notes of the report by their number, in order."""
    found = {note.marker: note.words for draft in drafts() for note in draft.text.footnotes}
    for kind, words in _stretches():
        if kind == "note":
            marker, _, rest = words.partition("] ")
            found[marker.removeprefix("[^")] = parse_words(rest)[0]
    return dict(sorted(found.items(), key=lambda pair: int(pair[0])))


@cache
def contents() -> tuple[Printed, ...]:
    """The entries of the contents list: chapters, sections, texts with their titles."""
    out: list[Printed] = []
    following = [*lines()[1:], Printed("")]
    draft = 0
    for line, after in zip(lines(), following, strict=True):
        words = line.words.text
        if line.kind in ("chapter", "section"):
            title = f". {after.words.text}" if after.kind == "title" else ""
            out.append(Printed(line.kind, Words(words + title)))
        elif line.kind == "designation":
            draft += words.startswith("Draft")
            label = f"{words.rpartition(' ')[2]}." if words.startswith("Draft") else words
            out.append(Printed("text", Words(f"{label} {after.words.text}")))
    return tuple(out)


def _draft(path: Path) -> Draft:
    (draft,) = read_source(path.read_bytes(), path.name).drafts
    return draft


def _stretches() -> list[tuple[str, str]]:
    out = []
    for line in (FOLDER / "report.txt").read_text(encoding="utf-8").splitlines():
        sign = next((pair for pair in _SIGNS if line.startswith(pair[0])), None)
        if sign is not None:
            out.append((sign[1], line.removeprefix(sign[0]).strip()))
        elif line.startswith("[^"):
            out.append(("note", line))
        elif line.strip():
            out.append(("paragraph", line.strip()))
    return out


def _printed(kind: str, words: str) -> Printed:
    found = re.match(r"(\d+\.) ", words) if kind == "paragraph" else None
    label = found[1] if found else ""
    return Printed(kind, parse_words(words[len(label) :].strip())[0], label)


def _printed_text(text: Text) -> list[Printed]:
    head = [Printed("designation", Words(text.printed)), Printed("title", text.title)]
    if text.formula:
        head.append(Printed("formula", text.formula))
    return [*head, *(_printed_clause(clause) for clause in text.walk())]


def _printed_clause(clause: Clause) -> Printed:
    kind = "heading" if clause.kind == Kind.HEADING else "paragraph"
    return Printed(kind, clause.words, clause.number or "", clause.depth)


def stretches_of(words: Words) -> list[tuple[str, bool, str]]:
    """Words as (text, is it italic, marker called after it) for those who set them."""
    ends = {0, len(words.text)} | {mark.at for mark in words.marks} | {at for pair in words.italics for at in pair}
    places = sorted(ends)
    out: list[tuple[str, bool, str]] = []
    for mark in words.marks:
        if mark.at == 0:
            out.append(("", False, mark.marker))
    for start, end in pairwise(places):
        is_italic = any(begin <= start and end <= stop for begin, stop in words.italics)
        out.append((words.text[start:end], is_italic, ""))
        out += [("", False, mark.marker) for mark in words.marks if mark.at == end]
    return out

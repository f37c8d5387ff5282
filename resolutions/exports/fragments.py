"""A place as it is quoted: its words, and a link that marks them on the page of the text.

Text fragments (WICG "URL Fragment Text Directives"): '#op3:~:text=start,end' marks from the first words to the last ones.
A browser that does not know them goes to the id before ':~:'. The first match on the page counts, so as many words are
written as no earlier place has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from resolutions.exports.passages import Passage, find_passage
from resolutions.exports.record import Record
from resolutions.structure.nodes import Clause, Words

_FEWEST = 4
_WORD = re.compile(r"[^\s，。、；：]+[，。、；：]?|[，。、；：]")  # Chinese has no blanks: its commas end a stretch


@dataclass(frozen=True, slots=True)
class Quotation:
    """token: the id where the words begin; words: to be copied, a line a paragraph; start, end: what marks them.

    `end` is "" where the start is all of the words; both are where nothing tells the words from others before them.
    """

    token: str
    words: str
    start: str = ""
    end: str = ""


def quotation_of(record: Record, token: str) -> Quotation | None:
    """The words at 'op2-e', 'op3..op5' or 'fn33'; None where the text has no such place."""
    passage = find_passage(record, token)
    if passage is None:
        return None
    place = _first_token(passage)
    copied = "\n".join(_lines(passage))
    quoted = [words for words in _words_of(passage) if _stretches(words)]
    if not quoted:
        return Quotation(place, copied)
    start, end = _marked(_Page(record), quoted[0], quoted[-1])
    return Quotation(place, copied, start, end)


def fragment_of(quotation: Quotation) -> str:
    """'#op3:~:text=Invites%20each,own%20language' for a link; '#op3' where nothing marks the words."""
    if not quotation.start:
        return f"#{quotation.token}"
    parts = [part for part in (quotation.start, quotation.end) if part]
    return f"#{quotation.token}:~:text={','.join(map(encoded, parts))}"


def encoded(words: str) -> str:
    """Percent-encoded for a text directive, in which '-', ',' and '&' mean something."""
    return quote(words, safe="").replace("-", "%2D")


def _first_token(passage: Passage) -> str:
    return str(passage.clauses[0].anchor) if passage.clauses else str(passage.notes[0].anchor)


def _lines(passage: Passage) -> Iterator[str]:
    """As printed, a number before its words; the note itself where a note is quoted."""
    for clause in passage.clauses:
        for node in clause.walk():
            yield " ".join(part for part in (node.number, _printed(node)) if part)
    if not passage.clauses:
        yield from (f"{note.marker} {note.words.text}" for note in passage.notes)


def _printed(clause: Clause) -> str:
    return " | ".join(cell.text for cell in clause.cells) or clause.text


def _words_of(passage: Passage) -> list[Words]:
    if not passage.clauses:
        return [note.words for note in passage.notes]
    nodes = [node for clause in passage.clauses for node in clause.walk()]
    return [words for node in nodes for words in (node.cells or (node.words,))]


class _Page:
    """The page of a text as a browser searches it: small letters, single blanks, notes called nowhere."""

    def __init__(self, record: Record) -> None:
        text = record.text
        self.words = "| "
        self.places: dict[int, int] = {}
        clauses = [words for clause in text.walk() for words in (clause.cells or (clause.words,))]
        notes = [note.words for note in text.footnotes]
        for words in (text.title, text.formula, *clauses, text.adoption_line, *notes):
            self.places[id(words)] = len(self.words)
            self.words += f"{folded(words.text)} | "

    def find(self, run: str, after: int = 0) -> int:
        return self.words.find(folded(run), after)


def _marked(page: _Page, first: Words, last: Words) -> tuple[str, str]:
    """What begins the words from the first to the last, and what ends them; two times "" where that cannot be told."""
    head, tail = _stretches(first)[0], _stretches(last)[-1]
    here = page.find(head, page.places[id(first)])
    there = page.find(tail, page.places[id(last)]) + len(folded(tail))
    start = next((run for run in _heads(head) if page.find(run) == here), "")
    behind = here + len(folded(start))
    if not start or behind == there:
        return start, ""
    end = next((run for run in _tails(tail) if page.find(run, behind) + len(folded(run)) == there), "")
    if end:
        return start, end
    return (head, "") if page.find(head) == here and here + len(folded(head)) == there else ("", "")


def _stretches(words: Words) -> list[str]:
    """The words between the marks of notes: a mark stands on the page as a figure among them."""
    cuts = [0, *sorted(mark.at for mark in words.marks), len(words.text)]
    parts = (words.text[begin:end].strip() for begin, end in pairwise(cuts))
    return [part for part in parts if any(map(str.isalnum, part))]


def _heads(stretch: str) -> Iterator[str]:
    ends = [found.end() for found in _WORD.finditer(stretch)]
    yield from (stretch[:end] for end in (ends[_fewest(stretch) - 1 :] or ends[-1:]))


def _tails(stretch: str) -> Iterator[str]:
    begins = [found.start() for found in _WORD.finditer(stretch)][::-1]
    yield from (stretch[begin:] for begin in (begins[_fewest(stretch) - 1 :] or begins[-1:]))


def _fewest(stretch: str) -> int:
    return _FEWEST if " " in stretch else 1


def folded(words: str) -> str:
    """Small letters and single blanks: what a browser compares."""
    return re.sub(r"\s+", " ", words).strip().casefold()

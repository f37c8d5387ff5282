"""The contents list of a report: never a text itself, but what says which texts and chapters there must be.

Text layers tear the list apart (labels, titles and page numbers in columns of their own), so titles are compared by
their letters alone, wherever in the list they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.ingest.blocks import Block
from resolutions.ingest.designations import parse_designation_line
from resolutions.ingest.report.signs import is_section, parse_draft_heading
from resolutions.structure.numerals import from_roman

_HEADING = re.compile(r"\s*(?:Table\s+of\s+)?contents\s*(?:\(continued\))?\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:(?i:Chapter)\s+)?(?:[IVXLC]+|[A-Z])\.\s*|\s*(?i:Chapter\s+[IVXLC]+\b|Annex(?:es)?\b\s*(?:[IVXLC]+\b)?)[.:]?\s*"
)
_PAGES = re.compile(  # leaders, paragraphs, page: ". . . . 12-40 7"
    r"[\s.…·_]+(?:\d{1,4}(?:\s?[-–]\s?\d{1,4})?[\s.…·_]+)?(?:\d{1,3}|[ivxl]{1,6})\s*$|[\s.…·_]{4,}$"
)
_NUMBERED = re.compile(
    r"\b(?:Resolution|Decision)\s+(?:(?:E?S-)?\d{1,4}/\d{1,4}|\d{1,3}\s?\((?:E?S-)?[IVXLC]+\))", re.IGNORECASE
)
_ENOUGH = 8  # letters that tell the title of a chapter from any other line
_WRAPPED = 5
_HEADINGS = 12  # lines over the first sentence after the list

Number = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list without its page: 'II.', 'Length of statements'."""

    label: str
    title: str

    @property
    def key(self) -> str:
        return key_of(self.title)


@dataclass(frozen=True, slots=True)
class Contents:
    """blocks[start:end] are the list. `letters` are all its words run together; `numbers` the texts that it names;
    `chapters` the keys of its other entries, `beginnings` their first letters.
    """

    start: int = 0
    end: int = 0
    letters: str = ""
    numbers: tuple[Number, ...] = ()
    drafts: tuple[tuple[str, Entry], ...] = ()
    chapters: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.end > self.start

    def names(self, title: str) -> bool:
        return key_of(title) in self.letters


def is_contents_heading(words: str) -> bool:
    """'Contents', 'CONTENTS (continued)'."""
    return _HEADING.fullmatch(words) is not None


def key_of(words: str) -> str:
    """The letters of some words, small and run together: what stays the same when lines and pages are lost."""
    return re.sub(r"[\W\d_]+", "", words).casefold()


def find_contents(blocks: Sequence[Block], limit: int, bodies: Bodies) -> Contents:
    """The list among the blocks before `limit`, where the first text of the report begins."""
    start = next((index for index in range(limit) if is_contents_heading(blocks[index].text)), None)
    if start is None:
        return Contents()
    end = _end(blocks, start, limit)
    words = [block.text for block in blocks[start + 1 : end]]
    entries = list(_entries(words))
    drafts = tuple(_drafts(entries))
    chapters = {entry.key for entry in _chapters(entries, bodies)} - {entry.key for _, entry in drafts}
    return Contents(
        start,
        end,
        key_of(" ".join(words)),
        tuple(_numbers(" ".join(words), bodies)),
        drafts,
        frozenset(chapters),
        frozenset(key[:length] for key in chapters for length in range(1, _ENOUGH + 1)),
    )


def _end(blocks: Sequence[Block], start: int, limit: int) -> int:
    """Where the first sentence stands that is none of the list, less the headings over it, which the list has too."""
    end = next((index for index in range(start + 1, limit) if _is_sentence(blocks[index].text)), limit)
    letters = [key_of(block.text) for block in blocks[start + 1 : end]]
    lowest = max(start + 1, end - _HEADINGS)
    while end - 1 > lowest and _is_repeated(blocks[end - 1].text, letters, end - start - 2):
        end -= 1
    return end


def _is_sentence(words: str) -> bool:
    plain = words.strip()
    if _PAGES.search(plain):
        return False
    return re.match(r"\d{1,3}\.\s+[A-Z]", plain) is not None or (len(plain) > 60 and plain[-1] in ".:;")


def _is_repeated(words: str, letters: Sequence[str], at: int) -> bool:
    """A line that the list above it has, and that has no page number itself."""
    key = key_of(_LABEL.sub("", words, count=1)) or key_of(words)
    return not _PAGES.search(words.strip()) and key in "".join(letters[:at])


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    """Lines put together: an entry goes on until its page number, or until the next label."""
    label, title, is_open = "", "", False
    for line in lines:
        words = re.sub(r"\s+", " ", line.expandtabs(4)).strip()
        found = _LABEL.match(words)
        is_new = found is not None or _NUMBERED.match(words) is not None or not is_open
        if is_new and (label or title):
            yield Entry(label, title)
        if is_new:
            label, title = (found[0].strip(), words[found.end() :]) if found else ("", words)
        else:
            title = f"{title} {words}"
        pages = _PAGES.search(title)
        is_open = pages is None
        title = title[: pages.start()] if pages else title
    if label or title:
        yield Entry(label, title)


def _numbers(words: str, bodies: Bodies) -> Iterator[Number]:
    """The numbers of the texts that the list names; one in the title of another names nothing new."""
    for found in _NUMBERED.finditer(words):
        if not found[0][0].isupper():
            continue
        number = parse_designation_line(found[0], bodies)
        if number is not None:
            yield number.kind, number.session, number.number


def _drafts(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """The drafts, each with its kind: what counts from I under the heading of a section of drafts."""
    kind, expected = "", 1
    for entry in entries:
        heading = f"{entry.label} {entry.title}".strip()
        own = parse_draft_heading(heading)
        if own is not None:
            yield own.kind, Entry(own.printed, heading[own.length :])
        elif is_section(heading):
            said = re.search(r"draft\s+(resolution|decision)", heading, re.IGNORECASE)
            kind, expected = said[1].lower() if said else "", 1
        elif _NUMBERED.match(heading):
            kind = ""
        elif kind and _counts(entry, expected):
            expected += 1
            yield kind, entry


def _counts(entry: Entry, expected: int) -> bool:
    """'II.' where the second draft is expected; a draft that is the only one has no label."""
    label = entry.label.rstrip(".")
    if not label:
        return expected == 1 and bool(entry.title)
    return expected in (from_roman(label), ord(label[0]) - 64 if len(label) == 1 else None)


def _chapters(entries: Sequence[Entry], bodies: Bodies) -> Iterator[Entry]:
    for entry in entries:
        if len(entry.key) >= _ENOUGH and parse_designation_line(entry.title, bodies) is None:
            yield entry


def chapter_at(blocks: Sequence[Block], index: int, contents: Contents) -> bool:
    """Whether the title of a chapter of the list stands at this block, on one line or on several."""
    key = ""
    for block in blocks[index : index + _WRAPPED]:
        words = block.text
        key += key_of(words if key else _LABEL.sub("", words, count=1))
        if key in contents.chapters:
            return True
        if len(words) > 300 or key[:_ENOUGH] not in contents.beginnings:
            return False
    return False

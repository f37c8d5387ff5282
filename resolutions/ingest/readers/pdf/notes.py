"""Notes at the foot of pages, told by their places: below a rule or a gap, in smaller type, each begun by its figure.

A note that the page end cut goes on at the foot of the next page, without a figure. What is not sure is no note here:
the rules for printed text look at it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from resolutions.ingest.readers.inline import SUPERSCRIPTS, figures
from resolutions.ingest.readers.lines import RULE
from resolutions.ingest.readers.pdf.entries import Entry, Measures, Tie
from resolutions.ingest.readers.pdf.lines import Line

_BARE = re.compile(r"(?P<marker>\d{1,3}|\*{1,3})(?: ?/)?(?:\s+|$)(?=\S|$)")
_STARS_OR_UNICODE = re.compile(rf"(?P<marker>\*{{1,3}}|[{SUPERSCRIPTS}]{{1,3}})\s*/?\s*")
_SHORTEST, _WIDEST = 15.0, 0.75
_ENDED = re.compile(r"[.;:!?][”’\"')\]]*$")


@dataclass(eq=False, slots=True)
class FootNote:
    """The lines of a note, the first without its printed mark: `cut` characters of its text."""

    marker: str
    entries: list[Entry] = field(default_factory=list)
    cut: int = 0


def find_notes(entries: Sequence[Entry], measures: Measures) -> list[FootNote]:
    """The notes at the feet of columns, in order; one with an empty marker goes on with the note before it."""
    out: list[FootNote] = []
    for _, column in groupby(entries, key=lambda entry: entry.column):
        lines = list(column)
        start = _start(lines, measures, out)
        if start is not None:
            _take(lines[start:], measures, out)
    return out


def _start(lines: Sequence[Entry], measures: Measures, before: Sequence[FootNote]) -> int | None:
    """Where the notes of a column begin: below its last rule, else below the gap over its smaller type."""
    below = _below_rule(lines)
    if below is not None:
        first = lines[below]
        if _label(first, measures, is_sure=True):
            return below
        if before and all(measures.is_small(entry.line) for entry in lines[below:]):
            return below
    start = len(lines)
    while start and measures.is_small(lines[start - 1].line) and not _is_text_rule(lines[start - 1].line):
        start -= 1
    while start < len(lines):
        first = lines[start]
        if (start == 0 or first.tie is not Tie.NEXT) and _label(first, measures, is_sure=False):
            return start
        if start == 0 and before and _is_open(before[-1]):
            return start
        start += 1
    return None


def _below_rule(lines: Sequence[Entry]) -> int | None:
    """The index of the first line below the rule over the notes, drawn or of underscores."""
    for index in range(len(lines) - 1, 0, -1):
        if _is_text_rule(lines[index - 1].line) or _is_ruled(lines[index - 1], lines[index]):
            return index
    return 0 if lines and _is_ruled(None, lines[0]) else None


def _is_text_rule(line: Line) -> bool:
    return RULE.fullmatch(line.text) is not None


def _is_ruled(above: Entry | None, entry: Entry) -> bool:
    """Whether a rule shorter than the column is drawn between two lines, and underlines neither."""
    line, page = entry.line, entry.page
    top = above.line.base + 0.35 * above.line.size if above else line.top - 2 * line.size
    for rule in page.drawn.level:
        is_between = top < rule.at < line.base - 0.6 * line.size
        is_short = _SHORTEST <= rule.length <= _WIDEST * page.frame.width
        if is_between and is_short and rule.start < line.right and rule.end > line.left - 4 * line.size:
            return True
    return False


def _take(lines: Iterable[Entry], measures: Measures, out: list[FootNote]) -> None:
    for entry in lines:
        found = _label(entry, measures, is_sure=True)
        if found is not None and _counts_on(found[0], out):
            out.append(FootNote(found[0], [entry], found[1]))
        elif not out or (out[-1].entries[-1].column != entry.column):
            out.append(FootNote("", [entry]))
        else:
            out[-1].entries.append(entry)


def _counts_on(marker: str, before: Sequence[FootNote]) -> bool:
    """A figure at the beginning of a line is the mark of a note only if it counts on from the one before."""
    numbers = [int(note.marker) for note in before if note.marker.isdigit()]
    if not marker.isdigit() or not numbers:
        return True
    return int(marker) == 1 or numbers[-1] < int(marker) <= numbers[-1] + 3


def _label(entry: Entry, measures: Measures, *, is_sure: bool) -> tuple[str, int] | None:
    """The mark that a line begins with and its length: raised, or (below a rule, in small type) a bare figure."""
    line = entry.line
    first = line.pieces[0]
    printed = "".join(first.chars)
    if line.is_raised(first) and re.fullmatch(r"(?:\d{1,3}|\*{1,3})/?", printed):
        rest = line.text[len(printed) :]
        return printed.rstrip("/"), len(printed) + len(rest) - len(rest.lstrip(" /"))
    found = _STARS_OR_UNICODE.match(line.text)
    if found is None and is_sure and measures.is_small(line):
        found = _BARE.match(line.text)
    return (figures(found["marker"]), found.end()) if found else None


def _is_open(note: FootNote) -> bool:
    """Whether a note does not end where its page does."""
    return _ENDED.search(note.entries[-1].line.text) is None

"""Running heads and feet, told by their places: what stands at the same height over several pages, above or below the
text; what stands above the rule at the head of a page. The masthead of the first page is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from resolutions.ingest.readers.pdf.entries import Entry, Measures
from resolutions.ingest.readers.pdf.pages import Page

REASON = "page furniture"

_HEAD, _FOOT = 0.14, 0.86
_WHERE = 3.0  # points within which heights are one
_MASK = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:[Pp]age\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?|[ivxlc]{1,7}")
_JOB = re.compile(
    r"\*\d{7,8}[A-Z]?\*|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,3}|Please recycle.*|Printed (?:at|in|on) .*"
    r"|(?:[A-Z]{1,3}\.)?\d{2}-\d{5,6}(?:[—–-]\S+)+",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(?:A|E|S|ST|T|TD|CAC|CND|UNEP)/[A-Z0-9][\w./-]*(?: ?\([\dA-Z-]+\))?\*?")


def find_furniture(entries: Sequence[Entry], measures: Measures) -> set[Entry]:
    """The lines that stand outside the text of their page and say nothing but which page it is."""
    repeated = _repeated(entries)
    by_page: dict[int, list[Entry]] = defaultdict(list)
    for entry in (one for one in entries if one.cell is None):
        by_page[entry.page.number].append(entry)
    out: set[Entry] = set()
    for number, lines in by_page.items():
        lines.sort(key=lambda entry: entry.line.base)
        if number > 1:
            out |= _head(lines, repeated, measures)
        out |= _foot(lines, repeated, measures)
    return out


def _key(entry: Entry) -> tuple[str, int]:
    return _MASK.sub("0", entry.line.text), round(entry.line.base / _WHERE)


def _repeated(entries: Sequence[Entry]) -> set[tuple[str, int]]:
    """What stands at the head or foot of two pages and more, but for its figures."""
    pages = {entry.page.number for entry in entries}
    counts = Counter(
        (words, where + step)
        for words, where, _ in {(*_key(entry), entry.page.number) for entry in entries if _is_at_edge(entry)}
        for step in (-1, 0, 1)
    )
    least = 2 if len(pages) <= 6 else 3
    return {key for key, count in counts.items() if count >= least}


def _is_at_edge(entry: Entry) -> bool:
    height = entry.page.frame.height
    return entry.line.base < _HEAD * height or entry.line.base > _FOOT * height


def _head(lines: Sequence[Entry], repeated: set[tuple[str, int]], measures: Measures) -> set[Entry]:
    """The lines above the text: those above a rule at the head, else what comes again there, apart from the text."""
    rule = _rule_at_head(lines[0].page)
    taken = 0
    while taken < len(lines) and rule is not None and lines[taken].line.base <= rule:
        taken += 1
    ruled = taken
    while taken < len(lines) and _is_at_edge(lines[taken]) and _is_known_head(lines[taken], repeated):
        taken += 1
    while taken > ruled and taken < len(lines) and not _are_apart(lines[taken - 1], lines[taken], measures):
        taken -= 1
    return set(lines[:taken])


def _are_apart(above: Entry, below: Entry, measures: Measures) -> bool:
    """Whether two lines stand further apart than lines of one text do."""
    return below.line.base - above.line.base > 1.3 * measures.usual_distance(below.line)


def _is_known_head(entry: Entry, repeated: set[tuple[str, int]]) -> bool:
    return _key(entry) in repeated or _is_page_number(entry) or _SYMBOL.fullmatch(entry.line.text) is not None


def _rule_at_head(page: Page) -> float | None:
    """How far down the rule under a running head is drawn; None where there is none."""
    frame = page.frame
    lines = page.lines
    if not lines:
        return None
    width = max(placed.line.right for placed in lines) - min(placed.line.left for placed in lines)
    at = next((one.at for one in page.drawn.level if one.length > 0.85 * width and one.at < _HEAD * frame.height), None)
    if at is None:
        return None
    above = [placed.line.base for placed in lines if placed.line.base <= at]
    return at if above and len({round(base) for base in above}) <= 3 else None


def _foot(lines: Sequence[Entry], repeated: set[tuple[str, int]], measures: Measures) -> set[Entry]:
    """The lines below the text, from the lowest up: page and job numbers, and what comes again on other pages."""
    taken = len(lines)
    while taken > 1 and _is_known_foot(lines[taken - 1], repeated):
        taken -= 1
    while taken < len(lines):
        first = lines[taken]
        above = next((other for other in reversed(lines[:taken]) if first.line.base - other.line.base > 2), None)
        if above is None or _are_apart(above, first, measures):
            break
        if _JOB.fullmatch(first.line.text):
            break
        taken += 1
    return set(lines[taken:])


def _is_known_foot(entry: Entry, repeated: set[tuple[str, int]]) -> bool:
    line = entry.line
    if not _is_at_edge(entry) or line.base < entry.page.frame.height / 2 or line.is_raised(line.pieces[0]):
        return False
    return _JOB.fullmatch(line.text) is not None or _is_page_number(entry) or _key(entry) in repeated


def _is_page_number(entry: Entry) -> bool:
    return _PAGE_NUMBER.fullmatch(entry.line.text) is not None

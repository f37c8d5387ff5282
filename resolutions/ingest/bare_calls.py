"""Bare figures bound to the notes at page feet: by the order of the notes, their pages, and the look of each place.

Notes are called in the order of their numbers, on the page whose foot holds them (a paragraph that a page end cuts may
call on the next). Of all rows of places that keep this order the one with the greatest weight is taken; a place that
little but the order speaks for is bound all the same, and said to be in doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from resolutions.ingest.bare_figures import FAINT, LIKELY, WEAK, Figure, find_figures
from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.footnotes import Note
from resolutions.ingest.runs import piece
from resolutions.structure.spans import Span

_CANDIDATES = 80  # places looked at for one note
_BOUND = 1.0  # what binding one note more is worth
_FORM = 1.0  # what the form of most calls of a document is worth
_EARLIER = 0.9  # of the weight of an earlier place: what calls a note a second time comes after its first call
_PAGE = {0: 2.0, 1: 0.7, -1: 0.3, 2: 0.0}  # pages from the note to the call


@dataclass(frozen=True, slots=True)
class Bound:
    """The blocks with their calls as runs of their own; where each note (by index) is first called; what is doubtful."""

    blocks: list[Block]
    first: dict[int, int]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure, where it stands in the source, and on which page."""

    figure: Figure
    block: int
    run: int
    offset: int
    at: int
    page: int
    printed_page: int


@dataclass(frozen=True, slots=True)
class _Link:
    """The best row of places that ends here."""

    note: int
    place: _Place
    score: float
    before: _Link | None


@dataclass(slots=True)
class _Frontier:
    """For each place in the text the best row that ends before it: places and scores both rise."""

    ends: list[int] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)

    def best_before(self, start: int) -> _Link | None:
        at = bisect_right(self.ends, start)
        return self.links[at - 1] if at else None

    def add(self, link: _Link) -> None:
        end = link.place.figure.end
        at = bisect_left(self.ends, end)
        if (at and self.links[at - 1].score >= link.score) or (
            at < len(self.ends) and self.ends[at] == end and self.links[at].score >= link.score
        ):
            return
        stop = at
        while stop < len(self.ends) and self.links[stop].score <= link.score:
            stop += 1
        self.ends[at:stop], self.links[at:stop] = [end], [link]


def bind_figures(
    blocks: Sequence[Block], notes: Sequence[Note], pages: Sequence[int], starts: Sequence[int], texts: set[int]
) -> Bound:
    """Binds bare figures in the blocks of `texts` (indexes); pages: of each note; starts: offsets where pages begin."""
    places = _places(blocks, {note.marker for note in notes}, starts, texts)
    ways = _ways(notes, pages, places, has_pages=len(starts) > 1)
    row = _best_row(ways, None)
    row = _best_row(ways, _main_form(row))
    chosen = {link.place.figure.start: link.place for link in row}
    again = _called_again(places, row, chosen)
    first = {link.note: link.place.at for link in row}
    return Bound(
        _with_marks(blocks, [*chosen.values(), *again]),
        first,
        [problem for link in row if (problem := _doubt(link)) is not None],
    )


def _places(blocks: Sequence[Block], known: set[str], starts: Sequence[int], texts: set[int]) -> list[_Place]:
    text, origins = _printed(blocks, texts)
    begins = [begin for begin, _, _ in origins]
    out: list[_Place] = []
    for figure in find_figures(text, known):
        begin, block, run = origins[bisect_right(begins, figure.start) - 1]
        offset = figure.start - begin
        span = blocks[block].runs[run].span
        page = max(0, bisect_right(starts, span.start + offset) - 1)
        out.append(_Place(figure, block, run, offset, span.start + offset, page, span.page))
    return out


def _printed(blocks: Sequence[Block], texts: set[int]) -> tuple[str, list[tuple[int, int, int]]]:
    """The text with a line end after each block, and where each run of it begins; what is a mark already is hidden."""
    out: list[str] = []
    origins: list[tuple[int, int, int]] = []
    length = 0
    for index, block in enumerate(blocks):
        if index not in texts:
            continue
        for number, run in enumerate(block.runs):
            is_figure = run.is_mark or run.is_superscript or len(run.text) != run.span.end - run.span.start
            origins.append((length, index, number))
            out.append("\ufffc" * len(run.text) if is_figure else run.text)
            length += len(run.text)
        out.append("\n")
        length += 1
    return "".join(out), origins


def _ways(
    notes: Sequence[Note], pages: Sequence[int], places: Sequence[_Place], *, has_pages: bool
) -> list[list[tuple[_Place, float]]]:
    """For each note the places where it may be called, each with its weight."""
    by_marker: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        by_marker[place.figure.marker].append(place)
    positions = {marker: [place.at for place in found] for marker, found in by_marker.items()}
    out: list[list[tuple[_Place, float]]] = []
    for note, page in zip(notes, pages, strict=True):
        found = by_marker[note.marker]
        at = bisect_left(positions.get(note.marker, []), note.source[0].start)
        near = found[max(0, at - _CANDIDATES) : at + _CANDIDATES // 2]
        ways, earlier = [], 0.0
        for place in near:
            nearness = _PAGE.get(place.page - page) if has_pages else 1.0 if place.at < note.source[0].start else 0.0
            if nearness is None:
                continue
            ways.append((place, place.figure.weight + nearness + _BOUND - _EARLIER * earlier))
            if nearness >= _PAGE[1]:
                earlier = max(earlier, place.figure.weight)
        out.append(ways)
    return out


def _best_row(ways: Sequence[Sequence[tuple[_Place, float]]], is_spaced: bool | None) -> list[_Link]:
    """The row of places in the order of the notes that weighs most."""
    frontier = _Frontier()
    best: _Link | None = None
    for index, found in enumerate(ways):
        links = []
        for place, weight in found:
            before = frontier.best_before(place.figure.start)
            form = _FORM if is_spaced is not None and place.figure.is_spaced == is_spaced else 0.0
            links.append(_Link(index, place, weight + form + (before.score if before else 0.0), before))
        for link in links:
            frontier.add(link)
            best = link if best is None or link.score > best.score else best
    out: list[_Link] = []
    while best is not None:
        out.append(best)
        best = best.before
    return out[::-1]


def _main_form(row: Sequence[_Link]) -> bool | None:
    """Whether blanks stand before the calls of this document; None where it has both forms."""
    forms = Counter(link.place.figure.is_spaced for link in row if link.place.figure.weight >= LIKELY)
    if not forms:
        return None
    form, count = forms.most_common(1)[0]
    return form if count >= 0.7 * forms.total() else None


def _called_again(places: Sequence[_Place], row: Sequence[_Link], chosen: dict[int, _Place]) -> list[_Place]:
    """Marks of notes that were called before: only in the document's own form, where no quantity can stand."""
    is_spaced = _main_form(row)
    called: dict[str, set[str]] = {}
    waiting = list(row)[::-1]
    out: list[_Place] = []
    end = 0
    for place in places:
        figure = place.figure
        while waiting and waiting[-1].place.figure.start <= figure.start:
            bound = waiting.pop().place.figure
            called.setdefault(bound.marker, set()).add(bound.before)
            end = max(end, bound.end)
        if figure.start in chosen or figure.start < end or figure.marker not in called:
            continue
        if waiting and waiting[-1].place.figure.start < figure.end:
            continue
        least = _least_again(figure, called[figure.marker]) + (0.0 if is_spaced in (None, figure.is_spaced) else 1.0)
        least += 1.0 if figure.may_count else 0.0
        if figure.weight >= least:
            out.append(place)
            end = figure.end
    return out


def _least_again(figure: Figure, called: set[str]) -> float:
    """How sure a mark must be to call its note again: less where it stands behind the same words as the first time."""
    if figure.before in called and " " in figure.before:
        return FAINT
    return LIKELY - 0.7 if figure.before.split(" ")[-1] in {words.split(" ")[-1] for words in called} else LIKELY


def _with_marks(blocks: Sequence[Block], places: Iterable[_Place]) -> list[Block]:
    by_run: dict[tuple[int, int], list[_Place]] = defaultdict(list)
    for place in places:
        by_run[place.block, place.run].append(place)
    changed = {block for block, _ in by_run}
    out = list(blocks)
    for index in changed:
        runs: list[Run] = []
        for number, run in enumerate(blocks[index].runs):
            runs += _cut_at(run, sorted(by_run.get((index, number), ()), key=lambda place: place.offset))
        out[index] = replace(blocks[index], runs=tuple(runs))
    return out


def _cut_at(run: Run, places: Sequence[_Place]) -> list[Run]:
    """The run with its calls cut out; the blank before a call belongs to the mark."""
    out: list[Run] = []
    at = 0
    for place in places:
        begin, end = place.offset, place.offset + len(place.figure.marker)
        lead = begin
        while lead > at and run.text[lead - 1] in " \t\u00a0":
            lead -= 1
        if run.text[end : end + 1].isalnum():
            lead = begin
        if lead > at:
            out.append(piece(run, at, lead))
        out.append(replace(piece(run, lead, end), text=place.figure.marker, is_mark=True))
        at = end
    if at < len(run.text):
        out.append(piece(run, at, len(run.text)))
    return out


def _doubt(link: _Link) -> Problem | None:
    """What little but the order of the notes speaks for."""
    figure, place = link.place.figure, link.place
    if figure.weight >= LIKELY - 0.5:
        return None
    severity = Severity.INFO if figure.weight >= WEAK else Severity.WARNING
    message = f"The figure {figure.marker} was read as the mark of note {figure.marker}, by the order of the notes."
    span = Span(place.at, place.at + len(figure.marker), place.printed_page)
    return Problem("mark-by-order", severity, message, source=(span,))

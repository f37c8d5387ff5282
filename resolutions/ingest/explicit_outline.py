"""What formats share that say themselves what each block is: AKN and the canonical text.

Their readers give an ExplicitText: items of the body in printed order, notes, and the words around them. Here it becomes
a draft with anchors, and what does not fit together becomes a problem.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from resolutions.ingest.assembly import Outlined, build_draft
from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Draft, Dropped, Heading, PrintedIn, Problem, Severity
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.anchors import Anchor, note_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Part, Text, Words
from resolutions.structure.spans import Span

BEGINNING_MISSING = "beginning-missing"
NOTHING = Words()
UNKNOWN = Adoption()


@dataclass(frozen=True, slots=True)
class ExplicitNote:
    """A note as the source has it: its mark without slash or brackets, its words."""

    marker: str
    words: Words
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplicitText:
    """One resolution whose blocks are known. `problems` carry no resolution number yet.

    report_symbol, pages: of the session report that prints it, and the first and last page of the file that it is on;
    printed_in, headings: as in a Draft.
    """

    identity: Identity | None
    adoption: Adoption = UNKNOWN
    language: str = "en"
    masthead: tuple[str, ...] = ()
    printed: str = ""
    title: Words = NOTHING
    formula: Words = NOTHING
    items: tuple[Item, ...] = ()
    adoption_line: Words = NOTHING
    notes: tuple[ExplicitNote, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    anchors: dict[int, Anchor] = field(default_factory=dict)
    note_anchors: dict[int, Anchor] = field(default_factory=dict)
    report_symbol: str = ""
    pages: tuple[int, int] | None = None
    printed_in: PrintedIn | None = None
    headings: tuple[Heading, ...] = ()


def build_drafts(
    texts: Sequence[ExplicitText], vocabulary: Vocabulary
) -> tuple[tuple[Draft, ...], tuple[Problem, ...], tuple[Dropped, ...]]:
    """Drafts in the order of the source, with the problems and the dropped words of each."""
    drafts, problems, dropped = [], [], []
    for index, explicit in enumerate(texts):
        draft, doubts = build_explicit_draft(explicit, vocabulary)
        drafts.append(draft)
        problems += [replace(problem, resolution=index) for problem in doubts]
        dropped += [replace(item, resolution=index) for item in explicit.dropped]
    return tuple(drafts), tuple(problems), tuple(dropped)


def build_explicit_draft(explicit: ExplicitText, vocabulary: Vocabulary) -> tuple[Draft, tuple[Problem, ...]]:
    """One draft with its anchors and actions, and what is doubtful in it."""
    outlined = Outlined(
        identity=explicit.identity,
        adoption=explicit.adoption,
        language=explicit.language,
        masthead=explicit.masthead,
        printed=explicit.printed,
        title=explicit.title,
        formula=explicit.formula,
        items=explicit.items,
        adoption_line=explicit.adoption_line,
        footnotes=bind_notes(explicit.notes, explicit.note_anchors),
    )
    draft, repeated = build_draft(outlined, vocabulary)
    text = replace(draft.text, clauses=_with_anchors(draft.text.clauses, explicit.anchors))
    is_tail = any(problem.code == BEGINNING_MISSING for problem in explicit.problems)
    printed = tuple(_anchored(explicit.problems, text))
    doubts = (*printed, *_repeated_numbers(repeated), *find_doubts(text, is_tail=is_tail))
    told = replace(draft, text=text, report_symbol=explicit.report_symbol, pages=explicit.pages)
    return replace(told, printed_in=explicit.printed_in, headings=explicit.headings), doubts


def bind_notes(notes: Sequence[ExplicitNote], anchors: dict[int, Anchor] | None = None) -> tuple[Footnote, ...]:
    """Notes in printed order with their places; a mark that is used for a second note gives fn3~2."""
    seen: Counter[Anchor] = Counter()
    out = []
    for index, note in enumerate(notes):
        place = note_anchor(note.marker)
        seen[place] += 1
        place = (anchors or {}).get(index, replace(place, count=seen[place]))
        out.append(Footnote(place, note.marker, note.words, note.source))
    return tuple(out)


def find_doubts(text: Text, *, is_tail: bool = False) -> Iterable[Problem]:
    """What does not fit together in a text: numbers that jump, marks without a note, notes without a mark.

    is_tail: the beginning of the text is not in the source, so that its first number may be any.
    """
    yield from _jumps(text.clauses, is_tail=is_tail)
    called = {mark.marker for words in _all_words(text) for mark in words.marks}
    called |= {star[0] for line in text.masthead if (star := re.search(r"\*{1,3}$", line))}
    yield from _marks_without_note(text)
    for note in text.footnotes:
        if note.marker not in called and not _stands_on_cover(note.marker, text.masthead):
            message = f"Note {note.marker} is called nowhere in the text."
            yield Problem("note-without-mark", Severity.WARNING, message, anchor=str(note.anchor), source=note.source)


def _stands_on_cover(marker: str, lines: Iterable[str]) -> bool:
    """A star after a line of the cover calls its note: 'E/RES/2018/14*', reissued for technical reasons."""
    return marker.startswith("*") and any(line.rstrip().endswith(marker) for line in lines)


def _marks_without_note(text: Text) -> Iterable[Problem]:
    """One for each such mark, at the first paragraph that calls it."""
    seen = {note.marker for note in text.footnotes}
    places: list[tuple[Words, str, tuple[Span, ...]]] = [(words, "", ()) for words in _words_around(text)]
    for clause in text.walk():
        places += [(words, str(clause.anchor), clause.source) for words in (clause.words, *clause.cells)]
    places += [(note.words, str(note.anchor), note.source) for note in text.footnotes]
    for words, anchor, source in places:
        for mark in words.marks:
            if mark.marker not in seen:
                seen.add(mark.marker)
                message = f"Note {mark.marker} is called, but there is no such note."
                yield Problem("mark-without-note", Severity.WARNING, message, anchor=anchor, source=source)


def _anchored(problems: Iterable[Problem], text: Text) -> Iterable[Problem]:
    """Problems of one paragraph, known by its place in the source, with its address."""
    anchors = {clause.source: str(clause.anchor) for clause in text.walk() if clause.source}
    for problem in problems:
        is_placed = problem.anchor or problem.source not in anchors
        yield problem if is_placed else replace(problem, anchor=anchors[problem.source])


def _with_anchors(clauses: tuple[Clause, ...], anchors: dict[int, Anchor]) -> tuple[Clause, ...]:
    """Puts the anchors that the source itself names (by the clause's place in printed order) over the counted ones."""
    if not anchors:
        return clauses
    numbers = iter(range(sum(1 for clause in clauses for _ in clause.walk())))

    def settled(clause: Clause) -> Clause:
        anchor = anchors.get(next(numbers), clause.anchor)
        return replace(clause, anchor=anchor, children=tuple(settled(child) for child in clause.children))

    return tuple(settled(clause) for clause in clauses)


def _repeated_numbers(tokens: Iterable[str]) -> Iterable[Problem]:
    for token in tokens:
        message = f"The same printed number stands here again; this paragraph is {token}."
        yield Problem("number-repeated", Severity.WARNING, message, anchor=token)


def _jumps(clauses: Iterable[Clause], *, is_tail: bool) -> Iterable[Problem]:
    """Numbers that are missing; a section may go on with the numbers of the one before it."""
    last: dict[tuple[str, Part], int] = {}
    before: dict[Part, int] = {}
    for clause in clauses:
        number = re.fullmatch(r"(?:op|p)(\d{1,3})", clause.anchor.unit) if clause.number else None
        if number is None or clause.depth or clause.kind != Kind.PARAGRAPH:
            continue
        key, value = (clause.anchor.scope, clause.part), int(number[1])
        expected = {last.get(key, 0) + 1, before.get(clause.part, 0) + 1}
        if value > last.get(key, 0) and value not in expected and (last or not is_tail):
            message = f"Paragraph {value} follows paragraph {last.get(key, 0)}; is one missing?"
            yield Problem("number-jump", Severity.WARNING, message, anchor=str(clause.anchor), source=clause.source)
        last[key] = before[clause.part] = value


def _words_around(text: Text) -> tuple[Words, ...]:
    return text.title, text.formula, text.adoption_line


def _all_words(text: Text) -> Iterable[Words]:
    yield from _words_around(text)
    for clause in text.walk():
        yield from (clause.words, *clause.cells)
    yield from (note.words for note in text.footnotes)

"""Which paragraph of one language is which of another: by place, and by what no translation changes.

Paragraphs stand in the same order in every language. Where a list has as many members in both, they answer each other
one by one, and numbers, notes and figures have to agree. Where one has more, figures, notes and lengths tell what is
most likely, and a person has to say so: two paragraphs may have become one, or one two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from resolutions.structure.nodes import Clause, Footnote, Kind, Text

_FIGURES = re.compile(r"\d+(?:[/.\u2010-\u2013-]\d+)*")
_COMPARABLE = re.compile(r"[0-9a-z]+")
_SAME_PLACE = 0.3  # what speaks for any pair; the rest is for or against it
_NOTES, _FIGURE, _LENGTH, _NUMBER = 0.6, 0.4, 0.25, 0.2


@dataclass(frozen=True, slots=True)
class Alignment:
    """pairs: token of the one text -> token of the other; doubtful: those of them that a person has to confirm.

    missing: tokens of the one that the other has not; added: tokens of the other that the one has not.
    """

    pairs: dict[str, str]
    doubtful: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        return not (self.doubtful or self.missing or self.added)


def align_languages(one: Text, other: Text) -> Alignment:
    """Every clause and note of two texts of one resolution in different languages."""
    shared = frozenset(_called(one) & _called(other))  # a call that one text has lost says nothing of the others
    found = _Found(shared)
    for theirs, ours in _grouped(one.clauses, other.clauses):
        found.clauses(theirs, ours)
    found.members(
        [_of_note(note, shared) for note in one.footnotes], [_of_note(note, shared) for note in other.footnotes]
    )
    return Alignment(found.pairs, frozenset(found.doubtful), tuple(found.missing), tuple(found.added))


@dataclass(frozen=True, slots=True)
class _Member:
    """A clause or note as far as it can be compared across languages."""

    token: str
    kind: str
    number: str
    notes: tuple[str, ...]
    figures: frozenset[str]
    length: int
    children: tuple[Clause, ...] = ()


@dataclass
class _Found:
    shared: frozenset[str]
    pairs: dict[str, str] = field(default_factory=dict)
    doubtful: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    def clauses(self, theirs: Sequence[Clause], ours: Sequence[Clause]) -> None:
        self.members([_member(one, self.shared) for one in theirs], [_member(one, self.shared) for one in ours])

    def members(self, theirs: Sequence[_Member], ours: Sequence[_Member]) -> None:
        """Two lists that answer each other, then what stands below each pair."""
        is_even = [one.kind for one in theirs] == [one.kind for one in ours]
        matched = list(zip(theirs, ours, strict=True)) if is_even else []
        if not matched or not all(_agree(one, other) for one, other in matched):
            matched = _likely(theirs, ours)
        sure = _sure(theirs, ours, matched)
        for one, other in matched:
            self.pairs[one.token] = other.token
            if one.token not in sure:
                self.doubtful.append(one.token)
            self.clauses(one.children, other.children)
        paired = {one.token for one, _other in matched}, {other.token for _one, other in matched}
        self.missing += _tokens([one for one in theirs if one.token not in paired[0]])
        self.added += _tokens([other for other in ours if other.token not in paired[1]])


def _grouped(ones: Sequence[Clause], others: Sequence[Clause]) -> Iterable[tuple[list[Clause], list[Clause]]]:
    """Roots by scope and part; a scope that only one text has is held against nothing."""
    theirs, ours = _by_scope(ones), _by_scope(others)
    for key in dict.fromkeys((*theirs, *ours)):
        yield theirs.get(key, []), ours.get(key, [])


def _by_scope(clauses: Sequence[Clause]) -> dict[tuple[str, str], list[Clause]]:
    out: dict[tuple[str, str], list[Clause]] = {}
    for key, group in groupby(clauses, key=lambda clause: (clause.anchor.scope, str(clause.part))):
        out.setdefault(key, []).extend(group)
    return out


def _called(text: Text) -> set[str]:
    words = (words for node in text.walk() for words in (node.words, *node.cells))
    return {mark.marker for one in words for mark in one.marks}


def _member(clause: Clause, shared: Collection[str]) -> _Member:
    words = [clause.words, *clause.cells]
    text = " ".join(one.text for one in words)
    kind = str(clause.kind if clause.kind != Kind.UNPARSED else Kind.PARAGRAPH)
    notes = tuple(mark.marker for one in words for mark in one.marks if mark.marker in shared)
    number = _bare(clause.number)
    return _Member(str(clause.anchor), kind, number, notes, _figures(text), len(text), clause.children)


def _of_note(note: Footnote, shared: Collection[str]) -> _Member:
    notes = tuple(mark.marker for mark in note.words.marks if mark.marker in shared)
    text = note.words.text
    return _Member(str(note.anchor), "note", _bare(note.marker) or note.marker, notes, _figures(text), len(text))


def _bare(number: str | None) -> str:
    """'18.' and '18 -' are both 18; letters of other scripts count places as the Latin ones do, and compare to none."""
    found = "".join(sign for sign in (number or "").lower() if sign.isalnum())
    return found if _COMPARABLE.fullmatch(found) else ""


def _figures(text: str) -> frozenset[str]:
    return frozenset(found for found in _FIGURES.findall(text) if len(found) > 1)


def _agree(one: _Member, other: _Member) -> bool:
    """Nothing that no translation changes speaks against the pair."""
    same_number = not one.number or not other.number or one.number == other.number
    return same_number and one.notes == other.notes


def _is_evident(one: _Member, other: _Member) -> bool:
    """Notes or figures of their own tie the two, whatever stands around them."""
    return (bool(one.notes) and one.notes == other.notes) or (len(one.figures) > 1 and one.figures == other.figures)


def _sure(theirs: Sequence[_Member], ours: Sequence[_Member], matched: Sequence[tuple[_Member, _Member]]) -> set[str]:
    """Tokens of the pairs that need no person: between two evident ones (or the ends) both lists have as many members."""
    places = {one.token: at for at, one in enumerate(theirs)}
    others = {other.token: at for at, other in enumerate(ours)}
    out: set[str] = set()
    run: list[tuple[_Member, _Member]] = []
    begin = (-1, -1)
    for one, other in [*matched, (None, None)]:
        here = (places[one.token], others[other.token]) if one and other else (len(theirs), len(ours))
        if one is None or other is None or _is_evident(one, other):
            is_even = here[0] - begin[0] == here[1] - begin[1] == len(run) + 1
            out |= {first.token for first, second in run if is_even and _agree(first, second)}
            out |= {one.token} if one and other and _agree(one, other) else set()
            run, begin = [], here
        else:
            run.append((one, other))
    return out


def _likely(theirs: Sequence[_Member], ours: Sequence[_Member]) -> list[tuple[_Member, _Member]]:
    """The pairs, in order, for which most speaks; time grows with the product of the lengths."""
    scale = sum(one.length for one in theirs) / max(1, sum(other.length for other in ours))
    rows, columns = len(theirs), len(ours)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            pair = _gain(theirs[row], ours[column], scale) + best[row + 1][column + 1]
            best[row][column] = max(pair, best[row + 1][column], best[row][column + 1])
    out, row, column = [], 0, 0
    while row < rows and column < columns:
        gain = _gain(theirs[row], ours[column], scale)
        if gain > 0 and best[row][column] == gain + best[row + 1][column + 1]:
            out.append((theirs[row], ours[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return out


def _gain(one: _Member, other: _Member, scale: float) -> float:
    """What speaks for a pair, less what speaks against it."""
    if one.kind != other.kind:
        return -1.0
    gain = _SAME_PLACE
    if one.notes or other.notes:
        gain += _NOTES if one.notes == other.notes else -_NOTES
    if one.figures or other.figures:
        gain += _FIGURE * (2 * len(one.figures & other.figures) / len(one.figures | other.figures) - 1)
    if one.number and other.number:
        gain += _NUMBER if one.number == other.number else -_NUMBER
    lengths = sorted((one.length + 1, other.length * scale + 1))
    return gain + _LENGTH * (2 * lengths[0] / lengths[1] - 1)


def _tokens(members: Sequence[_Member]) -> Iterable[str]:
    """With all that stands below them."""
    for member in members:
        yield member.token
        yield from (str(node.anchor) for child in member.children for node in child.walk())

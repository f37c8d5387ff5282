"""Which paragraph of one text is which of another: by their words, in printed order where words are the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import repeat

from resolutions.structure.nodes import Text

ALIKE = 0.5  # of the words in common: below it two paragraphs are two paragraphs
_FEW = 20_000  # pairs of paragraphs that are all held against each other
_COMMON = 24  # paragraphs: words that stand in more of them tell none
_LIKELY = 12  # paragraphs that one is held against, where all would be too many
_NEAR = 4  # places before and behind, where words tell nothing


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause or note by its token and words."""

    token: str
    words: str

    @property
    def is_note(self) -> bool:
        return "fn" in self.token


def passages_of(text: Text) -> tuple[Passage, ...]:
    """Every clause, then every note, in printed order; the words of a table row are those of its cells."""
    clauses = [
        Passage(str(node.anchor), " ".join([node.text, *(cell.text for cell in node.cells)]).strip())
        for node in text.walk()
    ]
    return (*clauses, *(Passage(str(note.anchor), note.words.text) for note in text.footnotes))


def align(old: Sequence[Passage], new: Sequence[Passage]) -> dict[str, tuple[str, float]]:
    """Old token -> (new token, how alike from 0 to 1); a passage without like is not in it. Notes meet notes only."""
    found: dict[str, tuple[str, float]] = {}
    for is_note in (False, True):
        found |= _align([one for one in old if one.is_note == is_note], [one for one in new if one.is_note == is_note])
    return found


def likeness(one: str, other: str) -> float:
    """Share of the words that two passages have in common, 1.0 for the same words; case and signs do not count."""
    return 1.0 if one == other else _share(_Bag.of(one), _Bag.of(other))


@dataclass(frozen=True, slots=True)
class _Bag:
    """The words of a passage, counted once for all that it is held against."""

    counts: Counter[str]
    size: int

    @classmethod
    def of(cls, words: str) -> _Bag:
        counts = Counter(_words(words))
        return cls(counts, counts.total())


def _share(one: _Bag, other: _Bag) -> float:
    """Below ALIKE it is only as exact as is needed to be below: texts of other lengths are not counted through."""
    total = one.size + other.size
    if not total:
        return 0.0
    most = 2 * min(one.size, other.size) / total
    if most < ALIKE:
        return most
    few, many = (one.counts, other.counts) if len(one.counts) < len(other.counts) else (other.counts, one.counts)
    in_both = sum(min(count, many[word]) for word, count in few.items() if word in many)
    return min(2 * in_both / total, 0.999)


def _align(old: Sequence[Passage], new: Sequence[Passage]) -> dict[str, tuple[str, float]]:
    found = _the_same(old, new)
    taken = {token for token, _ in found.values()}
    left = [one for one in old if one.token not in found]
    free = [one for one in new if one.token not in taken]
    pairs = sorted(_alike(left, free), key=lambda pair: (-pair[0], pair[1]))
    for ratio, _, token, other in pairs:
        if token not in found and other not in taken:
            found[token] = (other, ratio)
            taken.add(other)
    return found


def _the_same(old: Sequence[Passage], new: Sequence[Passage]) -> dict[str, tuple[str, float]]:
    """Passages whose words did not change: in order, then the rest of those that stand there once."""
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    found: dict[str, tuple[str, float]] = {}
    for block in matcher.get_matching_blocks():
        for at in range(block.size):
            found[old[block.a + at].token] = (new[block.b + at].token, 1.0)
    taken = {token for token, _ in found.values()}
    places: dict[str, list[str]] = defaultdict(list)
    for one in new:
        if one.token not in taken and one.words:
            places[one.words].append(one.token)
    for one in old:
        if one.token not in found and len(places[one.words]) == 1:
            found[one.token] = (places[one.words].pop(), 1.0)
    return found


def _alike(old: Sequence[Passage], new: Sequence[Passage]) -> Iterable[tuple[float, int, str, str]]:
    """(likeness, distance, old token, new token) of what may be the same; the same token is a little more alike."""
    bags = [_Bag.of(other.words) for other in new]
    for (at, one), likely in zip(enumerate(old), _likely(old, new), strict=True):
        bag = _Bag.of(one.words)
        for index in likely:
            other = new[index]
            is_here = one.token == other.token
            is_empty = is_here and not one.words and not other.words
            ratio = 1.0 if is_empty or one.words == other.words else _share(bag, bags[index])
            if ratio >= ALIKE:
                yield ratio + (0.05 if is_here else 0), abs(at - index), one.token, other.token


def _likely(old: Sequence[Passage], new: Sequence[Passage]) -> Iterable[Iterable[int]]:
    """For each old passage the new ones that it is held against: all, or of very many those that share rare words."""
    if len(old) * len(new) <= _FEW:
        yield from repeat(range(len(new)), len(old))
        return
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, other in enumerate(new):
        for key in _keys(other.words):
            places[key].append(index)
    here = {other.token: index for index, other in enumerate(new)}
    for at, one in enumerate(old):
        found = (places.get(key, ()) for key in _keys(one.words))
        votes = Counter(index for indices in found if len(indices) <= _COMMON for index in indices)
        near = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(new)))
        same = [here[one.token]] if one.token in here else []
        yield {*(index for index, _ in votes.most_common(_LIKELY)), *near, *same}


def _keys(text: str) -> set[tuple[str, ...]]:
    """Each word, and each three in a row: what paragraphs in common words are told apart by."""
    words = _words(text)
    return {*((word,) for word in words), *zip(words, words[1:], words[2:], strict=False)}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())

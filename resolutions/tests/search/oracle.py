"""What a search must give, found by looking at every paragraph: no index, no blocks, no bitmaps.

    oracle = Oracle(read_archive())
    answer = oracle.answer(root, unit="paragraph", chosen={"session": ("cnd:45",)})
    answer.texts, answer.paragraphs, answer.counts["action"]

Every paragraph and every text has one place in a list, and a set of them is a mask over the whole list. Each term is
looked for once (oracle_words.py): else 2,000 queries over 60,000 paragraphs would take hours.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from resolutions.search.asking.query import (
    All,
    Any,
    Cited,
    Field,
    Not,
    Symbol,
    Titled,
    Value,
    Years,
)
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, Text
from resolutions.tests.search.oracle_words import RunWords, is_meant


@dataclass(frozen=True)
class Answer:
    """texts: what is found. paragraphs: path -> how many of its paragraphs a page would show. counts: facet -> value."""

    texts: frozenset[str]
    paragraphs: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]


class Oracle:
    """Brute force over texts read from their rows."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = list(texts)
        self.names = {text.key: text.name for text in texts}
        self.all = [paragraph for text in texts for paragraph in text.paragraphs]
        places = {text: place for place, text in enumerate(self.texts)}
        self.text_of = np.array([places[paragraph.text] for paragraph in self.all], np.int64)
        self.is_title = np.array([paragraph.is_title for paragraph in self.all], np.bool_)
        self.runs = list(dict.fromkeys(run for paragraph in self.all for run in paragraph.runs))
        numbers = {run: number for number, run in enumerate(self.runs)}
        pairs = [(numbers[run], at) for at, paragraph in enumerate(self.all) for run in paragraph.runs]
        self.held_run, self.holder = np.array(pairs, np.int64).reshape(-1, 2).T
        self.words = RunWords(self.runs)
        self.valued = {facet: self._values_of_paragraphs(facet) for facet in OF_PARAGRAPHS}
        self.valued |= {facet: self._values_of_texts(facet) for facet in OF_TEXTS}
        self._kept: dict[object, np.ndarray] = {}

    def _values_of_paragraphs(self, facet) -> dict[str, np.ndarray]:
        """Value -> the places of the paragraphs that have it."""
        found = defaultdict(list)
        for at, paragraph in enumerate(self.all):
            for value in paragraph.values(facet):
                found[value].append(at)
        return {value: np.array(places, np.int64) for value, places in found.items()}

    def _values_of_texts(self, facet) -> dict[str, np.ndarray]:
        """Value -> the places of the texts that have it."""
        found = defaultdict(list)
        for place, text in enumerate(self.texts):
            for value in text.values[facet]:
                found[value].append(place)
        return {value: np.array(places, np.int64) for value, places in found.items()}

    def held(self, facet) -> set[str]:
        """The values that anything has."""
        return set(self.valued[facet])

    def answer(self, root, unit, chosen, *, with_specimens=True) -> Answer:
        """`root` is the tree of a query or None; `chosen` holds known values only."""
        seen = np.array([with_specimens or not text.is_specimen for text in self.texts], np.bool_)
        base = self._base(root, unit) & seen[self.text_of]
        found = self._narrowed(base, unit, chosen)
        counts = {}
        for facet in (*OF_TEXTS, *OF_PARAGRAPHS):
            others = {name: values for name, values in chosen.items() if name != facet}
            free = self._narrowed(base, unit, others) if chosen.get(facet) else found
            counts[facet] = self._counts(facet, unit, free)
        names = frozenset(self.texts[place].name for place in np.flatnonzero(self._texts(found)))
        return Answer(names, self._shown(root, found), counts)

    def _base(self, root, unit) -> np.ndarray:
        """What fulfils the words: paragraphs, or all paragraphs of resolutions."""
        if root is None:
            return np.ones(len(self.all), np.bool_)
        return self.paragraphs(root) if unit == "paragraph" else self.whole(root)[self.text_of]

    def _narrowed(self, found, unit, chosen) -> np.ndarray:
        """What fulfils the chosen values too: of one facet any of them, of each facet one."""
        for facet, values in chosen.items():
            if not values:
                continue
            having = reduce(np.logical_or, (self._having(facet, value) for value in values))
            is_whole = facet in OF_PARAGRAPHS and unit != "paragraph"
            found = found & (self._texts(having)[self.text_of] if is_whole else having)
        return found

    def _having(self, facet, value) -> np.ndarray:
        """The paragraphs that have a value, or whose text has it."""
        held = self.valued[facet].get(value, np.zeros(0, np.int64))
        found = np.zeros(len(self.all if facet in OF_PARAGRAPHS else self.texts), np.bool_)
        found[held] = True
        return found if facet in OF_PARAGRAPHS else found[self.text_of]

    def _texts(self, paragraphs) -> np.ndarray:
        """The texts that have any of these paragraphs: a mask or places."""
        found = np.zeros(len(self.texts), np.bool_)
        found[self.text_of[paragraphs]] = True
        return found

    def _counts(self, facet, unit, found) -> dict[str, int]:
        """Value -> resolutions that would be found with it in place of what is chosen of its facet."""
        texts = self._texts(found)
        if facet in OF_TEXTS:
            counts = {value: int(texts[held].sum()) for value, held in self.valued[facet].items()}
        elif unit == "paragraph":
            counts = {value: int(self._texts(held[found[held]]).sum()) for value, held in self.valued[facet].items()}
        else:
            counts = {value: int((self._texts(held) & texts).sum()) for value, held in self.valued[facet].items()}
        return {value: count for value, count in counts.items() if count}

    def _shown(self, root, found) -> dict[str, int]:
        """Of each text: how many paragraphs, but for titles, hold something that is sought; all of them where none does."""
        sought = reduce(np.logical_or, (self.of_term(term) for term in _wanted(root)), np.zeros_like(found))
        best = found & sought
        shown = np.where(self._texts(best)[self.text_of], best, found) & ~self.is_title
        counts = Counter(self.text_of[shown].tolist())
        return {self.texts[place].name: counts[place] for place in np.flatnonzero(self._texts(found)).tolist()}

    def paragraphs(self, node) -> np.ndarray:
        """The paragraphs that fulfil a tree, each by itself."""
        if isinstance(node, Any):
            return reduce(np.logical_or, map(self.paragraphs, node.nodes))
        if isinstance(node, All):
            return reduce(np.logical_and, map(self.paragraphs, node.nodes))
        if isinstance(node, Not):
            return ~self.paragraphs(node.node)
        if isinstance(node, Titled):
            return self.whole(node)[self.text_of]
        if isinstance(node, Field):
            return reduce(np.logical_or, map(self._meaning, node.meant or ()), np.zeros(len(self.all), np.bool_))
        return self.of_term(node)

    def whole(self, node) -> np.ndarray:
        """The texts that fulfil a tree, each with all its paragraphs together."""
        if isinstance(node, Any):
            return reduce(np.logical_or, map(self.whole, node.nodes))
        if isinstance(node, All):
            return reduce(np.logical_and, map(self.whole, node.nodes))
        if isinstance(node, Not):
            return ~self.whole(node.node)
        if isinstance(node, Titled):
            return self._texts(self.paragraphs(node.node) & self.is_title)
        return self._texts(self.paragraphs(node))

    def _meaning(self, meant) -> np.ndarray:
        """The paragraphs that have a property, or all of the texts that have it."""
        if isinstance(meant, Value):
            return self._having(meant.facet, meant.value)
        if isinstance(meant, Years):
            years = [text.day.year if text.day else text.session_year or 0 for text in self.texts]
            return np.array([meant.first <= year <= meant.last and year > 0 for year in years], np.bool_)[self.text_of]
        if isinstance(meant, Cited):
            held = self.of_term(Symbol(meant.label, meant.key, meant.is_prefix))
            bearers = [any(is_meant(key, meant) for key in text.spellings) for text in self.texts]
            return held & ~(self.is_title & np.array(bearers, np.bool_)[self.text_of])
        raise TypeError(f"{meant!r} is new: say here what it means.")

    def of_term(self, term) -> np.ndarray:
        """The paragraphs with a run that has it; looked for once."""
        if term not in self._kept:
            found = np.zeros(len(self.all), np.bool_)
            found[self.holder[self.words.having(term)[self.held_run]]] = True
            self._kept[term] = found
        return self._kept[term]


def _wanted(root) -> list:
    """Words, phrases and symbols that are sought, but for what must not stand there and what is of titles."""
    if root is None or isinstance(root, Not | Titled | Field):
        return []
    if isinstance(root, All | Any):
        return [term for node in root.nodes for term in _wanted(node)]
    return [root]

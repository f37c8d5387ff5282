"""What a search must give, found by looking at every paragraph: no index, no blocks, no bitmaps.

    oracle = Oracle(read_archive())
    answer = oracle.answer(root, unit="paragraph", chosen={"session": ("cnd:45",)})
    answer.texts, answer.paragraphs, answer.counts["action"]

Every paragraph and every text has one place in a list, and a set of them is a mask over the whole list. Words are noted
by run beforehand and terms looked up once each: else 2,000 queries over 60,000 paragraphs would take hours.
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
    Near,
    Not,
    Phrase,
    Prefix,
    Symbol,
    Titled,
    Value,
    Word,
    Years,
)
from resolutions.search.terms.stems import spellings, stem, stems
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, Run, Text


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
        self.all = [paragraph for text in texts for paragraph in text.paragraphs]
        places = {text: place for place, text in enumerate(self.texts)}
        self.text_of = np.array([places[paragraph.text] for paragraph in self.all], np.int64)
        self.is_title = np.array([paragraph.is_title for paragraph in self.all], np.bool_)
        self.runs = list(dict.fromkeys(run for paragraph in self.all for run in paragraph.runs))
        self.languages = {run.language for run in self.runs}
        self._note_words()
        self.valued = {facet: self._values_of_paragraphs(facet) for facet in OF_PARAGRAPHS}
        self.valued |= {facet: self._values_of_texts(facet) for facet in OF_TEXTS}
        self._kept: dict[object, np.ndarray] = {}

    def _note_words(self) -> None:
        """Which runs have which words and symbols, and which paragraphs have which runs."""
        places = {run: place for place, run in enumerate(self.runs)}
        pairs = [(places[run], at) for at, paragraph in enumerate(self.all) for run in paragraph.runs]
        self.held_run, self.holder = np.array(pairs, np.int64).reshape(-1, 2).T
        self.runs_of_word: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.runs_of_symbol: dict[str, set[int]] = defaultdict(set)
        for place, run in enumerate(self.runs):
            for word in set(run.words):
                self.runs_of_word[run.language, word].add(place)
            for key in run.symbols:
                self.runs_of_symbol[key].add(place)

    def _values_of_paragraphs(self, facet) -> dict[str, np.ndarray]:
        """Value -> mask of the paragraphs that have it."""
        found = defaultdict(lambda: np.zeros(len(self.all), np.bool_))
        for at, paragraph in enumerate(self.all):
            for value in paragraph.values(facet):
                found[value][at] = True
        return dict(found)

    def _values_of_texts(self, facet) -> dict[str, np.ndarray]:
        """Value -> mask of the texts that have it."""
        values = set().union(*(text.values[facet] for text in self.texts))
        return {value: np.array([value in text.values[facet] for text in self.texts]) for value in values}

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
        held = self.valued[facet].get(value)
        if held is None:
            return np.zeros(len(self.all), np.bool_)
        return held if facet in OF_PARAGRAPHS else held[self.text_of]

    def _texts(self, paragraphs) -> np.ndarray:
        """The texts that have any of these paragraphs."""
        found = np.zeros(len(self.texts), np.bool_)
        found[self.text_of[paragraphs]] = True
        return found

    def _counts(self, facet, unit, found) -> dict[str, int]:
        """Value -> resolutions that would be found with it in place of what is chosen of its facet."""
        texts = self._texts(found)
        if facet in OF_TEXTS:
            counts = {value: int((held & texts).sum()) for value, held in self.valued[facet].items()}
        elif unit == "paragraph":
            counts = {value: int(self._texts(held & found).sum()) for value, held in self.valued[facet].items()}
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
            bearers = [any(_is(key, meant) for key in text.spellings) for text in self.texts]
            return held & ~(self.is_title & np.array(bearers, np.bool_)[self.text_of])
        raise TypeError(f"{meant!r} is new: say here what it means.")

    def of_term(self, term) -> np.ndarray:
        if term not in self._kept:
            has = np.zeros(len(self.runs), np.bool_)
            has[[place for place in self._candidates(term) if _holds(self.runs[place], term)]] = True
            found = np.zeros(len(self.all), np.bool_)
            found[self.holder[has[self.held_run]]] = True
            self._kept[term] = found
        return self._kept[term]

    def _candidates(self, term) -> set[int]:
        """Runs with the longest of the words at least: only these are looked at."""
        if isinstance(term, Word):
            keys = {key for language in self.languages for key in stems(language, term.word)}
            return self._having_word(lambda language, word: stem(language, word) in keys)
        if isinstance(term, Prefix):
            return self._having_word(lambda _, word: word.startswith(term.start))
        if isinstance(term, Phrase | Near):
            longest = max(term.parts, key=lambda part: len(part[0]))
            return self._having_word(lambda _, word: _fits(longest, word))
        if isinstance(term, Symbol):
            return set().union(*(runs for key, runs in self.runs_of_symbol.items() if _is(key, term)))
        raise TypeError(f"{term!r} is new: say here what it finds.")

    def _having_word(self, is_meant) -> set[int]:
        found = (runs for (language, word), runs in self.runs_of_word.items() if is_meant(language, word))
        return set().union(*found)


def _holds(run: Run, term) -> bool:
    if isinstance(term, Phrase):
        size = len(term.parts)
        return any(
            all(_fits(part, word) for part, word in zip(term.parts, run.words[at : at + size], strict=True))
            for at in range(len(run.words) - size + 1)
        )
    if isinstance(term, Near):
        width = len(term.parts) + term.apart
        return any(_in_any_order(term.parts, run.words[at : at + width]) for at in range(len(run.words)))
    return True


def _is(key, symbol) -> bool:
    return key.startswith(symbol.key) if symbol.is_prefix else key == symbol.key


def _fits(part, word) -> bool:
    start, is_prefix = part
    return word.startswith(start) if is_prefix else word in spellings(start)


def _in_any_order(parts, window) -> bool:
    """Whether each part has a word of its own."""
    if not parts:
        return True
    return any(
        _fits(parts[0], word) and _in_any_order(parts[1:], window[:at] + window[at + 1 :])
        for at, word in enumerate(window)
    )


def _wanted(root) -> list:
    """Words, phrases and symbols that are sought, but for what must not stand there and what is of titles."""
    if root is None or isinstance(root, Not | Titled | Field):
        return []
    if isinstance(root, All | Any):
        return [term for node in root.nodes for term in _wanted(node)]
    return [root]

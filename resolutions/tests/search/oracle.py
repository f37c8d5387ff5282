"""What a search must give, found by looking at every paragraph: no index, no arrays, no bitmaps.

    oracle = Oracle(read_archive())
    answer = oracle.answer(root, unit="paragraph", chosen={"session": ("cnd:45",)})
    answer.texts, answer.paragraphs, answer.counts["action"]

Terms are looked up once each and kept, with the places of every word noted beforehand: else 2,000 queries over 60,000
paragraphs would take hours. All the rest is sets of paragraphs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from resolutions.search.query import (
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
from resolutions.search.stems import spellings, stem, stems
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, Paragraph, Run, Text


@dataclass(frozen=True)
class Answer:
    """texts: what is found. paragraphs: path -> how many of its paragraphs a page would show. counts: facet -> value."""

    texts: frozenset[str]
    paragraphs: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]


class Oracle:
    """Brute force over texts read from their rows."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.all = {paragraph for text in texts for paragraph in text.paragraphs}
        self.languages = {run.language for paragraph in self.all for run in paragraph.runs}
        self.holders: dict[Run, set[Paragraph]] = defaultdict(set)
        for paragraph in self.all:
            for run in paragraph.runs:
                self.holders[run].add(paragraph)
        self.runs_of_word: dict[tuple[str, str], set[Run]] = defaultdict(set)
        for run in self.holders:
            for word in set(run.words):
                self.runs_of_word[run.language, word].add(run)
        self.runs_of_symbol: dict[str, set[Run]] = defaultdict(set)
        for run in self.holders:
            for key in run.symbols:
                self.runs_of_symbol[key].add(run)
        self.valued = self._valued()
        self.texts_of = {
            facet: {value: {paragraph.text for paragraph in held} for value, held in values.items()}
            for facet, values in self.valued.items()
        }
        self._kept: dict[object, frozenset[Paragraph]] = {}

    def _valued(self) -> dict[str, dict[str, set[Paragraph]]]:
        """Facet of paragraphs -> value -> the paragraphs that have it."""
        found = {facet: defaultdict(set) for facet in OF_PARAGRAPHS}
        self.values_of = {facet: {} for facet in OF_PARAGRAPHS}
        for paragraph in self.all:
            for facet in OF_PARAGRAPHS:
                self.values_of[facet][paragraph] = held = paragraph.values(facet)
                for value in held:
                    found[facet][value].add(paragraph)
        return found

    def held(self, facet) -> set[str]:
        """The values that anything has."""
        if facet in OF_TEXTS:
            return set().union(*(text.values[facet] for text in self.texts))
        return {value for value, paragraphs in self.valued[facet].items() if paragraphs}

    def answer(self, root, unit, chosen, *, with_specimens=True) -> Answer:
        """`root` is the tree of a query or None; `chosen` holds known values only."""
        seen = {text for text in self.texts if with_specimens or not text.is_specimen}
        base = self._base(root, unit, seen)
        found = self._narrowed(base, unit, chosen)
        texts = {paragraph.text for paragraph in found}
        counts = {
            facet: self._counts(facet, unit, *self._without(facet, base, unit, chosen, (found, texts)))
            for facet in (*OF_TEXTS, *OF_PARAGRAPHS)
        }
        return Answer(frozenset(text.name for text in texts), self._shown(root, found), counts)

    def _without(self, facet, base, unit, chosen, narrowed):
        """Paragraphs and texts that would be found if nothing of this facet were chosen."""
        if not chosen.get(facet):
            return narrowed
        found = self._narrowed(base, unit, {name: values for name, values in chosen.items() if name != facet})
        return found, {paragraph.text for paragraph in found}

    def _base(self, root, unit, seen) -> set[Paragraph]:
        """What fulfils the words: paragraphs, or all paragraphs of resolutions."""
        paragraphs = {paragraph for text in seen for paragraph in text.paragraphs}
        if root is None:
            return paragraphs
        if unit == "paragraph":
            return paragraphs & self.paragraphs(root)
        texts = self.whole(root)
        return {paragraph for paragraph in paragraphs if paragraph.text in texts}

    def _narrowed(self, base, unit, chosen) -> set[Paragraph]:
        """What fulfils the chosen values too: of one facet any of them, of each facet one."""
        found = base
        for facet, values in chosen.items():
            if not values:
                continue
            if facet in OF_TEXTS:
                found = {paragraph for paragraph in found if paragraph.text.values[facet] & set(values)}
                continue
            having = set().union(*(self.valued[facet].get(value, set()) for value in values))
            if unit == "paragraph":
                found = found & having
            else:
                texts = {paragraph.text for paragraph in having}
                found = {paragraph for paragraph in found if paragraph.text in texts}
        return found

    def _counts(self, facet, unit, found, texts) -> dict[str, int]:
        """Value -> resolutions that would be found with it in place of what is chosen of its facet."""
        having = defaultdict(set)
        if facet in OF_TEXTS:
            for text in texts:
                for value in text.values[facet]:
                    having[value].add(text)
        elif unit == "paragraph":
            for paragraph in found:
                for value in self.values_of[facet][paragraph]:
                    having[value].add(paragraph.text)
        else:
            having = {value: held & texts for value, held in self.texts_of[facet].items()}
        return {value: len(held) for value, held in having.items() if held}

    def _shown(self, root, found) -> dict[str, int]:
        """Of each text: how many paragraphs, but for titles, hold something that is sought; all of them where none does."""
        sought = set().union(*(self.of_term(term) for term in _wanted(root)))
        by_text = defaultdict(set)
        for paragraph in found:
            by_text[paragraph.text].add(paragraph)
        counts = {}
        for text, paragraphs in by_text.items():
            best = paragraphs & sought or paragraphs
            counts[text.name] = sum(not paragraph.is_title for paragraph in best)
        return counts

    def paragraphs(self, node) -> frozenset[Paragraph]:
        """The paragraphs that fulfil a tree, each by itself."""
        if isinstance(node, Any):
            return frozenset().union(*map(self.paragraphs, node.nodes))
        if isinstance(node, All):
            return reduce(frozenset.intersection, map(self.paragraphs, node.nodes))
        if isinstance(node, Not):
            return frozenset(self.all - self.paragraphs(node.node))
        if isinstance(node, Titled):
            return self._of_texts(self.whole(node))
        if isinstance(node, Field):
            return frozenset().union(*map(self._meaning, node.meant or ()))
        return self.of_term(node)

    def whole(self, node) -> frozenset[Text]:
        """The texts that fulfil a tree, each with all its paragraphs together."""
        if isinstance(node, Any):
            return frozenset().union(*map(self.whole, node.nodes))
        if isinstance(node, All):
            return reduce(frozenset.intersection, map(self.whole, node.nodes))
        if isinstance(node, Not):
            return frozenset(self.texts) - self.whole(node.node)
        if isinstance(node, Titled):
            titles = self.paragraphs(node.node)
            return frozenset(paragraph.text for paragraph in titles if paragraph.is_title)
        return frozenset(paragraph.text for paragraph in self.paragraphs(node))

    def _of_texts(self, texts) -> frozenset[Paragraph]:
        return frozenset(paragraph for text in texts for paragraph in text.paragraphs)

    def _meaning(self, meant) -> frozenset[Paragraph]:
        """The paragraphs that have a property, or all of the texts that have it."""
        if isinstance(meant, Value):
            if meant.facet in OF_PARAGRAPHS:
                return frozenset(self.valued[meant.facet].get(meant.value, ()))
            return self._of_texts(text for text in self.texts if meant.value in text.values[meant.facet])
        if isinstance(meant, Years):
            years = {text: text.day.year if text.day else text.session_year for text in self.texts}
            return self._of_texts(text for text, year in years.items() if year and meant.first <= year <= meant.last)
        if isinstance(meant, Cited):
            held = self.of_term(Symbol(meant.label, meant.key, meant.is_prefix))
            return frozenset(
                paragraph
                for paragraph in held
                if not (paragraph.is_title and any(_is(key, meant) for key in paragraph.text.spellings))
            )
        raise TypeError(f"{meant!r} is new: say here what it means.")

    def of_term(self, term) -> frozenset[Paragraph]:
        if term not in self._kept:
            runs = [run for run in self._candidates(term) if self._holds(run, term)]
            self._kept[term] = frozenset().union(*(self.holders[run] for run in runs))
        return self._kept[term]

    def _candidates(self, term) -> set[Run]:
        """Runs with one of the words at least: only these are looked at."""
        if isinstance(term, Word):
            keys = {key for language in self.languages for key in stems(language, term.word)}
            return self._runs(lambda language, word: stem(language, word) in keys)
        if isinstance(term, Prefix):
            return self._runs(lambda _, word: word.startswith(term.start))
        if isinstance(term, Phrase | Near):
            first = max((part for part in term.parts), key=lambda part: len(part[0]))
            return self._runs(lambda _, word: _fits(first, word))
        if isinstance(term, Symbol):
            return set().union(*(runs for key, runs in self.runs_of_symbol.items() if _is(key, term)))
        raise TypeError(f"{term!r} is new: say here what it finds.")

    def _runs(self, is_meant) -> set[Run]:
        found = (runs for (language, word), runs in self.runs_of_word.items() if is_meant(language, word))
        return set().union(*found)

    def _holds(self, run, term) -> bool:
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

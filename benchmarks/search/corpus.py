"""The corpora: resolutions of invented wording, shaped like those of the United Nations, the same for a size for ever.

S is the Commission's archive (1,000 texts, 24,000 paragraphs), L every resolution that the organs adopted (40,000 and
960,000), T a few for tests. Each text is drawn from dice of its own, so that any of them can be made alone, in any
process and in any order.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

import numpy as np

from benchmarks.search.facts import FORMULAS, Facts, Instrument, Verb
from benchmarks.search.words import drawn, vocabulary
from resolutions.citations.keys import key_of
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Identity
from resolutions.structure.nodes import Action, Clause, Footnote, Kind, Mark, Part, Text, Words

VERSION = 1  # of what is generated; archives of another one are made anew
SEED = 61_71_88
SIZES = {"T": 40, "S": 1_000, "L": 40_000}
FIRST_YEAR, YEARS = 1946, 79
ORGANS = ("ga", "ecosoc", "ga", "cnd", "ga", "ecosoc", "ga", "sc", "ga", "ecosoc")
MORE = 20
LONG_EVERY, LONG = 500, (40, 260)  # paragraphs of the preamble and of the operative part of the few long texts
OF_TOPICS = 0.2  # share of the words that are those of the text's topics
WORDS_OF_TOPIC = 400
ITEMS = 3
CHAPEAU = 1 / 14  # how many operative paragraphs open a list


@dataclass(frozen=True, slots=True)
class Place:
    """What a text is and when it was adopted."""

    identity: Identity
    day: date


@dataclass(frozen=True, slots=True)
class Made:
    """A text with everything that the archive knows of it; `asked`: anchor and place of the addressee in the facts."""

    number: int
    place: Place
    text: Text
    references: tuple[Reference, ...]
    asked: tuple[tuple[str, int], ...]
    topics: tuple[int, ...]

    @property
    def identity(self) -> Identity:
        return self.place.identity


def share(number: int, size: str) -> float:
    """How far through the years a text stands, from 0 to 1: few texts in the first years, many in the last."""
    return float((number / SIZES[size]) ** 0.6)


@cache
def places(size: str) -> tuple[Place, ...]:
    """What each text is, in the order of adoption; some more than the corpus has, to be published as the newest."""
    held: Counter[tuple[str, str]] = Counter()
    out = []
    for number in range(1, SIZES[size] + 1 + MORE):
        years = min(share(number, size), 1.0) * YEARS
        year = FIRST_YEAR + int(years)
        body = "cnd" if size == "S" else ORGANS[number % len(ORGANS)]
        label = session_label(body, year)
        held[body, label] += 1
        day = date(year, 1, 1) + timedelta(days=int((years % 1) * 364))
        out.append(Place(Identity(body, "resolution", label, held[body, label]), day))
    return tuple(out)


def session_label(body: str, year: int) -> str:
    """('ga', 2022) -> '77', ('ecosoc', 1970) -> '49', ('sc', 1999) -> '1999', ('cnd', 2025) -> '68'."""
    if body == "ga":
        return str(year - FIRST_YEAR + 1)
    if body == "cnd":
        return str(1 + (year - FIRST_YEAR) * 67 // YEARS)
    return str(2 * (year - FIRST_YEAR) + 1) if body == "ecosoc" and year < 1978 else str(year)


@cache
def _topic_words(topics: int) -> np.ndarray:
    """The words that a text on a topic is full of: places in the vocabulary, a row for each topic."""
    dice = np.random.default_rng(SEED)
    return np.stack([dice.choice(np.arange(40, 8_000), WORDS_OF_TOPIC, replace=False) for _ in range(topics)])


def _falling(count: int, head: float) -> np.ndarray:
    """Cumulated probabilities that fall as 1 / (place + head)."""
    weights = 1.0 / (np.arange(count) + head)
    return np.cumsum(weights / weights.sum())


class Writer:
    """Writes one text. Chances are drawn in a fixed order, so that the same number gives the same text."""

    def __init__(self, number: int, size: str, facts: Facts) -> None:
        self.number, self.size, self.facts = number, size, facts
        self.dice = np.random.default_rng((SEED, SIZES[size], number))
        self.references: list[Reference] = []
        self.asked: list[tuple[str, int]] = []
        self.notes: list[Footnote] = []

    def write(self) -> Made:
        dice, facts = self.dice, self.facts
        counts = LONG if self.number % LONG_EVERY == LONG_EVERY // 2 else dice.integers(8, 17, 2).tolist()
        self.before, total = counts[0], sum(counts)
        self.topics = sorted(set(drawn(dice, _falling(len(facts.topics), 4.0), dice.integers(1, 5)).tolist()))
        self.lengths = dice.integers(20, 81, total)
        self.tokens = self._tokens(int(self.lengths.sum()))
        self.ends = np.cumsum(self.lengths).tolist()
        self.verbs = self._verbs(total)
        self.asks = drawn(dice, _falling(len(facts.addressees) + 1, 1.0), total).tolist()
        self.chances = dice.random((2, total)).tolist()
        self.inserted = self._insertions(total)
        place = places(self.size)[self.number - 1]
        clauses = tuple(self._clauses(total))
        text = Text(
            language="en",
            printed=f"Resolution {place.identity.designation}",
            title=Words(self._title()),
            formula=Words(FORMULAS[place.identity.body]),
            clauses=clauses,
            adoption_line=Words(f"{int(dice.integers(1, 1400))}th meeting"),
            footnotes=tuple(self.notes),
        )
        return Made(self.number, place, text, tuple(self.references), tuple(self.asked), tuple(self.topics))

    def _tokens(self, count: int) -> list[str]:
        tokens, cumulated = vocabulary()
        draw = drawn(self.dice, cumulated, count)
        of_topics = np.flatnonzero(self.dice.random(count) < OF_TOPICS)
        words = _topic_words(len(self.facts.topics))[self.topics]
        which = self.dice.integers(0, len(self.topics), len(of_topics))
        draw[of_topics] = words[which, drawn(self.dice, _falling(WORDS_OF_TOPIC, 3.0), len(of_topics))]
        return tokens[draw].tolist()

    def _title(self) -> str:
        tokens, _ = vocabulary()
        chosen = self.dice.integers(0, 60, 8)
        words = " ".join(tokens[_topic_words(len(self.facts.topics))[self.topics[0]][chosen]])
        return words[0].upper() + words[1:]

    def _verbs(self, total: int) -> list[Verb]:
        facts, dice = self.facts, self.dice
        first = np.sort(drawn(dice, _falling(len(facts.preambular), 2.0), self.before))
        then = drawn(dice, _falling(len(facts.operative), 2.0), total - self.before)
        return [*(facts.preambular[at] for at in first), *(facts.operative[at] for at in then)]

    def _insertions(self, total: int) -> dict[int, Instrument | Identity]:
        """Paragraphs that name another text: up to three instruments, up to three earlier resolutions."""
        dice, facts = self.dice, self.facts
        named = drawn(dice, _falling(len(facts.conventions), 2.0), dice.integers(0, 4)).tolist()
        earlier = dice.integers(1, self.number, 3).tolist() if self.number > 3 else []
        which: list[Instrument | Identity] = [facts.conventions[at] for at in dict.fromkeys(named)]
        which += [places(self.size)[other - 1].identity for other in dict.fromkeys(earlier)]
        where = dice.permutation(total)[: len(which)].tolist()
        return dict(zip(where, which, strict=True))

    def _clauses(self, total: int) -> list[Clause]:
        out, at, operative = [], 0, 0
        while at < total:
            if at < self.before:
                out.append(self._clause(at, Anchor(f"pp{at + 1}"), Part.PREAMBLE))
            else:
                operative += 1
                opens_list = self.chances[0][at] < CHAPEAU and at + ITEMS < total
                anchor = Anchor(f"op{operative}")
                chapeau = self._clause(at, anchor, Part.OPERATIVE, number=f"{operative}.", opens_list=opens_list)
                out.append(chapeau)
                at += ITEMS if opens_list else 0
            at += 1
        return out

    def _clause(
        self, at: int, anchor: Anchor, part: Part, *, number: str | None = None, opens_list: bool = False
    ) -> Clause:
        verb = self.verbs[at]
        opening, asked = verb.printed, self.asks[at]
        if part is Part.OPERATIVE and asked < len(self.facts.addressees):
            self.asked.append((str(anchor), asked))
            opening = f"{opening} {self.facts.addressees[asked].name} to"
        words = self._words(at, opening, anchor, ":" if opens_list else "," if part is Part.PREAMBLE else ";")
        items = [self._item(at + 1 + place, anchor.child("abc"[place])) for place in range(ITEMS)] if opens_list else []
        return Clause(
            anchor=anchor,
            part=part,
            kind=Kind.PARAGRAPH,
            words=words,
            number=number,
            action=Action(verb.lemma, (), verb.printed),
            children=tuple(items),
        )

    def _item(self, at: int, anchor: Anchor) -> Clause:
        words = self._words(at, "", anchor, ";")
        return Clause(anchor, Part.OPERATIVE, Kind.PARAGRAPH, words, f"({anchor.items[-1]})", depth=1)

    def _words(self, at: int, opening: str, anchor: Anchor, closing: str) -> Words:
        drawn_words = self.tokens[self.ends[at] - int(self.lengths[at]) : self.ends[at]]
        named = self._named(at, opening, anchor)
        text = " ".join(part for part in (opening, named, *drawn_words) if part) + closing
        return Words(text, self._marks(at, len(text)))

    def _named(self, at: int, opening: str, anchor: Anchor) -> str:
        """The words that name another text, and the reference that was read out of them."""
        what = self.inserted.get(at)
        if what is None:
            return ""
        if isinstance(what, Instrument):
            cites_article = what.articles and self.number % 3 == 0
            article = what.articles[self.number % len(what.articles)][0] if cites_article else ""
            printed = f"article {article} of the {what.name}" if article else what.name
            kind, target, pinpoint = ReferenceKind.CONVENTION, what.slug, f"article {article}" if article else ""
        else:
            printed, target, pinpoint = f"resolution {what.designation}", key_of(what), ""
            kind = ReferenceKind.RESOLUTION
        start = len(opening) + 1 if opening else 0
        reference = Reference(
            str(anchor), start, start + len(printed), printed, kind, target, pinpoint, status=Status.MATCHED
        )
        self.references.append(reference)
        return printed

    def _marks(self, at: int, length: int) -> tuple[Mark, ...]:
        """One paragraph in ten calls a note."""
        if self.chances[1][at] > 0.1:
            return ()
        marker = str(len(self.notes) + 1)
        year = self.place_year
        words = Words(f"E/CN.7/{year}/{self.number % 97 + 1}, {' '.join(self.tokens[at : at + 6])}.")
        self.notes.append(Footnote(Anchor(f"fn{marker}"), marker, words))
        return (Mark(marker, length),)

    @cached_property
    def place_year(self) -> int:
        return places(self.size)[self.number - 1].day.year


def write_text(number: int, size: str, facts: Facts) -> Made:
    """Text `number` (from 1) of the corpus of that size."""
    return Writer(number, size, facts).write()

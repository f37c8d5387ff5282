"""The questions: 240 of eight kinds, their words chosen by how many paragraphs of the corpus have them.

A question says what is sought, not how: dialects.py words it for each contestant.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.search.words import FUNCTION_WORDS, PHRASES

KINDS = ("rare", "common", "two words", "phrase", "prefix", "not", "browse", "text + 2 facets")
TEXT_KINDS = tuple(kind for kind in KINDS if kind != "browse")
FACETS = ("decade", "session", "topic", "convention", "action", "addressee")
OF_EACH_KIND = 30
SAMPLED = 2_000  # texts whose words are counted
COMMON = 40
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Query:
    """words: all of them; without: none of these; chosen: facet -> one value, as the archive calls it."""

    kind: str
    words: tuple[str, ...] = ()
    phrase: str = ""
    prefix: str = ""
    without: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        return bool(self.words or self.phrase or self.prefix)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Query:
        held = json.loads(text)
        return cls(**{**held, "words": tuple(held["words"]), "without": tuple(held["without"])})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by frequency: the forty most common, those in 0.2 to 3 % of all paragraphs, those in a few alone."""

    common: Sequence[str]
    middling: Sequence[str]
    rare: Sequence[str]

    @classmethod
    def of(cls, counts: Counter[str], paragraphs: int, times: float) -> Lexicon:
        """times: how much larger the corpus is than what was counted."""
        words = [(word, count) for word, count in counts.most_common() if word not in FUNCTION_WORDS]
        named = {part.lower() for phrase in PHRASES for part in re.split(r"\W", phrase)}
        invented = [(word, count) for word, count in words if word not in named]
        least = 3 if times < 2 else 10
        return cls(
            common=[word for word, _ in words[:COMMON]],
            middling=[word for word, count in invented if 0.002 < count / paragraphs < 0.03],
            rare=[word for word, count in invented if least <= count * times <= 60],
        )


def lexicon_of(archive: Path) -> Lexicon:
    """Counts the words of some texts of an archive on SQLite."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:
        texts = database.execute("SELECT count(*) FROM resolutions_version").fetchone()[0]
        step = max(1, texts // SAMPLED)
        rows = database.execute("SELECT text FROM resolutions_clause WHERE version_id % ? = 0", (step,))
        counts: Counter[str] = Counter()
        paragraphs = 0
        for (text,) in rows:
            counts.update(set(_WORD.findall(text.lower())))
            paragraphs += 1
    return Lexicon.of(counts, paragraphs, step)


def values_of(archive: Path) -> dict[str, list[str]]:
    """Values that may be chosen: of each facet those that many texts have, of sessions and decades the later ones."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:

        def frequent(statement: str, count: int) -> list[str]:
            return [
                str(row[0])
                for row in database.execute(f"{statement} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {count}")
            ]

        return {
            "decade": [str(year) for year in range(1980, 2030, 10)],
            "session": frequent(
                "SELECT b.slug || ':' || s.label FROM resolutions_resolution r JOIN resolutions_body b ON b.id = r.body_id "
                "JOIN resolutions_session s ON s.id = r.session_id",
                40,
            ),
            "topic": frequent(
                "SELECT t.slug FROM resolutions_resolutiontopic f JOIN resolutions_topic t ON t.id = f.topic_id", 30
            ),
            "convention": frequent(
                "SELECT c.slug FROM resolutions_crossreference f JOIN resolutions_convention c ON c.id = f.convention_id",
                9,
            ),
            "action": frequent(
                "SELECT a.slug FROM resolutions_clause f JOIN resolutions_action a ON a.id = f.action_id", 40
            ),
            "addressee": frequent(
                "SELECT a.slug FROM resolutions_paragraphaddressee f JOIN resolutions_addressee a ON a.id = f.addressee_id",
                14,
            ),
        }


def choose(lexicon: Lexicon, values: Mapping[str, Sequence[str]], each: int = OF_EACH_KIND) -> list[Query]:
    """The same questions for the same corpus, in a mixed order."""
    dice = random.Random(7)
    asked = list(_drawn(dice, lexicon, values, each))
    dice.shuffle(asked)
    return asked


def _drawn(dice: random.Random, lexicon: Lexicon, values: Mapping[str, Sequence[str]], each: int) -> Iterator[Query]:
    common, middling, rare = lexicon.common, lexicon.middling, lexicon.rare
    phrases = [phrase.lower() for phrase in PHRASES if " " in phrase and "-" not in phrase]
    for turn in range(each):
        either = dice.choice(common if turn % 2 else middling)
        yield Query("rare", words=(dice.choice(rare),))
        yield Query("common", words=(common[turn % len(common)],))
        yield Query("two words", words=_two(dice, either, middling))
        yield Query("phrase", phrase=dice.choice(phrases))
        yield Query("prefix", prefix=dice.choice(middling)[: dice.choice((3, 4, 5))])
        yield Query("not", words=_two(dice, dice.choice(common), middling), without=(dice.choice(common[:20]),))
        yield Query("browse", chosen=_chosen(dice, values, dice.choice((0, 1, 1, 2))))
        yield Query("text + 2 facets", words=(either,), chosen=_chosen(dice, values, 2))


def _two(dice: random.Random, first: str, others: Sequence[str]) -> tuple[str, ...]:
    second = dice.choice([word for word in others if word != first])
    return (first, second)


def _chosen(dice: random.Random, values: Mapping[str, Sequence[str]], count: int) -> dict[str, str]:
    """Values of different facets; a decade and a session together would mostly find nothing."""
    names = dice.sample(FACETS, count)
    if {"decade", "session"} <= set(names):
        names = ["topic", "session"]
    return {name: dice.choice(values[name]) for name in names}

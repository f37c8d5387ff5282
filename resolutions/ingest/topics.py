"""What a resolution is about, where it is sure: words of the title decide, or words that many paragraphs repeat.

The longest name at a place is the one that counts: "Fund of the United Nations International Drug Control Programme"
says nothing of international drug control.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from resolutions.ingest.name_patterns import any_of, folded
from resolutions.structure.nodes import Clause, Kind, Text

TITLE, TEXT, NEVER = "title", "text", "never"
LANGUAGE = "en"  # of the names
FEWEST_PARAGRAPHS = 5  # that repeat the words of a topic, and the share of all that they must be
SMALLEST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class TopicName:
    """TopicName("precursors", TEXT); bodies: in whose texts alone, () for all.

    place: TITLE, TEXT (title and paragraphs), or NEVER, which only hides shorter names within it: "drug control" is no
    subject in "drug control strategy".
    """

    words: str
    place: str = TITLE
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A term and its names."""

    slug: str
    names: tuple[TopicName, ...]


@dataclass(frozen=True, slots=True)
class TopicFound:
    """A topic of a text: `title` are the words of the title that say so, else `paragraphs` is how many do."""

    slug: str
    title: str = ""
    paragraphs: int = 0


@dataclass(frozen=True)
class Topics:
    """The vocabulary of topics, as the reading of many texts shares it."""

    rows: tuple[TopicRow, ...]
    _lexicons: dict[tuple[str, bool], _Lexicon] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lexicon(self, body: str, *, is_for_text: bool) -> _Lexicon:
        key = (body, is_for_text)
        if key not in self._lexicons:
            self._lexicons[key] = _Lexicon(
                tuple(
                    (folded(name.words), name.words, row.slug if name.place != NEVER else "")
                    for row in self.rows
                    for name in row.names
                    if (name.place != TITLE or not is_for_text) and (not name.bodies or body in name.bodies)
                )
            )
        return self._lexicons[key]


@dataclass(frozen=True)
class _Lexicon:
    """Names that count in one kind of place."""

    names: tuple[tuple[str, str, str], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return any_of(words for _, words, _ in self.names)

    @cached_property
    def slugs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, _, slug in self.names:
            found[key].append(slug)
        return found

    def find(self, text: str) -> dict[str, str]:
        """Slug -> the first words that name it."""
        named: dict[str, str] = {}
        for words in self.pattern.findall(text):
            for slug in filter(None, self.slugs[folded(words)]):
                named.setdefault(slug, words)
        return named


@cache
def shipped_topics() -> Topics:
    """The vocabulary of fixtures/topics.json."""
    entries = json.loads(files("resolutions").joinpath("fixtures", "topics.json").read_text("utf-8"))
    names: dict[str, list[TopicName]] = defaultdict(list)
    for fields in (entry["fields"] for entry in entries if entry["model"] == "resolutions.topicname"):
        names[fields["topic"][0]].append(TopicName(fields["words"], fields["place"], tuple(fields["bodies"].split())))
    terms = [entry["fields"]["slug"] for entry in entries if entry["model"] == "resolutions.topic"]
    return Topics(tuple(TopicRow(slug, tuple(names[slug])) for slug in terms))


def extract_topics(text: Text, body: str, topics: Topics) -> tuple[TopicFound, ...]:
    """The topics of a text in the order of the vocabulary; body: slug of the organ. Only English is read."""
    if text.language != LANGUAGE:
        return ()
    titled = topics.lexicon(body, is_for_text=False).find(text.title.text)
    repeated = _repeated(text, topics.lexicon(body, is_for_text=True))
    return tuple(
        TopicFound(row.slug, titled.get(row.slug, ""), repeated.get(row.slug, 0))
        for row in topics.rows
        if row.slug in titled or row.slug in repeated
    )


def _repeated(text: Text, lexicon: _Lexicon) -> dict[str, int]:
    """Slug -> number of paragraphs, for what enough of them name."""
    paragraphs = [_words_of(clause.walk()) for clause in text.clauses if clause.kind == Kind.PARAGRAPH]
    counts = Counter(slug for words in paragraphs for slug in lexicon.find(words))
    fewest = max(FEWEST_PARAGRAPHS, SMALLEST_SHARE * len(paragraphs))
    return {slug: count for slug, count in counts.items() if count >= fewest}


def _words_of(clauses: Iterable[Clause]) -> str:
    return "\n".join(clause.text for clause in clauses)

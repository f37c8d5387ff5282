"""What may be meant while somebody types: texts by number and by title, values of fields, words.

Texts are found in what a process has in memory; one query gives the names of those that are shown. The words of titles
and the names of values are gathered once a generation, of a long archive at most once a minute.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from resolutions.search.asking.fieldnames import BY_NAME, BY_WORD, CITES
from resolutions.search.facets import BY_NAME as FACETS
from resolutions.search.finding.vocabulary import folded, vocabulary_of
from resolutions.search.finding.wordlist import FRESH, LONG, word_list
from resolutions.search.index.arrays import Snapshot
from resolutions.search.showing.cards import read_cards
from resolutions.search.terms.symbols import BODIES, LABELS, symbol_key, which_body
from resolutions.search.terms.words import words

MOST = 10
LONGEST = 200
_MOST_TEXTS, _MOST_VALUES, _MOST_WORDS = 6, 4, 3
_MOST_SPELLINGS = 200
_SHORTEST = 2
_LAST = "\U0010ffff"
_OFFERED = ("to", "topic", CITES, "action")  # fields whose values are offered unasked
_FACET_OF = {name: BY_NAME[name].facet or "convention" for name in BY_NAME if name not in ("title", "year")}
_BEGUN = re.compile(
    rf"(?P<head>(?:.*[\s(-])?)(?P<field>{'|'.join(BY_WORD)})[:\uff1a][\"\u201c]?(?P<value>[^\"\u201c\u201d]*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    rf"(?:(?P<body>{'|'.join(BODIES.values())})(?:\ |\ ?/\ ?))?(?:(?:{'|'.join(LABELS.values())})\.?[\ /]*)?(?P<rest>\S*\d.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` takes the place of what was typed, `about` says what it is, `path` leads there without searching."""

    text: str
    about: str
    path: str


@dataclass(frozen=True, eq=False)
class Titles:
    """words: of all titles, sorted; documents: for each those that have it in a title."""

    generation: str
    words: tuple[str, ...]
    documents: tuple[NDArray[np.int32], ...]
    read_at: float = field(default_factory=time.monotonic)

    def holding(self, sought: list[str], size: int) -> NDArray[np.int64]:
        """Documents whose titles have all words, of the last one its beginning."""
        found = np.ones(size, np.bool_)
        for place, word in enumerate(sought):
            has = np.zeros(size, np.bool_)
            end = word + _LAST if place == len(sought) - 1 else word + "\0"
            for documents in self.documents[bisect_left(self.words, word) : bisect_left(self.words, end)]:
                has[documents[documents < size]] = True
            found &= has
        return np.flatnonzero(found)


def completions(typed: str, snapshot: Snapshot) -> list[Completion]:
    """At most ten: texts first, then values of fields, then words; none for less than two characters."""
    typed = " ".join(typed[:LONGEST].replace("\0", " ").split()) + " " * typed[-1:].isspace()
    if len(typed.strip()) < _SHORTEST or not snapshot.documents:
        return []
    begun = _BEGUN.fullmatch(typed)
    first = _values_of(begun, snapshot) if begun else (*_texts(typed, snapshot), *_values(typed, snapshot))
    found = [*first, *_words(typed, snapshot)]
    return list({each.text: each for each in reversed(found)}.values())[::-1][:MOST]


def _texts(typed: str, snapshot: Snapshot) -> list[Completion]:
    documents = list(dict.fromkeys([*_numbered(typed, snapshot), *_titled(typed, snapshot)]))[:_MOST_TEXTS]
    blocks = [int(snapshot.first_block[document]) for document in documents]
    cards = read_cards(blocks, snapshot.labels("kind")) if blocks else {}
    shown = [cards[block][0] for block in blocks if block in cards]
    return [Completion(card.name, card.title, card.path) for card in shown]


def _numbered(typed: str, snapshot: Snapshot) -> list[int]:
    """Texts whose number or symbol begins so: the very one first, then the newest."""
    found = _NUMBERED.fullmatch(typed.strip())
    if found is None:
        return []
    body = which_body(found["body"] or "")
    body, number = which_body(found["body"] or ""), symbol_key(found["rest"])
    keys = [f"{body}/{label}/{number}" for label in LABELS] if body else [number, symbol_key(typed)]
    very = {number for key in keys for number in snapshot.spellings.get(key, ())}
    begun = {number for key in keys if key for number in islice(snapshot.spellings.starting(key), _MOST_SPELLINGS)}
    return sorted(
        (each for each in very | begun if snapshot.alive[each]), key=lambda n: (n not in very, snapshot.tie[n])
    )


def _titled(typed: str, snapshot: Snapshot) -> list[int]:
    """Texts whose title holds the words: those that begin so first, then the newest."""
    sought = words(typed)
    if not sought or len("".join(sought)) < _SHORTEST:
        return []
    found = _title_words(snapshot).holding(sought, snapshot.documents)
    found = found[snapshot.alive[found]]
    newest = found[np.argsort(snapshot.tie[found], kind="stable")]
    begins = " ".join(sought)
    first = [int(each) for each in newest[:_MOST_SPELLINGS] if _has_title(int(each), begins, snapshot)]
    return [*first[:_MOST_TEXTS], *newest[:_MOST_TEXTS].tolist()]


def _has_title(document: int, beginning: str, snapshot: Snapshot) -> bool:
    return any(title.startswith(beginning) for title in snapshot.title_words[document])


_held: list[Titles] = []


def _title_words(snapshot: Snapshot) -> Titles:
    for held in _held:
        is_fresh = snapshot.documents >= LONG and held.read_at > time.monotonic() - FRESH
        if held.generation == snapshot.generation or is_fresh:
            return held
    found: dict[str, list[int]] = defaultdict(list)
    for number, titles in enumerate(snapshot.title_words):
        for word in {word for title in titles for word in title.split()}:
            found[word].append(number)
    listed = sorted(found)
    made = Titles(snapshot.generation, tuple(listed), tuple(np.array(found[word], np.int32) for word in listed))
    _held[:] = [made]
    return made


def _values(typed: str, snapshot: Snapshot) -> Iterator[Completion]:
    """Values that texts have and that are called so."""
    key = folded(typed)
    if len(key) >= _SHORTEST:
        found = sorted(each for name in _OFFERED for each in _named(name, key, snapshot))
        yield from (_field("", name, label) for *_order, name, label in found[:_MOST_VALUES])


def _values_of(begun: re.Match[str], snapshot: Snapshot) -> Iterator[Completion]:
    """Values of the field that was typed."""
    name = BY_WORD[begun["field"].lower()].name
    if name in _FACET_OF:
        found = sorted(_named(name, folded(begun["value"]), snapshot))
        yield from (_field(begun["head"], name, label) for *_order, label in found[:MOST])


def _field(head: str, name: str, label: str) -> Completion:
    value = label.replace('"', "")
    text = f'{head}{name}:"{value}"' if re.search(r"\W", value) else f"{head}{name}:{value}"
    return Completion(text, str(FACETS[_FACET_OF[name]].label), _searched(text))


def _named(name: str, key: str, snapshot: Snapshot) -> Iterator[tuple[bool, int, str, str]]:
    """Order, field and label of each value that texts have, under the best of its names that is called so."""
    facet = _FACET_OF[name]
    vocabulary = vocabulary_of(snapshot)
    begins: dict[str, bool] = {}  # value -> whether none of its names begins so
    for called, values in vocabulary[facet].exact.items():
        if called.startswith(key):
            begins.update(dict.fromkeys(values, False))
        elif f" {key}" in called:
            for value in values:
                begins.setdefault(value, True)
    arrays = snapshot.facets[facet]
    for value, is_within in begins.items():
        if value in arrays.numbers:
            yield is_within, -int(np.bitwise_count(arrays.row(value)).sum()), name, vocabulary.label(facet, value)


def _words(typed: str, snapshot: Snapshot) -> Iterator[Completion]:
    """The last word, gone on with."""
    head, begun = re.fullmatch(r"(.*?)([^\W_]*)", typed, re.DOTALL).groups()  # type: ignore[union-attr]
    folds = words(begun)
    if len(folds) != 1 or len(folds[0]) < _SHORTEST or head.endswith((":", "/", "-")):
        return
    for word in word_list(snapshot).starting(folds[0], _MOST_WORDS):
        yield Completion(f"{head}{word}", "", _searched(f"{head}{word}"))


def _searched(text: str) -> str:
    return f"/search?{urlencode({'q': text}, safe=':/')}"

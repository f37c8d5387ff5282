"""Words as numbers while an index is made: each printed form is folded once, and a text becomes an array of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from resolutions.search.terms.plain import plain_form
from resolutions.search.terms.symbols import SYMBOL, symbols
from resolutions.search.terms.words import DIGITS, MAX_WORD, PREFIXES, words

NO_LANGUAGE = ""
_PREFIXED = re.compile(rf"(?<![a-z0-9])({'|'.join(PREFIXES)})-([a-z0-9]+)")
_POSSESSIVE = re.compile(r"([a-z0-9])'s(?![a-z0-9])")
_END = "\0"  # stands in no text: PostgreSQL takes none that has it
_BETWEEN = "".join(char if char.isalnum() or char == _END else " " for char in map(chr, range(128)))

# What every symbol has: a stroke; a number before a bracket, the numbering of sales or of the World Health Assembly.
_OF_SYMBOLS = re.compile(r"\d(?:[^()\d]{0,12}\(|\d\.(?<=[A-Z]\.\d\d\.)|(?<=[A-Z]{3}\d)\d*\.|(?<=[A-Z]{3} \d)\d*\.)")
_DIGIT = re.compile(r"\d")
_BEFORE, _BEHIND = (
    "WHA ",
    7,
)  # what may stand before the first digit, and how many words behind it: "217 A and B (III) C"

Term = tuple[str, str]


def word_list(text: str) -> list[str]:
    """What `words.words` gives, in a quarter of its time for a text of plain letters.

    >>> word_list("Co-operation on the keeper\u2019s lamps")
    ['cooperation', 'on', 'the', 'keeper', 'lamps']
    """
    return word_lists([text])[0]


def word_lists(texts: Sequence[str]) -> list[list[str]]:
    """The words of several texts. Plain ones are read as one: to take signs out of each takes longer than to split it."""
    forms = [_simple_form(text) for text in texts]
    simple = _END.join(form for form in forms if form is not None).translate(_BETWEEN).split(_END)
    rest = iter(simple)
    return [
        words(text) if form is None else _short(next(rest).split()) for text, form in zip(texts, forms, strict=True)
    ]


def _simple_form(text: str) -> str | None:
    """The text with its words between signs; None where it has to be read letter by letter."""
    plain = plain_form(text)
    if plain is None or _END in plain:
        return None
    if "'" in plain:
        plain = _POSSESSIVE.sub(r"\1 ", plain)
    return _PREFIXED.sub(r"\1\2", plain) if "-" in plain else plain


def symbol_list(text: str) -> list[str]:
    """The keys that `symbols.symbols` gives, in a fraction of its time: most texts have none, most symbols come again."""
    if not text.isascii():
        text = text.translate(DIGITS)
    if "/" not in text and not _OF_SYMBOLS.search(text):
        return []
    return [
        key for begin, end in _numbered(text) for printed in SYMBOL.findall(text, begin, end) for key in _keys(printed)
    ]


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that have digits, with the words around them that may be of the same symbol."""
    begin = end = 0
    found = _DIGIT.search(text)
    while found:
        start = text.rfind(" ", 0, found.start()) + 1
        if text.endswith(_BEFORE, 0, start):
            start -= len(_BEFORE)
        if start > end:
            if end:
                yield begin, end
            begin = start
        end = found.start()
        for _ in range(_BEHIND + 1):
            end = text.find(" ", end + 1)
            if end < 0:
                yield begin, len(text)
                return
        found = _DIGIT.search(text, text.find(" ", found.end()))
    if end:
        yield begin, end


@lru_cache(maxsize=65_536)
def _keys(printed: str) -> tuple[str, ...]:
    return tuple(token.word for token in symbols(printed))


def _short(found: list[str]) -> list[str]:
    return [word[:MAX_WORD] for word in found] if max(map(len, found), default=0) > MAX_WORD else found


class _Numbers(dict[str, int]):
    """Word -> number, given when it is first asked for."""

    def __init__(self, language: str, terms: list[Term]) -> None:
        self._language = language
        self._terms = terms

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self._terms)
        self._terms.append((word, self._language))
        return number


class Lexicon:
    """Every (word, language) that was met, numbered from 0."""

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self._numbers: dict[str, _Numbers] = {}

    def numbers(self, found: Iterable[str], language: str) -> Iterable[int]:
        """The number of each word."""
        held = self._numbers.get(language)
        if held is None:
            held = self._numbers[language] = _Numbers(language, self.terms)
        return map(held.__getitem__, found)

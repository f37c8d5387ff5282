"""The words of a text, as the index and the query both see them: folded, with their place in the printed text.

Folding takes away capitals, accents and the hyphens of older spellings (co-operation), never a letter of the text
that is shown. Chinese runs give overlapping pairs of signs, then the last sign alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Ideographs, kana, and the numerals and half forms that fold to them.
SIGN = (
    "\u3005-\u3007\u3021-\u3029\u3038-\u303a\u3040-\u30ff\u3192-\u3195\u3220-\u3229\u3280-\u3289"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_MARK = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200d"  # accents set apart, vowel signs, joiners
)
_LETTERS = rf"(?:[^\W_{SIGN}]++|[{_MARK}]++)++"
_HYPHEN = "[-\u2010\u2011]"
# Prefixes that older texts hyphenate and newer ones do not: one word either way.
PREFIXES = ("co", "re", "sub", "inter", "intra", "pre", "non", "anti", "multi", "extra", "socio")
_PREFIX = f"(?:{'|'.join(PREFIXES)})"
_WORD = re.compile(
    rf"(?P<signs>[{SIGN}]+)"
    rf"|(?P<word>(?:{_PREFIX}{_HYPHEN}(?=[^\W_{SIGN}]))?{_LETTERS})(?:['\u2019][sS](?![^\W_]))?",
    re.IGNORECASE,
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ё": "е", "ى": "ي", "ٱ": "ا"})
MAX_WORD = 100  # longer runs of letters are no words, and no index of a database takes them
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "\u0640": None})
_HAMZA = ("ئو", "ؤو")  # two ways to write one word: مسئول and مسؤول
DIGITS = {zero + number: str(number) for zero in (0x0660, 0x06F0, 0xFF10) for number in range(10)}


class Token(NamedTuple):
    """A folded word and the stretch [start, end) of the printed text that it was read from."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a printed text in order; the n-th token stands at position n of its run.

    >>> [token.word for token in tokens("Co-operation under the Régime's rules")]
    ['cooperation', 'under', 'the', 'regime', 'rules']
    """
    for found in _WORD.finditer(text):
        signs, raw = found.groups()
        if signs:
            yield from _pairs(signs, found.start())
            continue
        word = fold(raw)
        if word:
            start = found.start()
            yield Token(word, start, start + len(raw))


def printed_words(text: str) -> Iterator[tuple[str, int]]:
    """Each word as printed and where it begins, without folding; runs of signs are left out."""
    for found in _WORD.finditer(text):
        raw = found[2]
        if raw:
            yield raw, found.start()


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@lru_cache(maxsize=200_000)
def fold(raw: str) -> str:
    """'Co-opération' -> 'cooperation', 'İ' and 'ﬁ' without their typography; '' when nothing is left."""
    if raw.isascii():
        return raw.lower().replace("-", "")[:MAX_WORD]
    plain = unicodedata.normalize("NFKC", raw).replace(*_HAMZA).translate(_ARABIC).translate(DIGITS)
    plain = plain.casefold().translate(_LIGATURES)
    return unicodedata.normalize("NFC", "".join(_unaccented(plain)))[:MAX_WORD]


def _unaccented(word: str) -> Iterator[str]:
    """Letters and digits of a word; the breve of Cyrillic й stays, since it makes another letter."""
    before = ""
    for char in unicodedata.normalize("NFD", word):
        if char.isalnum():
            before = char
            yield char
        elif char == "\u0306" and before in "иу":
            yield char


def _pairs(signs: str, start: int) -> Iterator[Token]:
    for offset in range(len(signs) - 1):
        yield Token(signs[offset : offset + 2], start + offset, start + offset + 2)
    last = start + len(signs) - 1
    yield Token(signs[-1], last, last + 1)


def is_sign(word: str) -> bool:
    """Whether a word is written in Chinese or Japanese signs."""
    return re.fullmatch(f"[{SIGN}]+", word) is not None

"""Stems by language, and the spellings that changed over the decades.

organization and organisation, labour and labor have one stem. Chinese has none: its words are pairs of signs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

_ALGORITHMS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
_stemmers = {language: snowballstemmer.stemmer(name) for language, name in _ALGORITHMS.items()}
_stemming = Lock()  # a stemmer keeps the word it works on in itself

_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)")
_ISE = re.compile(r"(?<=\w{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)")
_YZE = re.compile(r"(?<=\w{2})yz(?=(?:e|ed|er|ers|es|ing)$)")
_YSE = re.compile(r"(?<=\w{2})ys(?=(?:e|ed|er|ers|es|ing)$)")
_OUR = ("behavi", "col", "endeav", "fav", "harb", "hon", "lab", "neighb", "rig", "rum")
_OR = re.compile(rf"^({'|'.join(_OUR)})or(?!at)")
_OUR_FORM = re.compile(rf"^({'|'.join(_OUR)})our")
_PERIOD = {
    "center": "centre",
    "centers": "centres",
    "connexion": "connection",
    "connexions": "connections",
    "defense": "defence",
    "offense": "offence",
    "offenses": "offences",
    "program": "programme",
    "programs": "programmes",
    "fulfill": "fulfil",
    "gramme": "gram",
    "grammes": "grams",
    "kilogramme": "kilogram",
    "kilogrammes": "kilograms",
}
_PERIOD_BACK = {new: old for old, new in _PERIOD.items()}


@lru_cache(maxsize=200_000)
def stem(language: str, word: str) -> str:
    """The key under which all forms of a word are found: ('en', 'organizations') -> 'en:organis'."""
    stemmer = _stemmers.get(language)
    if stemmer is None:
        return f"{language}:{word}"
    plain = _modern(word) if language == "en" else word
    with _stemming:
        return f"{language}:{stemmer.stemWord(plain)}"


def _modern(word: str) -> str:
    word = _PERIOD.get(word, word)
    return _OR.sub(r"\1our", _YZE.sub("ys", _IZE.sub("is", word)))


@lru_cache(maxsize=10_000)
def spellings(word: str) -> tuple[str, ...]:
    """All ways in which English texts have spelled this very form: 'organized' -> ('organised', 'organized')."""
    found = {word, _PERIOD.get(word, word), _PERIOD_BACK.get(word, word)}
    for pattern, other in ((_IZE, "is"), (_ISE, "iz"), (_YZE, "ys"), (_YSE, "yz")):
        found |= {pattern.sub(other, each) for each in found}
    found |= {_OR.sub(r"\1our", each) for each in found} | {_OUR_FORM.sub(r"\1or", each) for each in found}
    return tuple(sorted(found))

"""Stems by language, and the spellings that changed over the decades.

organization and organisation, labour and labor have one stem. Chinese has none: its words are pairs of signs. An Arabic
word is stemmed without the conjunction, preposition and article that are written in one with it where the article shows
them; where it does not, whoever asks looks for each (`stems`).
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
# One spelling for another wherever it begins a word: licensed and licenced, sulphate and sulfate.
_BEGINNINGS = (
    ("licens", "licenc"),
    ("practis", "practic"),
    ("judgement", "judgment"),
    ("enquir", "inquir"),
    ("sulph", "sulf"),
    ("paediatr", "pediatr"),
    ("anaesth", "anesth"),
    ("skillful", "skilful"),
    ("hasheesh", "hashish"),
    ("haschisch", "hashish"),
    ("aluminum", "aluminium"),
    ("enrollment", "enrolment"),
    ("fulfillment", "fulfilment"),
    ("installment", "instalment"),
    ("gaol", "jail"),
    ("grey", "gray"),
)
_OLD = (*(old for old, _ in _BEGINNINGS), *_OUR, "traffick")
_DOUBLING = "(?:cance|channe|counse|fue|labe|leve|marsha|mode|signa|trave)"
_ONE_L = re.compile(rf"^({_DOUBLING})l(?=(?:ing|ed|er|ers)$)")
_TWO_L = re.compile(rf"^({_DOUBLING})ll(?=(?:ing|ed|er|ers)$)")
_PERIOD = {
    "center": "centre",
    "centers": "centres",
    "connexion": "connection",
    "connexions": "connections",
    "defense": "defence",
    "offense": "offence",
    "offenses": "offences",
    "catalog": "catalogue",
    "catalogs": "catalogues",
    "dialog": "dialogue",
    "dialogs": "dialogues",
    "mold": "mould",
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
    plain = _PLAIN[language](word) if language in _PLAIN else word
    with _stemming:
        return f"{language}:{stemmer.stemWord(plain)}"


def stems(language: str, word: str) -> tuple[str, ...]:
    """All keys under which a word may stand in texts: of an Arabic one also those with letters written before it."""
    if language != "ar" or not _ARABIC.match(word):
        return (stem(language, word),)
    bare = _PROCLITIC.sub("", word)
    begun = [bare[1:]] if bare[0] in "\u0648\u0641\u0628\u0644" and len(bare) > _LONG_ENOUGH else []
    forms = (bare, *(letter + bare for letter in _LETTERS), *begun)
    return tuple(dict.fromkeys(stem(language, form) for form in forms))


_ARABIC = re.compile("[\u0621-\u064a]{2}")
_PROCLITIC = re.compile(
    "^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\\w\\w)"
)  # and, then; in, as; the; for the
_LETTERS = ("\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0648\u0628", "\u0648\u0644")
_LONG_ENOUGH = 5


def _undefined(word: str) -> str:
    """Every Arabic noun as if it had its article, and nothing before that: endings are taken off all of them alike."""
    if not _ARABIC.match(word):
        return word
    bare = _PROCLITIC.sub("", word)
    return "\u0627\u0644" + (f"{bare[:-1]}\u0629" if len(bare) > 3 and bare[-1] == "\u0647" else bare)


def _modern(word: str) -> str:
    word = _PERIOD.get(word, word)
    if word.startswith(_OLD):
        for old, new in _BEGINNINGS:
            if word.startswith(old):
                word = new + word[len(old) :]
        word = word.replace("traffick", "traffic") if word.startswith("traffick") else word
        word = _OR.sub(r"\1our", word)
    return _YZE.sub("ys", _IZE.sub("is", word)) if "z" in word else word


_PLAIN = {"en": _modern, "ar": _undefined}


@lru_cache(maxsize=10_000)
def spellings(word: str) -> tuple[str, ...]:
    """All ways in which English texts have spelled this very form: 'organized' -> ('organised', 'organized')."""
    found = {word, _PERIOD.get(word, word), _PERIOD_BACK.get(word, word)}
    for pattern, other in ((_IZE, "is"), (_ISE, "iz"), (_YZE, "ys"), (_YSE, "yz")):
        found |= {pattern.sub(other, each) for each in found}
    found |= {_OR.sub(r"\1our", each) for each in found} | {_OUR_FORM.sub(r"\1or", each) for each in found}
    for old, new in _BEGINNINGS:
        found |= {new + each[len(old) :] for each in found if each.startswith(old)}
        found |= {old + each[len(new) :] for each in found if each.startswith(new)}
    found |= {_ONE_L.sub(r"\1ll", each) for each in found} | {_TWO_L.sub(r"\1l", each) for each in found}
    return tuple(sorted(found))

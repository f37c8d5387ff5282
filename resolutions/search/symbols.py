"""Symbols and designations as single words: E/CN.7/2001/16, 45/9, A/RES/77/238, 2 (XL), S–20/4, Sales No. E.94.XI.5.

A symbol holds a digit: "and/or" is two words. Two spellings are one symbol when `symbol_key` gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.citations.keys import key_of, roman_session
from resolutions.search.words import MAX_WORD, Token
from resolutions.structure.identity import Identity

_DASH = "[-\u2010-\u2015\u2212]"
_BIT = rf"[A-Za-z0-9]+(?:(?:\.|{_DASH})[A-Za-z0-9]+)*"
_BRACKET = rf"\((?:E?S{_DASH})?(?:[IVXLCDM]+|\d{{1,4}})\)"
_SYMBOL = (
    rf"(?:(?=[^\s,;]*\d){_BIT}(?:/{_BIT})+(?:\ ?{_BRACKET})?"  # E/CN.7/2001/16, 45/9, S-20/4, A/RES/217(III)
    rf"|\d{{1,4}}[A-Z]?\ ?\((?:E?S{_DASH})?[IVXLCDM]+\)"  # 2 (XL), 1 (S-III)
    r"|\d{1,4}\ ?\((?:19|20)\d\d\)"  # 1817 (2008)
    r"|[A-Z]\.\d\d\.[IVX]+\.\d+"  # E.94.XI.5
    r"|[A-Z]{3}\d+\.\d+)(?![\w/]|\.\d)"  # WHA18.47
)
SYMBOL = re.compile(rf"(?<![\w/]){_SYMBOL}")
_LABELS = {"res": "res", "resolution": "res", "dec": "dec", "decision": "dec"}
TYPED_SYMBOL = re.compile(
    r"(?:(?P<body>cnd|ga|unga|ecosoc|sc|unsc|hrc)(?:\ |\ ?/\ ?))?"
    r"(?:(?P<label>resolution|decision|res|dec)(?:\.?\ ?/?\ ?|\ ))?"
    rf"(?P<symbol>{_SYMBOL})",
    re.IGNORECASE,
)


def symbol_key(printed: str) -> str:
    """'S–20/4' -> 's-20/4', 'A / RES/217 (III)' -> 'a/res/217(iii)'."""
    return re.sub(_DASH, "-", re.sub(r"\s+", "", printed)).casefold().rstrip(".")[:MAX_WORD]


def symbols(text: str) -> Iterator[Token]:
    """The symbols printed in a text, each with its key and its stretch."""
    for found in SYMBOL.finditer(text):
        if any(char.isdigit() for char in found[0]):
            yield Token(symbol_key(found[0]), found.start(), found.end())


def typed_key(found: re.Match[str]) -> str:
    """The key of a symbol that somebody typed, with the words before it: 'CND Res.45/9' -> 'cnd/res/45/9'."""
    key = symbol_key(found["symbol"])
    body = (found["body"] or "").lower().removeprefix("un")
    if not body:
        return key
    return f"{body}/{_LABELS.get((found['label'] or 'res').lower(), 'res')}/{key}"


def designations(identity: Identity, symbol: str = "") -> list[str]:
    """Every key under which people look for a resolution; the first is its plain designation.

    >>> designations(Identity("cnd", "resolution", "40", 2))[:3]
    ['40/2', '2(xl)', 'cnd/res/40/2']
    """
    label = "dec" if identity.kind == "decision" else "res"
    named = [identity.designation]
    if identity.number is not None:
        if len(identity.session) < 4 or not identity.session.isdigit():
            named.append(f"{identity.number}{identity.part_letter}({roman_session(identity.session)})")
        else:
            named.append(f"{identity.number}({identity.session})")
    plain = f"{identity.session}/{identity.number if identity.number is not None else identity.slug}"
    named += [f"{identity.body}/{label}/{name}" for name in named]
    named += [key_of(identity), plain, f"{plain}-{identity.part_letter}" if identity.part_letter else plain, symbol]
    return list(dict.fromkeys(symbol_key(name) for name in named if name))

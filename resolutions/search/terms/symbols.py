"""Symbols and designations as single words: E/CN.7/2001/16, 45/9, A/RES/77/238, 2 (XL), S–20/4, Sales No. E.94.XI.5.

A symbol holds a digit: "and/or" is two words. Two spellings are one symbol when `symbol_key` gives the same. A document
with two symbols, E/2002/28-E/CN.7/2002/11, has each of them, and a part is found with its letter and without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.citations.keys import key_of, roman_session
from resolutions.search.terms.words import DIGITS, MAX_WORD, SIGN, Token
from resolutions.structure.identity import Identity

_DASH = "[-\u2010-\u2015\u2212]"
_BIT = rf"[A-Za-z0-9]+(?:(?:\.|{_DASH})[A-Za-z0-9]+)*"
_SESSION = rf"(?:E?S{_DASH})?(?:[IVXLCDM]+|\d{{1,4}})"
_LETTER = rf"(?-i:[A-Z](?:(?:{_DASH}|\ and\ )[A-Z])?)"
_AFTER = rf"(?![^\W{SIGN}]|/|\.\d)"
_SYMBOL = (
    rf"(?:(?=[A-Za-z0-9./\u2010-\u2015\u2212-]*\d){_BIT}(?:/{_BIT})+"  # E/CN.7/2001/16, 45/9, S-20/4
    rf"(?:(?:\ ?{_LETTER})?\ ?\({_SESSION}\))?"  # A/RES/217(III), A/RES/217 A (III)
    rf"|\d{{1,4}}(?:\ ?{_LETTER}|[A-Z])?\ ?\((?:E?S{_DASH})?[IVXLCDM]+\)"  # 2 (XL), 1 (S-III), 217 A (III)
    r"|\d{1,4}\ ?\((?:19|20)\d\d\)"  # 1817 (2008)
    r"|[A-Z]\.\d\d\.[IVX]+\.\d+"  # E.94.XI.5
    rf"|(?:WHA\ ?|[A-Z]{{3}})\d+\.\d+)(?:\ ?{_LETTER}{_AFTER})?{_AFTER}"  # WHA18.47; S-20/4 C
)
SYMBOL = re.compile(rf"(?<![^\W{SIGN}])(?<!/){_SYMBOL}")
BODIES = {
    "cnd": r"cnd|commission\ on\ narcotic\ drugs",
    "ga": r"(?:un)?ga|general\ assembly",
    "ecosoc": r"ecosoc|economic\ and\ social\ council",
    "sc": r"(?:un)?scr?|security\ council",
    "hrc": r"(?:un)?hrc|human\ rights\ council",
}
LABELS = {
    "res": r"res|r[eé]s?olutions?|resoluci[oó]n(?:es)?|резолюци[ияйюе]+",
    "dec": r"dec|d[eé]cisions?|decisi[oó]n(?:es)?|решени[еяйю]+",
}
_TWO_BLANKS = rf"(?:a|e|s|cnd|a\ ?/\ ?hrc)\ ?/\ ?(?:res|dec)\ ?/\ ?{_BIT}(?:\ ?/\ ?{_BIT})?|\d{{1,4}}\ ?/\ ?\d{{1,4}}"
TYPED_SYMBOL = re.compile(
    r"(?:(?:un|united\ nations)?\ ?doc(?:ument)?\.?\ (?=\S*/\S*\d))?"
    rf"(?:(?P<body>{'|'.join(BODIES.values())})(?:\ |\ ?/\ ?))?"
    rf"(?:(?P<label>{'|'.join(LABELS.values())})(?:\.?\ ?/?\ ?|\ )(?:no\.?\ ?|n°\ ?|№\ ?)?)?"
    rf"(?P<symbol>{_SYMBOL}|(?:{_TWO_BLANKS})(?:\ ?{_LETTER}{_AFTER})?{_AFTER})",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"(?<=\d){_DASH}(?=[A-Z]/)", re.IGNORECASE)
_LETTER_BEHIND = re.compile(r"(\d)(\([^)]*\))([a-z](?:-[a-z])?)$")
_LETTERED = re.compile(rf"(?P<plain>.*\d)\ ?{_LETTER}")


def symbol_key(printed: str) -> str:
    """'S–20/4' -> 's-20/4', 'A / RES/217 (III)' -> 'a/res/217(iii)', 'A/RES/217(III)A' -> 'a/res/217a(iii)'."""
    plain = re.sub(_DASH, "-", re.sub(r"\s+", "", printed.translate(DIGITS).replace(" and ", "-")))
    return _LETTER_BEHIND.sub(r"\1\3\2", plain.casefold().rstrip("."))[:MAX_WORD]


def symbols(text: str) -> Iterator[Token]:
    """The symbols printed in a text, each with its key and its stretch; of a double symbol and a letter each form."""
    for found in SYMBOL.finditer(text if text.isascii() else text.translate(DIGITS)):
        if any(char.isdigit() for char in found[0]):
            yield from _forms(found[0], found.start())


def _forms(printed: str, start: int) -> Iterator[Token]:
    yield Token(symbol_key(printed), start, start + len(printed))
    joint = _JOINT.search(printed)
    if joint:
        yield from _forms(printed[: joint.start()], start)
        yield from _forms(printed[joint.end() :], start + joint.end())
    elif lettered := _LETTERED.fullmatch(printed):
        yield Token(symbol_key(lettered["plain"]), start, start + len(lettered["plain"]))


def typed_keys(found: re.Match[str]) -> tuple[str, ...]:
    """The keys of what somebody typed: of a document with two symbols each."""
    joint = _JOINT.search(found["symbol"])
    if joint is None:
        return (typed_key(found),)
    return (symbol_key(found["symbol"][: joint.start()]), symbol_key(found["symbol"][joint.end() :]))


def typed_key(found: re.Match[str]) -> str:
    """The key of a symbol that somebody typed, with the words before it: 'CND Res.45/9' -> 'cnd/res/45/9'."""
    key = symbol_key(found["symbol"])
    body = _which(BODIES, found["body"])
    return f"{body}/{_which(LABELS, found['label']) or 'res'}/{key}" if body else key


def which_body(typed: str) -> str:
    """'UNGA' -> 'ga'; '' where it is the name of no organ."""
    return _which(BODIES, typed)


def _which(names: dict[str, str], typed: str | None) -> str:
    return next((slug for slug, form in names.items() if typed and re.fullmatch(form, typed, re.IGNORECASE)), "")


def designations(identity: Identity, symbol: str = "") -> list[str]:
    """Every key under which people look for a resolution; the first is its plain designation.

    >>> designations(Identity("cnd", "resolution", "40", 2))[:3]
    ['40/2', '2(xl)', 'cnd/res/40/2']
    """
    label = "dec" if identity.kind == "decision" else "res"
    named = [identity.designation]
    for letter in dict.fromkeys((identity.part_letter, "")) if identity.number is not None else ():
        is_year = len(identity.session) >= 4 and identity.session.isdigit()
        named.append(f"{identity.number}{letter}({identity.session if is_year else roman_session(identity.session)})")
    plain = f"{identity.session}/{identity.number if identity.number is not None else identity.slug}"
    named += [f"{identity.body}/{label}/{name}" for name in (*named, plain)]
    letter = identity.part_letter
    named += [
        key_of(identity),
        *([f"{key_of(identity)}{letter}"] if letter else []),
        plain,
        f"{plain}-{letter}" if letter else plain,
        symbol,
    ]
    return list(dict.fromkeys(symbol_key(name) for name in named if name))

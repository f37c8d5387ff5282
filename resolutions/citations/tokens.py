"""The words of a text that a citation can be made of, in printed order.

One pass of one pattern; what each token means is decided in mentions.py and resolving.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from resolutions.citations.bodies import Bodies
from resolutions.citations.keys import identity_of
from resolutions.citations.numbers import NUMBER, Number, number_of
from resolutions.citations.symbols import SYMBOL, is_symbol


class Sort(StrEnum):
    """What a token is. HEAD is the word "resolutions" or "decision"; FOREIGN an organ that the archive does not know."""

    NUMBER = "number"
    SYMBOL = "symbol"
    HEAD = "head"
    ORGAN = "organ"
    FOREIGN = "foreign"
    ITS = "its"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a citation; `value` is the organ's name, or "resolution" or "decision"."""

    sort: Sort
    start: int
    end: int
    value: str
    number: Number | None = None


_FOREIGN = (
    r"(?:Commission|Conference|Assembly|Council|Committee|Board|Board of Governors|Meeting|Congress|Group)"
    r" (?:on|for|of) (?:the )?[A-Z][A-Za-z-]+(?:(?: (?:of|for|and|the|in|on|to)){0,2} [A-Z][A-Za-z-]+){0,6}"
    r"|(?:Statistical|Peacebuilding|Executive|Trusteeship|Governing|Environment|European|Preparatory|Disarmament"
    r"|International Law|Oceanographic|Codex Alimentarius|Advisory|Inter-Parliamentary|Parliamentary|National|Federal"
    r"|Transitional|Legislative|Industrial Development|Trade and Development|Permanent)"
    r" (?:Commission|Assembly|Council|Committee|Conference|Board|Union)"
    r"|European Union|League of Arab States|African Union|Conference of the Parties|Parliament"
)
_RESOLUTION_SYMBOL = (
    r"(?:A/HRC|A|E|S|CND)/(?:R[Ee][Ss]|DEC)/(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?:-[A-Z])?(?!\w))?|\d{1,4} ?\((?:E?S-)?[IVXLCDM\d]{1,8}\)"
    r"(?: ?[A-Z])?)(?![\w/])"
)


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    organs = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?<![/.])|(?<=[ (]Res\.)|(?<=[ (]Dec\.))(?:(?P<symbol>{_RESOLUTION_SYMBOL}|{SYMBOL})|(?<!-)(?:{NUMBER})"
        rf"|(?P<head>(?:[Rr]esolutions?|[Dd]ecisions?|RESOLUTIONS?)(?![\w-])|(?:Res|Dec)\.(?![A-Za-z-]))"
        rf"|(?P<organ>{organs})(?!\w| (?:on|for) (?:the )?[A-Z])|(?P<foreign>{_FOREIGN})(?!\w)|(?P<its>[Ii]ts)(?!\w))"
    )


def tokenize(text: str, bodies: Bodies) -> Iterator[Token]:
    """All tokens of a cleaned text; numbers and symbols that are look-alikes are left out."""
    names = (*bodies.by_name, *bodies.shared_names)
    for found in _pattern(names).finditer(text):
        token = _token(found)
        if token is not None:
            yield token


def _token(found: re.Match[str]) -> Token | None:
    start, end = found.span()
    if found["symbol"]:
        return Token(Sort.SYMBOL, start, end, found[0]) if identity_of(found[0]) or is_symbol(found[0]) else None
    if found["head"]:
        kind = "decision" if found["head"][0] in "Dd" else "resolution"
        return Token(Sort.HEAD, start, end, kind)
    for sort in (Sort.ORGAN, Sort.FOREIGN, Sort.ITS):
        if found[sort.value]:
            return Token(sort, start, end, found[0])
    number = number_of(found)
    return Token(Sort.NUMBER, start, end, found[0], number) if number else None

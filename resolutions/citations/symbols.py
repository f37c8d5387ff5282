"""UN document symbols: E/CN.7/2001/16, A/74/6 (Sect. 17)/Corr.1, "E/1990/39 and Corr.1 and 2".

Grammar: organ, { "/" part }, [ " (Part I)" ], { "/" suffix }. Only known organs open a symbol, so that HIV/AIDS,
OEA/Ser.L/III.15 and MSC/72/13/2 are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ORGANS = (
    "A|E|S|T|ST|TD|DP|ID|PBC|UNEP|UNW|HSP|HS|FCCC|ICCD|CBD|ISBA|SPLOS|CLCS|CAC|CTOC|CD|NPT|BWC|CCW|CCM|TPNW|APLC|JIU|"
    "CCPR|CEDAW|CED|CERD|CRPD|CRC|CMW|CAT|HRI|ESCAP|ECE|CEB|UNODC|DCF|PRST|UNICEF|WFP|SG|LC|CSW|EB|TC"
    r"|GC\.\d{1,2}|IDB\.\d{1,2}"
)
_PART = (
    r"(?:E?S-\d{1,2}|\d{1,5}(?:\.\d{1,3})?[A-Z]?|(?:Add|Rev|Corr|Amend|Res|Dec|Part|Vol|Suppl)\. ?\d{1,3}(?:\.\d{1,3})?"
    r"|[A-Z]{1,8}\(\d{1,3}\)|[A-Z]{1,8}(?:\.[A-Z0-9]{1,6}){0,3})"
)
_INSERT = (
    r"(?: ?\((?:Income )?(?:[Pp]arts?|[Vv]ols?|[Ss]ects?|[Ii]ntroduction|Supp|SUPP|Annex|Prog|Chap) ?\.? ?"
    r"[IVXLC0-9A-Z]{0,5}(?: and [IVXLC]{1,4})?\))"
)
SYMBOL = rf"(?:{ORGANS})(?:/{_PART}){{1,9}}(?:{_INSERT}(?:/{_PART}){{0,3}})?(?![\w/])"
_MORE = re.compile(
    r"(?P<gap>(?:,? and |, | to |-))"
    r"(?:(?P<type>Corr|Add|Rev|Amend)\. ?)?(?P<number>\d{1,3})(?P<rest>(?:/(?:Corr|Add|Rev)\.\d{1,3})?)"
    r"(?![\w/]|\.\d| ?\((?:19|20)| [JFMASOND][a-z]{2,8} \d)"
)
_LONGEST = 90  # no symbol of the UN comes near
_SUPPLEMENT = re.compile(r"\(SUPP\)", re.IGNORECASE)
_SUFFIX = re.compile(r"/(Corr|Add|Rev|Amend)\.\d+$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol, or what a suffix in a list stands for, and where it was printed."""

    start: int
    end: int
    key: str


def symbol_key(printed: str) -> str:
    """'A/74/6 (Sect. 11)' -> 'A/74/6(Sect.11)'; 'E/1889/Rev. 1' -> 'E/1889/Rev.1'; 'A/52/25(SUPP)' -> 'A/52/25'.

    The UN's own links end a supplement's symbol in "(SUPP)", its texts do not: one document, one key.
    """
    return _SUPPLEMENT.sub("", re.sub(r"\s+", "", printed).rstrip("*"))


def is_symbol(printed: str) -> bool:
    """Whether the words name a document: a committee alone (E/CN.7) is none."""
    if len(printed) > _LONGEST:
        return False
    parts = re.sub(r"\(.*?\)", "", symbol_key(printed)).split("/")[1:]
    if any(part[0].isdigit() or re.match(r"[A-Z][a-z]+\.\d|(?:PV|SR|CRP|WP|INF|L)\.\d", part) for part in parts):
        return True
    return len(parts) > 1 and re.search(r"\.\d", parts[-1]) is not None


def further_suffixes(text: str, symbol: Symbol) -> Iterator[Symbol]:
    """The rest of a list: 'E/1990/39 and Corr.1 and 2 and Add.1' -> E/1990/39/Corr.1, …/Corr.2, …/Add.1."""
    kind, at = "", symbol.end
    own = _SUFFIX.search(symbol.key)
    while (found := _MORE.match(text, at)) and (found["type"] or kind):
        kind = found["type"] or kind
        base = symbol.key[: own.start()] if own and own[1] == kind else symbol.key
        start = found.start("type") if found["type"] else found.start("number")
        yield Symbol(start, found.end(), f"{base}/{kind}.{found['number']}{found['rest']}")
        at = found.end()

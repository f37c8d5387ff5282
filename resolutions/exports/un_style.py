"""How the United Nations cites a text and its paragraphs.

UN Editorial Manual: in running text "paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002", in a
footnote "Commission on Narcotic Drugs resolution 45/9, para. 3." Texts are cited by body and number, never by title.
"""

from __future__ import annotations

import re
from datetime import date

from resolutions.errors import AnchorError
from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.months import MONTHS
from resolutions.structure.numerals import to_roman

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


def un_date(day: date) -> str:
    """date(2002, 3, 15) -> '15 March 2002'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def text_form(name: str, day: date | None, token: str = "") -> str:
    """'paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002'; without a date no date is given.

    `name` is body, kind and number as the body writes it.
    """
    whole = f"{name} of {un_date(day)}" if day else name
    place = _place(token, is_short=False)
    return f"{place} of {whole}" if place else whole


def footnote_form(name: str, token: str = "") -> str:
    """'Commission on Narcotic Drugs resolution 2 (XL), para. 2 (a).'"""
    place = _place(token, is_short=True)
    return f"{name}, {place}." if place else f"{name}."


def place_in_words(token: str) -> str:
    """'op2-e' -> 'paragraph 2 (e)', 'pp3' -> 'third preambular paragraph', 's2-op3' -> 'section II, paragraph 3'."""
    return _place(token, is_short=False)


def ordinal(number: int) -> str:
    """13 -> 'thirteenth', 42 -> 'forty-second'; digits from 100 on."""
    if number <= 20:
        return _ORDINALS[number - 1]
    tens, ones = divmod(number, 10)
    if tens >= 10:
        return f"{number}{_suffix(number)}"
    if not ones:
        return f"{_TENS[number][:-1]}ieth"
    return f"{_TENS[tens * 10]}-{_ORDINALS[ones - 1]}"


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _place(token: str, *, is_short: bool) -> str:
    """The pinpoint in words; a range 'op3..op5' is 'paragraphs 3 to 5'."""
    if ".." in token:
        first, last = token.split("..", 1)
        return _range(first, last, is_short=is_short)
    try:
        anchor = parse_anchor(token)
    except AnchorError:
        return ""
    words = [_scope(part, is_short=is_short) for part in anchor.scope.split("-") if part]
    unit = _unit(anchor, is_short=is_short)
    return ", ".join([*words, unit] if unit else words)


def _range(first: str, last: str, *, is_short: bool) -> str:
    ends = [re.fullmatch(r"op(\d+\w*)", token) for token in (first, last)]
    if ends[0] and ends[1]:
        return f"{'paras.' if is_short else 'paragraphs'} {ends[0][1]}{'–' if is_short else ' to '}{ends[1][1]}"
    return f"{_place(first, is_short=is_short)} to {_place(last, is_short=is_short)}"


def _scope(part: str, *, is_short: bool) -> str:
    found = re.fullmatch(r"(annex|s|part|text)(\w+)", part)
    if found is None:
        return ""
    name, number = found.groups()
    if name == "part":
        return f"part {number.upper()}"
    word = {"annex": "annex", "s": "sect." if is_short else "section", "text": "text"}[name]
    return f"{word} {to_roman(int(number))}"


def _unit(anchor: Anchor, *, is_short: bool) -> str:
    found = re.fullmatch(r"(pp|op|p|t|h|fn)-?(\w*?)(\d*)([a-z]*)(?:-r\d+)?", anchor.unit)
    if anchor.unit == "title" or found is None:
        return "title" if anchor.unit == "title" else ""
    kind, number, letter = found[1], found[3], found[4]
    items = "".join(f" ({item})" for item in anchor.items if item != "end")
    if kind == "pp" and letter:
        return f"{'preamb. para.' if is_short else 'preambular paragraph'} {number}{letter}{items}"
    if kind == "pp":
        return f"{ordinal(int(number))} {'preamb. para.' if is_short else 'preambular paragraph'}{items}"
    if kind in ("op", "p"):
        bis = f" {letter}" if letter in ("bis", "ter") else letter
        return f"{'para.' if is_short else 'paragraph'} {number}{bis}{items}"
    if kind == "fn":
        return f"footnote {'*' * int(number) if found[2] else number + letter}"
    return {"t": f"table {number}", "h": f"heading {number}"}[kind]

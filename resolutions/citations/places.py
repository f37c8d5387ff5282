"""Every place of a text that a pinpoint names: "paragraphs 3 and 5 to 7" names four paragraphs.

`anchor_of` (pinpoints.py) gives the one address that a link leads to; this gives all that are cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.structure.numerals import from_roman, to_roman

_ITEM = r" ?\([a-z]{1,5}\)"
_LABELS = r"\d{1,3}[^.]*"
_LETTERS = re.compile(
    r"(?P<first>[A-Z])(?:(?P<range> ?[-–] ?| to )(?P<last>[A-Z])|(?P<rest>(?:(?:, | and )[A-Z])+))?(?=,|$)"
)
_PLACE = re.compile(
    r"(?:(?P<annex>[Aa]nnex)(?: (?P<which>[IVXL]+|\d{1,2}))?(?:, |$))?"
    r"(?:[Ss]ect(?:ion|\.) (?P<section>[IVXL]+|\d{1,2})(?:, |$))?"
    rf"(?:(?:[Oo]perative )?(?P<preambular>[Pp]reambular )?[Pp]ara(?:graphs?|s?\.) (?P<labels>{_LABELS}))?"
)
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}})(?: (?P<bis>bis|ter)\b)?(?P<items>(?:{_ITEM})*)|(?P<more>(?:{_ITEM})+)|(?P<to>\bto\b|[-–])"
)
_LONGEST = 400  # paragraphs in a range: more is a misprint


def letters_of(pinpoint: str) -> tuple[str, ...]:
    """The parts of a resolution that a pinpoint opens with: 'C, paragraph 2' -> ('C',); 'A-C' -> ('A', 'B', 'C')."""
    found = _LETTERS.match(pinpoint)
    if found is None:
        return ()
    first, last = found["first"], found["last"] or found["first"]
    if found["rest"]:
        return (first, *re.findall(r"[A-Z]", found["rest"]))
    return tuple(chr(code) for code in range(ord(first), ord(last) + 1)) if first <= last else (first, last)


def places_of(pinpoint: str) -> tuple[str, ...]:
    """The anchors that a pinpoint is certain to name.

    >>> places_of("paragraphs 3 and 5 to 7"), places_of("annex I, paragraph 2"), places_of("paragraphs 3 (a) and (b)")
    (('op3', 'op5', 'op6', 'op7'), ('annex1-p2',), ('op3-a', 'op3-b'))
    """
    letters = _LETTERS.match(pinpoint)
    words = pinpoint[letters.end() :].lstrip(", ") if letters else pinpoint
    found = _PLACE.fullmatch(_turned(words))
    if found is None or not found["labels"]:
        return ()
    return tuple(dict.fromkeys(f"{_scope(found)}{unit}" for unit in _units(found["labels"])))


def column_of(pinpoint: str) -> str:
    """Letters and places as they are stored to be looked for: 'C, paragraphs 3 and 4' -> ' letter-C op3 op4 '."""
    named = [*(f"letter-{letter}" for letter in letters_of(pinpoint)), *places_of(pinpoint)]
    return f" {' '.join(named)} " if named else ""


def column_of_range(target: str, pinpoint: str) -> str:
    """The same for a range in the text itself: ("annex1-p2", "paragraphs 2 to 4") -> ' annex1-p2 annex1-p3 annex1-p4 '."""
    root = re.fullmatch(r"(.*?(?:op|p))\d+[a-z]*", target)
    places = [token.removeprefix("op") for token in places_of(pinpoint)]
    return f" {' '.join(root[1] + token for token in places)} " if root and places else ""


def _scope(found: re.Match[str]) -> str:
    annex = f"annex{_arabic(found['which'] or '1')}-" if found["annex"] else ""
    section = f"s{_arabic(found['section'])}-" if found["section"] else ""
    return f"{annex}{section}{'pp' if found['preambular'] else 'p' if annex else 'op'}"


def _turned(words: str) -> str:
    """'paragraphs 3 to 5 of section II' -> 'section II, paragraphs 3 to 5'."""
    return ", ".join(reversed(re.split(r",? (?:of|in) (?:the )?", words)))


def _units(labels: str) -> Iterator[str]:
    """'3 (a) to (c) and 5' -> '3-a', '3-b', '3-c', '5'."""
    last, is_range, at = "", False, 0
    for token in _TOKEN.finditer(labels):
        if re.fullmatch(r"(?:[,;]? ?(?:and|or|as well as)? ?)", labels[at : token.start()]) is None:
            return  # "3 and annex": what is no label ends the list
        at = token.end()
        if token["to"]:
            is_range = True
            continue
        unit = _unit(token, last)
        yield from _between(last, unit) if is_range else ()
        yield unit
        last, is_range = unit, False


def _unit(token: re.Match[str], last: str) -> str:
    items = "".join(f"-{item}" for item in re.findall(r"[a-z]+", token["items"] or token["more"] or ""))
    if token["number"]:
        return f"{token['number']}{token['bis'] or ''}{items}"
    above = last.split("-")
    return "-".join(above[: _depth(above, items.split("-")[1:])]) + items


def _depth(above: list[str], items: list[str]) -> int:
    """How much of the paragraph named before goes on: '5 (a) (iv), (v)' within (a), '5 (a) (iv) and (b)' within 5."""
    deepest = max(1, len(above) - len(items))
    follows = (depth for depth in range(deepest, 0, -1) if depth < len(above) and _is_next(above[depth], items[0]))
    return next(follows, deepest)


def _is_next(item: str, other: str) -> bool:
    """'a', 'b' and 'iv', 'v' follow each other."""
    low, high = from_roman(item.upper()), from_roman(other.upper())
    if len(item) == len(other) == 1 and ord(other) == ord(item) + 1:
        return True
    return low is not None and high is not None and high == low + 1


def _between(first: str, last: str) -> Iterator[str]:
    """What stands between the ends of a range, both left out: whole numbers, or items of one paragraph."""
    if first.isdigit() and last.isdigit() and int(last) - int(first) < _LONGEST:
        yield from (str(number) for number in range(int(first) + 1, int(last)))
        return
    above, _, begin = first.rpartition("-")
    same, _, end = last.rpartition("-")
    if not above or above != same:
        return
    if len(begin) == len(end) == 1 and not (begin == "i" and end in "vx"):
        yield from (f"{above}-{chr(code)}" for code in range(ord(begin) + 1, ord(end)))
    elif (low := from_roman(begin.upper())) and (high := from_roman(end.upper())):
        yield from (f"{above}-{to_roman(number).lower()}" for number in range(low + 1, high))


def _arabic(label: str) -> int:
    return int(label) if label.isdigit() else from_roman(label) or 0

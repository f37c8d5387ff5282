"""Numbers as a scanner misreads them: 'l. Invites', '1O. Requests', '2 Requests', '{a)', '(1)' before '(ii)'.

The printed signs stay as they are; what they were read as stands beside them as a repair. A number is only read where
an opening verb follows it; a letter only where the labels before and after it leave one reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from resolutions.ingest.actions import OPERATIVE, Actions
from resolutions.ingest.outline.labels import Label, Style, parse_label
from resolutions.structure.nodes import Action
from resolutions.structure.numerals import to_roman

_LOOKS_LIKE_FIGURES = str.maketrans({"l": "1", "I": "1", "i": "1", "|": "1", "!": "1", "]": "1", "O": "0", "o": "0"})
_NUMBER = re.compile(r"\s*(?P<printed>(?P<figures>[\dlIi|!\]Oo]{1,3}) ?[.,])\s*(?=[A-Z])")
_BARE = re.compile(r"\s*(?P<printed>(?P<figures>\d{1,2}))\s+(?=[A-Z])")
_BRACES = re.compile(r"\s*(?P<printed>[({\[](?P<inner>[a-z]{1,2}|[ivxl]{1,7}|\d{1,2})[)}\]])(?=\s+\S)\s*")
_LOOKS_LIKE_LETTERS = str.maketrans({"1": "l", "/": "l", "0": "o", "_": "", "|": "l", "!": "l", "I": "l"})
_FIRST_WORD = re.compile(r"(?P<spaced>[A-Z] [a-z]{3,})(?=\s)|(?P<word>[A-Z][^\s,;.()]{3,})")
_CONFUSED = {"c": "eo", "e": "c", "i": "1lj", "l": "1i", "o": "c0", "g": "q9", "q": "g", "h": "b", "b": "h"}


def parse_scanned_label(words: str, actions: Actions, expected: int) -> Label | None:
    """'l. Invites all' -> Label('l.', …, read='1.'); None where no such label stands at the start.

    expected: the number of the next paragraph, if one is numbered at all; a number without its full stop must be it.
    """
    found = _NUMBER.match(words)
    if found is not None and _opens(words[found.end() :], actions):
        value = int(found["figures"].translate(_LOOKS_LIKE_FIGURES))
        return _numbered(found, value) if value else None
    found = _BARE.match(words)
    if found is not None and int(found["figures"]) == expected and _opens(words[found.end() :], actions):
        return _numbered(found, expected)
    return _in_braces(words)


def _numbered(found: re.Match[str], value: int) -> Label:
    read = f"{value}."
    return Label(found["printed"], found.end(), ((Style.NUMBER, value),), "" if found["printed"] == read else read)


def _opens(words: str, actions: Actions) -> bool:
    opening = actions.find(words)
    return opening is not None and opening[1] == OPERATIVE


def scanned_opening(words: str, actions: Actions) -> tuple[Action, str] | None:
    """The opening verb of 'Recoqnizi11g that', 'Ca/Is upon', 'N oting also'; None where the first word is no misread one."""
    found = _FIRST_WORD.match(words)
    if found is None:
        return None
    spaced, word = found["spaced"], found["word"] or ""
    if spaced is not None:
        return actions.find(spaced.replace(" ", "") + words[found.end() :])
    if word.replace("-", "").isalpha():
        return None
    openers = {form.printed.split()[0].lower() for form in actions.forms}
    near = get_close_matches(word.translate(_LOOKS_LIKE_LETTERS).lower(), openers, n=1, cutoff=0.75)
    return actions.find(near[0].capitalize() + words[found.end() :]) if near else None


def _in_braces(words: str) -> Label | None:
    """'{a) To report' -> '(a)'."""
    found = _BRACES.match(words)
    if found is None or found["printed"][0] + found["printed"][-1] in ("()", "[]", "{}"):
        return None
    meant = parse_label(f"({found['inner']}) x")
    return replace(meant, printed=found["printed"], length=found.end(), read=meant.printed) if meant else None


def mend_letters(labels: Sequence[Label | None]) -> list[Label | None]:
    """Labels of items in printed order, with those a scanner confused read as their neighbours ask.

    '(b)' '(e)' '(d)' -> the second is '(c)'; '(1)' before '(ii)' is '(i)'.
    """
    out = list(labels)
    places = [index for index, label in enumerate(labels) if label is not None and label.readings[0][0] != Style.NUMBER]
    for before, at, after in zip([None, *places], places, [*places[1:], None], strict=False):
        above = out[before] if before is not None and _are_one_list(labels, before, at) else None
        below = out[after] if after is not None and _are_one_list(labels, at, after) else None
        label = out[at]
        if label is not None:
            out[at] = _mended(label, above, below)
    return out


def _are_one_list(labels: Sequence[Label | None], first: int, last: int) -> bool:
    """Whether no numbered paragraph stands between two labels."""
    return not any(label is not None and label.is_number for label in labels[first + 1 : last])


def _mended(label: Label, above: Label | None, below: Label | None) -> Label:
    for style in (Style.LETTER, Style.ROMAN):
        wanted = _wanted(style, above, below)
        if wanted is None or label.value_as(style) == wanted:
            continue
        meant = _label_of(style, wanted)
        if _are_confused(meant, label.printed):
            return replace(label, readings=((style, wanted),), read=meant)
    return label


def _wanted(style: Style, above: Label | None, below: Label | None) -> int | None:
    """The value between two neighbours of one style; 1 before a second."""
    last = above.value_as(style) if above is not None else None
    following = below.value_as(style) if below is not None else None
    if following is None or following < 2:
        return None
    if last is None:
        return 1 if following == 2 else None
    return last + 1 if following == last + 2 else None


def _label_of(style: Style, value: int) -> str:
    if style == Style.ROMAN:
        return f"({to_roman(value).lower()})"
    return f"({chr(96 + value)})" if value <= 26 else ""


def _are_confused(meant: str, printed: str) -> bool:
    """Whether a scanner may have made one of the other: as long, and every sign the same or alike."""
    if not meant or len(meant) != len(printed):
        return False
    return all(a == b or b in _CONFUSED.get(a, "") for a, b in zip(meant, printed, strict=True))

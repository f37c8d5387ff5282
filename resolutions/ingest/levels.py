"""How deep an item of a list stands, told by the sequence of the labels alone.

"(i)" after "(h)" is a letter, "(i)" before "(ii)" is a numeral; nothing but the neighbours can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.structure.numerals import from_roman

Reading = tuple[str, int]

_LABEL = re.compile(r"\(?(?:(?P<digits>\d{1,3})|(?P<letters>[a-z]{1,6})|(?P<capitals>[A-Z]{1,6}))\)")
_BULLETS = "•–—*-·▪"


def is_list_label(label: str | None) -> bool:
    """Whether a label is one of an item: "(a)", "(iv)", "(2)", "b)", "•"; "2." is one of a paragraph."""
    return label is not None and (label in _BULLETS or _LABEL.fullmatch(label) is not None)


def list_levels(labels: Sequence[str]) -> list[int]:
    """The depth of each label of one list, from 1: ["(a)", "(i)", "(ii)", "(b)"] -> [1, 2, 2, 1]."""
    open_lists: list[Reading] = []
    depths = []
    for index, label in enumerate(labels):
        following = readings(labels[index + 1]) if index + 1 < len(labels) else []
        depth, reading = _place(open_lists, readings(label), following)
        open_lists[depth:] = [reading]
        depths.append(depth + 1)
    return depths


def readings(label: str) -> list[Reading]:
    """All that a label can be: "(i)" -> [("letter", 9), ("roman", 1)]."""
    if label in _BULLETS:
        return [("bullet " + label, 0)]
    found = _LABEL.fullmatch(label)
    if found is None:
        return [(label, 1)]
    if found["digits"]:
        return [("digit", int(found["digits"]))]
    letters, case = found["letters"] or found["capitals"], "" if found["letters"] else "capital "
    out = []
    if len(set(letters)) == 1:  # a … z, aa, bb
        out.append((case + "letter", 26 * (len(letters) - 1) + ord(letters[0].lower()) - 96))
    numeral = from_roman(letters)
    if numeral is not None:
        out.append((case + "roman", numeral))
    return out or [(case + "letter", 0)]


def _place(open_lists: list[Reading], found: list[Reading], following: list[Reading]) -> tuple[int, Reading]:
    """The index of the list that the label goes on or begins, and which reading is meant."""
    goes_on = [
        (depth, reading)
        for depth in reversed(range(len(open_lists)))
        for reading in found
        if _continues(open_lists[depth], reading)
    ]
    begins = [reading for reading in found if reading[1] == 1 and reading[0] not in dict(open_lists)]
    if begins and (not goes_on or ((begins[-1][0], 2) in following and not _any_continues(goes_on, following))):
        return len(open_lists), begins[-1] if goes_on else begins[0] if len(begins) == 1 else _first(begins, following)
    if goes_on:
        return goes_on[0]
    for depth in reversed(range(len(open_lists))):  # a number was left out or printed twice
        for reading in found:
            if reading[0] == open_lists[depth][0]:
                return depth, reading
    return len(open_lists), found[0]


def _continues(last: Reading, reading: Reading) -> bool:
    return last[0] == reading[0] and (reading[1] == last[1] + 1 or reading[0].startswith("bullet"))


def _any_continues(goes_on: list[tuple[int, Reading]], following: list[Reading]) -> bool:
    return any(_continues(reading, after) for _depth, reading in goes_on for after in following)


def _first(begins: list[Reading], following: list[Reading]) -> Reading:
    return next((reading for reading in begins if (reading[0], 2) in following), begins[0])

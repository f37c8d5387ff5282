"""Items with capital letters: "A. To count …" below words that end in a colon.

The same sign begins headings ("A. Targets"), so a letter is an item only below a colon, in order, and with an end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.outline.labels import Label, Style
from resolutions.ingest.outline.paragraphs import Paragraph, plain
from resolutions.ingest.runs import without_words

_CAPITAL = re.compile(r"(?P<printed>(?P<letter>[A-Z])\.)\s+(?=\S)")


def label_capital_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with such letters taken off their words as labels."""
    out: list[Paragraph] = []
    expected = 1
    for one in paragraphs:
        if one.label is not None and one.label.is_number:
            expected = 1
        found = _CAPITAL.match(one.text) if one.label is None and not one.level and one.is_ended else None
        if found is None or not _counts_on(found["letter"], expected, out):
            out.append(one)
            continue
        expected += 1
        out.append(_labelled(one, found))
    return out


def _counts_on(letter: str, expected: int, above: Sequence[Paragraph]) -> bool:
    value = ord(letter) - 64
    return value == expected and bool(above) and (value > 1 or above[-1].text.endswith(":"))


def _labelled(one: Paragraph, found: re.Match[str]) -> Paragraph:
    runs = without_words(one.runs, found.end())
    label = Label(found["printed"], found.end(), ((Style.CAPITAL, ord(found["letter"]) - 64),))
    return replace(one, label=label, runs=runs, text=plain(runs))

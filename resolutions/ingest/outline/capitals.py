"""Letters with a full stop: "A. To count …" below words that end in a colon, "a. Of wood" below "(i) Boxes:".

Capitals begin headings too ("A. Targets"), so a letter is an item only below a colon, in order, and with an end. Small
ones are the fourth level of a list: below an item, never below a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.outline.labels import Label, Style
from resolutions.ingest.outline.paragraphs import Paragraph, is_item, plain
from resolutions.ingest.runs import without_words

_CAPITAL = re.compile(r"(?P<printed>(?P<letter>[A-Z])\.)\s+(?=\S)")
_SMALL = re.compile(r"(?P<printed>(?P<letter>[a-z])\.)\s+(?=[A-Z])")


def label_stopped_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with such letters taken off their words as labels."""
    out: list[Paragraph] = []
    capital, small = 1, 1
    for one in paragraphs:
        if one.label is not None and one.label.is_number:
            capital, small = 1, 1
        if _is_item(one, _CAPITAL, capital, out):
            capital += 1
            out.append(_labelled(one, _CAPITAL, Style.CAPITAL))
        elif _begins_small(one, out) or (small > 1 and _is_item(one, _SMALL, small, out)):
            small = ord(one.text[0]) - 95
            out.append(_labelled(one, _SMALL, Style.SMALL))
        else:
            out.append(one)
    return out


def _is_item(one: Paragraph, form: re.Pattern[str], expected: int, above: Sequence[Paragraph]) -> bool:
    """The letter that is next in its list; the first of a list stands below a colon."""
    found = form.match(one.text) if one.label is None and not one.level and one.is_ended else None
    if found is None or (ord(found["letter"]) - 64) % 32 != expected:
        return False
    return bool(above) and (expected > 1 or above[-1].text.endswith(":"))


def _begins_small(one: Paragraph, above: Sequence[Paragraph]) -> bool:
    """An "a." right below an item that introduces it; a list may begin below each item."""
    return bool(above) and is_item(above[-1]) and _is_item(one, _SMALL, 1, above)


def _labelled(one: Paragraph, form: re.Pattern[str], style: Style) -> Paragraph:
    found = form.match(one.text)
    if found is None:
        return one
    runs = without_words(one.runs, found.end())
    label = Label(found["printed"], found.end(), ((style, (ord(found["letter"]) - 64) % 32),))
    return replace(one, label=label, runs=runs, text=plain(runs))

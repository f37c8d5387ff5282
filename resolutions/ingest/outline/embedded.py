"""A text inside a text: "… recommends to the Council the adoption of the following draft resolution:", then the draft.

It begins with its own enacting words and goes on to the closing quotation mark, or to the end where nothing quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from resolutions.citations.bodies import Bodies
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.outline.paragraphs import Paragraph, unquoted

Stretch = tuple[str, Sequence[Paragraph]]

_CLOSED = re.compile(r"[”\"»][.;,]?\s*$")


def split_embedded(paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[Stretch]:
    """The stretches of a body with their scopes: [("", …), ("text1", …), ("", …)]."""
    out: list[Stretch] = []
    at = 0
    for count, (start, end) in enumerate(_places(paragraphs, bodies), 1):
        out += [("", paragraphs[at:start]), (f"text{count}", paragraphs[start:end])]
        at = end
    out.append(("", paragraphs[at:]))
    return [(scope, stretch) for scope, stretch in out if stretch]


def is_enacting(paragraph: Paragraph, bodies: Bodies) -> bool:
    """Whether a paragraph is an organ's enacting words and nothing else, quoted or not."""
    if paragraph.label is not None or len(paragraph.text) > 120:
        return False
    found = parse_enacting(unquoted(paragraph.text), bodies)
    return found is not None and found.is_alone


def _places(paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[tuple[int, int]]:
    starts = [index for index, one in enumerate(paragraphs) if index and is_enacting(one, bodies)]
    ends = [_end(paragraphs, start, limit) for start, limit in pairwise([*starts, len(paragraphs)])]
    heads: list[int] = []
    for index, start in enumerate(starts):
        heads.append(_with_title(paragraphs, start, ends[index - 1] if index else 1))
    return list(zip(heads, ends, strict=True))


def _with_title(paragraphs: Sequence[Paragraph], start: int, lowest: int) -> int:
    """The title of the draft stands over its enacting words: lines without an end, below words that have one."""
    while start - 1 >= lowest and not paragraphs[start - 1].is_ended and paragraphs[start - 1].label is None:
        start -= 1
    return start


def _end(paragraphs: Sequence[Paragraph], start: int, limit: int) -> int:
    is_quoted = paragraphs[start].text != unquoted(paragraphs[start].text)
    if not is_quoted:
        return limit
    closed = (index + 1 for index in range(start + 1, limit) if _CLOSED.search(paragraphs[index].text))
    return next((end for end in closed if end == limit or not _is_quoted(paragraphs[end])), limit)


def _is_quoted(paragraph: Paragraph) -> bool:
    return any(run.text.lstrip()[:1] in '“"«' for run in paragraph.runs[:1] if run.text.strip())

"""Markdown as web pages are saved in it: headings, rules, bullets before labels, calls like [\\[1\\]](#)."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.readers.lines import Line, line_blocks, split_lines, stretches

_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_CLOSING_SIGNS = re.compile(r"[ \t]+#+[ \t]*$")
_BULLET = re.compile(r"[ \t]*[-+*][ \t]+(?=\\?\(|\d{1,3}[.)] )")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_TRACES = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+\S|\[\\\[|\]\(#|^\*\*[^*\n]+\*\*[ \t]*$", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name has headings, bold lines or calls as Markdown writes them."""
    return _TRACES.search(text) is not None


def read_markdown(source: SourceText) -> tuple[Block, ...]:
    """'### Resolution 2 (XL)' -> a block of level 3 with the words alone; '- (a) To report' -> '(a) To report'."""
    out: list[Block] = []
    for together in stretches(split_lines(source)):
        for part in _apart(together):
            level, lines = _level(part)
            blocks = line_blocks(source, lines, is_markdown=True)
            out += [replace(block, level=level) for block in blocks] if level else blocks
    return tuple(out)


def _apart(together: list[Line]) -> list[list[Line]]:
    """A heading is a stretch of its own; emphasis never leaves it."""
    parts: list[list[Line]] = [[]]
    for line in together:
        if _HEADING.match(line.text) and parts[-1]:
            parts.append([])
        parts[-1].append(_without_signs(line))
        if _HEADING.match(line.text):
            parts.append([])
    return [part for part in parts if part]


def _without_signs(line: Line) -> Line:
    """Leaves out the bullet before a printed label and the sign of a quotation: neither is a word of the text."""
    if line.is_rule:
        return line
    found = _QUOTE.match(line.text) or _BULLET.match(line.text)
    if found is None:
        return line
    return replace(line, text=line.text[found.end() :], start=line.start + found.end())


def _level(part: list[Line]) -> tuple[int, list[Line]]:
    found = _HEADING.match(part[0].text)
    if found is None:
        return 0, part
    words = _CLOSING_SIGNS.sub("", part[0].text[found.end() :])
    return len(found[1]), [replace(part[0], text=words, start=part[0].start + found.end())]

"""The runs of printed words: emphasis between asterisks, raised figures, calls of notes, links.

Texts taken from web pages carry Markdown's asterisks even where they are called plain text, so both readers share
this; escapes and links are Markdown's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.ingest.blocks import Run
from resolutions.structure.spans import Span

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(SUPERSCRIPTS, "0123456789")

_CALL = (
    r"(?P<call>[ \t]?\[\\?\[?(?P<marker>\d{1,3}|\\?\*{1,3})\\?\]?\]\(#[^)\s]*\)"
    r"|[ \t]?\[footnoteRef:(?P<reference>\d{1,3})\]|<sup>(?P<raised>\d{1,3})</sup>)"
)
_RAISED = rf"(?P<superscript>[{SUPERSCRIPTS}]+)"
_BOLD = r"\*\*(?=[^\s*/])(?P<bold>[^*]+)(?<=\S)\*\*"  # "*/" is the mark of a note
_ITALIC = r"\*(?=[^\s*/])(?P<italic>[^*]+)(?<=\S)\*"
_LINK = r"(?<!\\)\[(?P<words>[^\[\]\n]{1,300})\]\((?P<href>(?:https?:|/|mailto:)[^)\s]*)\)"
_ESCAPE = r"\\(?P<escaped>[\\\[\]*_#.()`+\-!>])"

_TEXT_TOKEN = re.compile("|".join((_CALL, _RAISED, _BOLD, _ITALIC)))
_MARKDOWN_TOKEN = re.compile("|".join((_CALL, _RAISED, _BOLD, _ITALIC, _LINK, _ESCAPE)))


@dataclass(frozen=True, slots=True)
class _Style:
    page: int
    is_italic: bool = False
    is_bold: bool = False
    href: str = ""

    def run(self, text: str, start: int, end: int) -> Run:
        return Run(text, Span(start, end, self.page), self.is_italic, self.is_bold, href=self.href)


def figures(text: str) -> str:
    """Raised figures as plain ones: '³³' -> '33'."""
    return text.translate(_FIGURES)


def inline_runs(text: str, start: int, page: int, *, is_markdown: bool) -> list[Run]:
    """The runs of a stretch of the source that begins at offset `start`; no run but a plain one spans a line end."""
    token = _MARKDOWN_TOKEN if is_markdown else _TEXT_TOKEN
    return list(_runs(text, start, _Style(page), token))


def _runs(text: str, start: int, style: _Style, token: re.Pattern[str]) -> Iterator[Run]:
    at = 0
    for found in token.finditer(text):
        if found.start() > at:
            yield style.run(text[at : found.start()], start + at, start + found.start())
        yield from _token_runs(found, start, style, token)
        at = found.end()
    if at < len(text):
        yield style.run(text[at:], start + at, start + len(text))


def _token_runs(found: re.Match[str], start: int, style: _Style, token: re.Pattern[str]) -> Iterator[Run]:
    begin, end = start + found.start(), start + found.end()
    kind = found.lastgroup
    if kind == "call":
        yield from _call_runs(found, start, style)
    elif kind == "superscript":
        yield replace(style.run(found[0], begin, end), is_superscript=True)
    elif kind == "escaped":
        yield style.run(found["escaped"], begin, end)
    else:
        group = "words" if kind == "href" else str(kind)
        inner = replace(
            style,
            is_bold=style.is_bold or kind == "bold",
            is_italic=style.is_italic or kind == "italic",
            href=found["href"] if kind == "href" else style.href,
        )
        yield from _runs(found[group], start + found.start(group), inner, token)


def _call_runs(found: re.Match[str], start: int, style: _Style) -> Iterator[Run]:
    """A call of a note; the blank before it belongs to the mark unless a word goes on right after it."""
    marker = found["marker"] or found["reference"] or found["raised"]
    begin, end = found.start(), found.end()
    following = found.string[end : end + 1]
    if found[0][0] in " \t" and following.isalnum():
        yield style.run(found[0][0], start + begin, start + begin + 1)
        begin += 1
    yield Run(marker.replace("\\", ""), Span(start + begin, start + end, style.page), is_mark=True)

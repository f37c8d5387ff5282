"""How long a source may be: far longer than anything printed, and short enough that reading it ends within seconds.

A session report of 500 pages has a million and a half characters and 25,000 lines. Reading takes time in proportion to
both, so that what is longer is no source but a heap of them, a broken conversion or an attack.
"""

from __future__ import annotations

import re

from resolutions.errors import ReadingError
from resolutions.ingest.blocks import PrintedSource

MAX_CHARACTERS = 3_000_000
MAX_LINES = 40_000
MAX_STRETCHES = 400_000
MAX_TAGS = 200_000
MAX_TEXTS = 1_000
_TAG = re.compile(r"<[A-Za-z]")
_WHAT_TO_DO = "Split it into one file a session or a resolution."


def refuse_long_text(text: str, name: str) -> None:
    """Raises ReadingError for a text of more characters, or more lines that are not blank, than a source may have."""
    _refuse(name, len(text), MAX_CHARACTERS, "characters")
    _refuse(name, sum(1 for line in text.splitlines() if not line.isspace() and line), MAX_LINES, "lines")


def refuse_long_source(source: PrintedSource, name: str) -> None:
    """As a text; and for one of more stretches of words in one style, which no text has unless it is made of signs."""
    _refuse(name, len(source.source.text), MAX_CHARACTERS, "characters")
    _refuse(name, len(source.blocks), MAX_LINES, "lines")
    _refuse(name, sum(len(block.runs) for block in source.blocks), MAX_STRETCHES, "changes of style")


def refuse_many_texts(count: int, name: str) -> None:
    """Raises ReadingError for a source of more resolutions than any report has, before their references are looked for."""
    _refuse(name, count, MAX_TEXTS, "resolutions and decisions")


def refuse_many_signs(canonical: str, name: str) -> None:
    """Raises ReadingError for a canonical text that is made of signs of the form, not of words."""
    _refuse(name, sum(map(canonical.count, "|*[")), MAX_STRETCHES, "signs")


def refuse_many_tags(markup: str, name: str) -> None:
    """Raises ReadingError for markup of more elements than a source may have, before a tree of them is made."""
    _refuse(name, sum(1 for _ in _TAG.finditer(markup)), MAX_TAGS, "elements")


def refuse_many_lines(count: int, name: str) -> None:
    """Raises ReadingError where a reader has met more lines than a source may have, before it goes on."""
    _refuse(name, count, MAX_LINES, "lines")


def _refuse(name: str, count: int, most: int, what: str) -> None:
    if count > most:
        raise ReadingError(
            f"{name} has {count:,} {what}; a source may have {most:,}, far more than any printed report. {_WHAT_TO_DO}"
        )

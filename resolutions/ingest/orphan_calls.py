"""Calls of notes that are not in the source, and calls that a scanner left unreadable.

A corrected text may have lost the notes of its page: "… of 12 August 1949, 28" at the end of a paragraph is a call all
the same, since no sentence ends so. Where the sign cannot be read ("Offices,1! informing") a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.readers.inline import SUPERSCRIPTS
from resolutions.structure.months import MONTHS
from resolutions.structure.nodes import Kind, Link, Mark, Words

_MONTH = "|".join(MONTHS)
_AT_THE_END = re.compile(
    r"(?:(?<=[^\W\d_][,;:.]) ?|(?<=[”’)\]][,;:.]) ?|(?<=\d{4}[,;:.]) ?|(?<=[a-z]\.\d[,;:.]) ?|(?<=\d[,;])(?=\d\d?$))"
    r"(?P<marker>[1-9]\d{0,2})$"
)
_BEFORE_A_CLAUSE = re.compile(
    r"(?<=[^\W\d_],) (?P<marker>[1-9]\d{0,2})(?= (?:that|which|whereby|concerning|transmitting)\b)"
)
_AFTER_A_DATE = re.compile(
    rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?(?P<call> (?P<marker>[1-9]\d{{0,2}}))(?= (?!{_MONTH})[a-z]|[,;:.]$|$)"
)
_UNREADABLE = re.compile(
    r"(?<=[a-z][,;:])(?:\d{1,2}[!?~ºº]|[!?~]\d{1,2})(?=\s[a-z]|$)|(?<=[a-z]) \d{1,2}[!?](?=\s[a-z])"
    r"|(?<=\d{4},)['’‘](?= ?\d{0,2} [~a-z])|_\d[º°](?=\s)"
)

# What each form cannot be without, told at once: most paragraphs have none of it.
_FORMS = (
    (_AT_THE_END, re.compile(r"\d\Z")),
    (_BEFORE_A_CLAUSE, re.compile(r", [1-9]")),
    (_AFTER_A_DATE, re.compile(rf"(?:{_MONTH})(?: \d{{4}})? [1-9]")),
)
_STRANGE = re.compile(r"[!?~ºº°'’‘]")
# After a word, a year or a stop; "m²", "km³" and "10⁶" are figures of the text.
_RAISED = re.compile(
    rf"(?:(?<=[^\W\d_])(?<!\bm)(?<!\b[kcd]m)|(?<=[,.;:)\]”’])|(?<=\d{{4}}))[{SUPERSCRIPTS}]{{1,3}}(?!\w)"
)
_ANY_RAISED = re.compile(f"[{SUPERSCRIPTS}]")


def bind_orphans(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with such calls as marks; what was read so stands among the repairs."""
    return tuple(_bound(item) if item.kind == Kind.PARAGRAPH else item for item in items)


def _bound(item: Item) -> Item:
    words, repairs = item.words, item.repairs
    for form, sign in _FORMS:
        if sign.search(words.text) is None:
            continue
        for found in reversed(list(form.finditer(words.text))):
            start = found.start("call") if form is _AFTER_A_DATE else found.start()
            words = _with_mark(words, start, found.end("marker"), found["marker"])
            repairs = (*repairs, f"figure {found['marker']} read as the call of a note")
    return item if words is item.words else replace(item, words=words, repairs=repairs)


def _with_mark(words: Words, start: int, end: int, marker: str) -> Words:
    """The words with text[start:end] taken out and a mark in its place."""

    def moved(at: int) -> int:
        return at if at <= start else max(start, at - (end - start))

    marks = [replace(mark, at=moved(mark.at)) for mark in words.marks]
    return Words(
        words.text[:start] + words.text[end:],
        tuple(sorted((*marks, Mark(marker, start)), key=lambda mark: mark.at)),
        tuple((moved(a), moved(b)) for a, b in words.italics if moved(a) < moved(b)),
        tuple(Link(moved(link.start), moved(link.end), link.href) for link in words.links),
    )


def find_raised_figures(items: Iterable[Item]) -> Iterator[Problem]:
    """A warning at each paragraph with a raised figure where calls stand, for which the source has no note."""
    for item in items:
        if _ANY_RAISED.search(item.words.text) is None:
            continue
        for found in _RAISED.finditer(item.words.text):
            around = item.words.text[max(0, found.start() - 30) : found.end()].partition(" ")[2]
            message = f"The raised figure in “{around}” looks like the call of a note, but no such note was found."
            yield Problem("mark-without-note", Severity.WARNING, message, source=item.source)


def find_unreadable_calls(items: Iterable[Item]) -> Iterator[Problem]:
    """A warning at each paragraph with a sign that looks like a call and cannot be read."""
    for item in items:
        if _STRANGE.search(item.words.text) is None:
            continue
        for found in _UNREADABLE.finditer(item.words.text):
            around = item.words.text[max(0, found.start() - 25) : found.end() + 5].strip()
            message = f"“{found[0].strip()}” in “{around}” looks like the call of a note, but cannot be read."
            yield Problem("mark-unreadable", Severity.WARNING, message, source=item.source)

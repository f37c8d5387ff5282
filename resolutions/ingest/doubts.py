"""What a person must look at in a printed text, beyond what every format is asked (explicit_outline.find_doubts)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resolutions.ingest.adoption import occasion_on_cover
from resolutions.ingest.blocks import Item
from resolutions.ingest.designations import Designation
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.explicit_outline import BEGINNING_MISSING, ExplicitText
from resolutions.ingest.orphan_calls import find_raised_figures, find_unreadable_calls
from resolutions.structure.nodes import Kind, Part

_LONG = 250  # characters of a last paragraph that can be no title
# "Urges", "Strongly urges", "Once again requests"
_OPENING = re.compile(r"[\s“\"'‘«(*\[]*(?:[A-Z][\w/-]*(?:s|ly|ing)|And|Also|Further|Again|Once|In|Not|To|That|We)\b")
_USUAL = 3  # a text in which more than a third of the paragraphs open otherwise has a way of its own
_ENDED = re.compile(r"[.!?…:][\s\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Traces:
    """What reading did to a text beyond its paragraphs.

    is_tail: only its end is in the source; number: what stands over it; scanned: dates and meetings that were printed
    in figures a scanner misread.
    """

    is_tail: bool = False
    number: Designation | None = None
    scanned: tuple[str, ...] = ()


_WHOLE = Traces()


def find_printed_doubts(text: ExplicitText, read: Traces = _WHOLE) -> Iterable[Problem]:
    """No number, no title, no enacting words, no adoption, dates that disagree, an end without a full stop, repairs."""
    yield from _tail_doubts(text) if read.is_tail else _identity_doubts(text, read.number)
    yield from _scanner_repairs(text, read)
    yield from _adoption_doubts(text)
    yield from _words_after(text)
    yield from find_unreadable_calls(text.items)
    yield from find_raised_figures(text.items)
    yield from _between_numbers(text.items)
    body = [item for item in text.items if item.part != Part.ANNEX and item.kind == Kind.PARAGRAPH]
    if body and not any(item.part == Part.OPERATIVE for item in body):
        yield Problem("no-operative-part", Severity.WARNING, "No operative paragraph was found. Look where it begins.")
    for last in (body[-1:], [item for item in text.items[-1:] if item.part == Part.ANNEX]):
        if last and last[0].kind == Kind.PARAGRAPH and last[0].words.text and _is_cut(last[0]):
            message = "The text ends without a full stop: something may be missing."
            yield Problem("end-missing", Severity.WARNING, message, source=last[0].source)
    yield from _lost_openings(text.items)
    yield from _repairs(text.items)


def _is_cut(last: Item) -> bool:
    """A body ends in a full stop; an annex may end in a list or a table, but hardly in long words without any stop."""
    if last.part != Part.ANNEX:
        return _ENDED.search(last.words.text) is None
    return len(last.words.text) > _LONG and re.search(r"[^\W\d_]$", last.words.text) is not None


def _tail_doubts(text: ExplicitText) -> Iterator[Problem]:
    message = "These paragraphs are the end of a text whose beginning is not in this source."
    yield Problem(BEGINNING_MISSING, Severity.WARNING, message)
    if text.identity is None:
        message = "The number of this text stands on an earlier page. Give the organ, the session and the number."
        yield Problem("no-number", Severity.ERROR, message)
    if text.items and text.items[0].kind == Kind.UNPARSED:
        message = "This is the end of a paragraph that begins on an earlier page."
        yield Problem("paragraph-cut", Severity.WARNING, message, source=text.items[0].source)


def _between_numbers(items: Iterable[Item]) -> Iterator[Problem]:
    """A paragraph without a number between 3 and 4, under no heading: the end of the third, or a note?"""
    roots = [item for item in items if item.part == Part.OPERATIVE and item.depth == 0]
    for above, item, below in zip(roots, roots[1:], roots[2:], strict=False):
        is_bare = item.number is None and item.kind == Kind.PARAGRAPH and not item.is_closing
        is_between = above.number is not None and above.scope == item.scope == below.scope
        if is_bare and is_between and below.kind == Kind.PARAGRAPH:
            message = "This paragraph has no number, and those around it have. Does it belong to the one above?"
            yield Problem("number-missing", Severity.WARNING, message, source=item.source)


def _words_after(text: ExplicitText) -> Iterator[Problem]:
    for item in text.items[1:]:
        if item.kind == Kind.UNPARSED and not re.search(r"[^\W\d_]{2}", item.words.text):
            message = f"“{item.words.text[:40]}” stands alone and is no paragraph: a stain, a line, a lost figure?"
            yield Problem("no-words", Severity.WARNING, message, source=item.source)
        elif item.kind == Kind.UNPARSED:
            message = (
                "These words stand after the words of adoption. Are they a note, or the beginning of another text?"
            )
            yield Problem("words-after-adoption", Severity.WARNING, message, source=item.source)


def _scanner_repairs(text: ExplicitText, read: Traces) -> Iterator[Problem]:
    if read.number is not None and read.number.is_scanned and read.number.is_readable and text.identity is not None:
        message = f"The number over the text, “{text.printed}”, was read as {text.identity.designation}."
        yield Problem("number-read", Severity.INFO, message)
    for printed in read.scanned:
        yield Problem("adoption-read", Severity.INFO, f"“{printed}” in the words of adoption was read as figures.")


def _identity_doubts(text: ExplicitText, number: Designation | None) -> Iterator[Problem]:
    if text.identity is None and number is not None and not number.is_readable:
        message = (
            f"The number over the text, “{text.printed}”, cannot be read. Give the organ, the session and the number."
        )
        yield Problem("number-unreadable", Severity.ERROR, message)
    elif text.identity is None and number is not None:
        message = f"No words say which organ adopted “{text.printed}”. Give the organ."
        yield Problem("no-number", Severity.ERROR, message)
    elif text.identity is None:
        message = "No number was found over the text. Give the organ, the session and the number."
        yield Problem("no-number", Severity.ERROR, message)
    if not text.title:
        yield Problem("no-title", Severity.INFO, "No title stands between the number and the enacting words.")
    if not text.formula and (text.identity is None or text.identity.kind == "resolution"):
        message = "No enacting words were found. Look whether all lines above the text are in the right field."
        yield Problem("no-enacting-words", Severity.WARNING, message)


def _adoption_doubts(text: ExplicitText) -> Iterator[Problem]:
    adoption = text.adoption
    if adoption.adopted_on is None:
        message = "The source does not say when the text was adopted."
        yield Problem("no-adoption-date", Severity.WARNING, message)
        return
    on_cover = occasion_on_cover(text.masthead)
    if on_cover.adopted_on is not None and on_cover.adopted_on != adoption.adopted_on:
        message = f"The cover says {on_cover.adopted_on}, the adoption line {adoption.adopted_on}."
        yield Problem("dates-disagree", Severity.WARNING, message)
    if on_cover.meeting is not None and on_cover.meeting != adoption.meeting:
        message = f"The cover says meeting {on_cover.meeting}, the adoption line meeting {adoption.meeting}."
        yield Problem("meetings-disagree", Severity.WARNING, message)


def _lost_openings(items: Sequence[Item]) -> Iterator[Problem]:
    """A numbered paragraph that begins with a noun among others that begin with verbs: its verb went with its italics.

    In a preamble only a small letter tells. Declarations ("Commit to …") and points under "Resolves that:" have no finite verb at their beginning.
    """
    roots = [item for item in items if item.part == Part.OPERATIVE and item.depth == 0 and not item.scope]
    numbered = [item for item in roots if item.number is not None and item.kind == Kind.PARAGRAPH]
    lost = [item for item in numbered if _OPENING.match(item.words.text) is None]
    is_introduced = any(item.number is None and item.words.text.endswith(":") for item in roots)
    if is_introduced or len(lost) * _USUAL > len(numbered):
        lost = []
    preamble = [item for item in items if item.part == Part.PREAMBLE and item.depth == 0 and not item.scope]
    cut = [item for item in preamble if item.kind == Kind.PARAGRAPH and item.words.text[:1].islower()]
    for item in (*cut, *lost):
        message = "The paragraph does not begin with a verb: was its opening word lost?"
        yield Problem("opening-lost", Severity.WARNING, message, source=item.source)


def _repairs(items: Iterable[Item]) -> Iterator[Problem]:
    for item in items:
        for repair in item.repairs:
            start = item.words.text[:60]
            yield Problem("mended", Severity.INFO, f"“{start}…”: {repair}.", source=item.source)

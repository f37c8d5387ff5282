"""What a person must look at in a printed text, beyond what every format is asked (explicit_outline.find_doubts)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resolutions.ingest.adoption import occasion_on_cover
from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.structure.nodes import Kind, Part

_ENDED = re.compile(r"[.!?…:][\s\"'”’)\]]*$")


def find_printed_doubts(text: ExplicitText) -> Iterable[Problem]:
    """No number, no title, no enacting words, no adoption, dates that disagree, an end without a full stop, repairs."""
    yield from _identity_doubts(text)
    yield from _adoption_doubts(text)
    body = [item for item in text.items if item.part != Part.ANNEX and item.kind == Kind.PARAGRAPH]
    if not any(item.part == Part.OPERATIVE for item in body):
        yield Problem("no-operative-part", Severity.WARNING, "No operative paragraph was found. Look where it begins.")
    if body and body[-1].words.text and not _ENDED.search(body[-1].words.text):
        message = "The text ends without a full stop: something may be missing."
        yield Problem("end-missing", Severity.WARNING, message, source=body[-1].source)
    yield from _repairs(text.items)


def _identity_doubts(text: ExplicitText) -> Iterator[Problem]:
    if text.identity is None:
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


def _repairs(items: Iterable[Item]) -> Iterator[Problem]:
    for item in items:
        for repair in item.repairs:
            start = item.words.text[:60]
            yield Problem("mended", Severity.INFO, f"“{start}…”: {repair}.", source=item.source)

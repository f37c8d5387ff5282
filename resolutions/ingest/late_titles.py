"""A title below the enacting words: the number and the organ stand over it, the preamble begins under it."""

from __future__ import annotations

from dataclasses import replace

from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.structure.nodes import Kind, Part

_LONGEST = 250


def with_late_title(text: ExplicitText) -> ExplicitText:
    """The text with its first heading as title, where nothing stands between its number and its enacting words."""
    if text.title or not text.printed or not text.formula or len(text.items) < 2 or not _is_title(text):
        return text
    first, *rest = text.items
    message = "The title stands below the enacting words."
    moved = Problem("title-below", Severity.INFO, message, source=first.source)
    problems = tuple(problem for problem in text.problems if problem.code != "no-title")
    return replace(text, title=first.words, items=tuple(rest), problems=(*problems, moved))


def _is_title(text: ExplicitText) -> bool:
    """A line of several words, or of one with more than a numeral, over a preamble."""
    first, second = text.items[:2]
    is_heading = first.kind == Kind.HEADING and first.part == Part.PREAMBLE and not first.scope
    words = first.words.text
    return is_heading and 3 < len(words) <= _LONGEST and second.kind == Kind.PARAGRAPH and second.part == Part.PREAMBLE

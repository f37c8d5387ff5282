"""What a person must look at in a session report: what the contents list has and the report has not, undated texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resolutions.ingest.drafts import Problem, Severity
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.report.contents import Contents
from resolutions.ingest.report.cover import Cover
from resolutions.ingest.report.cutting import Place
from resolutions.ingest.report.proceedings import BASIS, Told

_TITLE = 80
_ORGAN = re.compile(r"[“\"]?The\s+([A-Z]\w+(?:\s+(?:and\s+|on\s+)?[A-Z]\w+)*)")


def origin(text: ExplicitText, place: Place, cover: Cover) -> Problem:
    """Where in the report the text stands; for a draft, whose draft it is and that it has no number yet."""
    where = f"the session report {cover.symbol}".strip()
    pages = _pages_in_words(text.pages)
    if place.draft is None:
        return Problem("session-report", Severity.INFO, f"Read from {where}, {pages}.")
    message = (
        f"{_named(text, place)}, for adoption by {_organ(text)}, is recommended in {where}, {pages}. "
        "It has no number yet. Give the one under which it was adopted, or leave it as a draft."
    )
    return Problem("recommended-draft", Severity.INFO, message)


def _named(text: ExplicitText, place: Place) -> str:
    """'Draft resolution I', also where only 'I' is printed over it."""
    return text.printed if text.printed.lower().startswith("draft") else f"Draft {place.kind} {text.printed}"


def _organ(text: ExplicitText) -> str:
    """Who is to adopt a draft: its enacting words say it, or its first sentence."""
    opening = text.formula.text or (text.items[0].words.text if text.items else "")
    found = _ORGAN.match(opening)
    return f"the {found[1]}" if found else "another organ"


def _pages_in_words(pages: tuple[int, int] | None) -> str:
    if pages is None:
        return "no page known"
    first, last = pages
    return f"page {first} of the file" if first == last else f"pages {first} to {last} of the file"


def undated(cover: Cover) -> Problem:
    """A report dates no resolution: the days of its session are not the day of adoption."""
    held = f" The session was held {cover.held}." if cover.held else ""
    message = f"The report does not say on which day this text was adopted.{held}"
    return Problem("no-adoption-date", Severity.INFO, message)


def of_proceedings(text: ExplicitText, told: Told) -> Iterator[Problem]:
    """Where the date of a text is from the proceedings, and where they contradict it or themselves."""
    adoption = text.adoption
    if told.is_contradicted:
        message = "The proceedings name more than one meeting at which this text was adopted."
        yield Problem("dates-disagree", Severity.WARNING, message)
    elif adoption.basis == BASIS:
        message = f"Adopted at meeting {told.meeting}, on {told.adopted_on}, says this paragraph of the proceedings."
        yield Problem("date-from-proceedings", Severity.INFO, message, source=told.source)
    elif adoption.adopted_on not in (None, told.adopted_on):
        message = f"The text says {adoption.adopted_on}, the proceedings {told.adopted_on}."
        yield Problem("dates-disagree", Severity.WARNING, message, source=told.source)


def against_contents(contents: Contents, texts: Sequence[ExplicitText], places: Sequence[Place]) -> Iterator[Problem]:
    """One problem that names all texts that the contents list has and the report has not, or with another title."""
    if not contents:
        return
    complaints = [
        *_missing(contents, places),
        *_other_titles(contents, texts, places),
        *_other_drafts(contents, texts, places),
    ]
    if complaints:
        message = f"The contents list and the texts of the report differ: {'; '.join(complaints)}."
        yield Problem("contents-differ", Severity.WARNING, message)


def _missing(contents: Contents, places: Sequence[Place]) -> Iterator[str]:
    found = {(place.kind, place.number.session, place.number.number) for place in places if place.number}
    for kind, session, number in dict.fromkeys(contents.numbers):
        if (kind, session, number) not in found:
            yield f"{kind} {session}/{number} was not found"
    if contents.numbers:
        listed = set(contents.numbers)
        for kind, session, number in sorted(found - listed):
            yield f"{kind} {session}/{number} is not in the list"


def _other_titles(contents: Contents, texts: Sequence[ExplicitText], places: Sequence[Place]) -> Iterator[str]:
    """Only of texts such as the list names at all: older lists name the sections and no text."""
    kinds = {kind for kind, _ in contents.drafts}
    for text, place in zip(texts, places, strict=True):
        title = text.title.text
        is_listed = bool(contents.numbers) if place.number else place.kind in kinds
        if is_listed and title and not contents.names(title):
            shown = title if len(title) <= _TITLE else f"{title[:_TITLE]}…"
            yield f"{text.printed} has another title there (“{shown}”)"


def _other_drafts(contents: Contents, texts: Sequence[ExplicitText], places: Sequence[Place]) -> Iterator[str]:
    """Drafts have no number to look for, so their titles are: those of the list that no draft has."""
    titles = " ".join(text.title.text for text, place in zip(texts, places, strict=True) if place.draft)
    held = Contents(0, 1, letters="".join(filter(str.isalpha, titles)).casefold())
    for kind, entry in contents.drafts:
        if entry.key and not held.names(entry.title):
            yield f"draft {kind} “{entry.title[:_TITLE]}” was not found"

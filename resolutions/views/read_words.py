"""Words as they were read, for a page: marked where a citation stands, in a table, and as plain lines to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from resolutions.exports.un_style import place_in_words
from resolutions.store.answers import Answer, Named
from resolutions.views.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the words; `number` of the citation that it is (from 1), or 0."""

    words: str
    number: int
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that words may name, as it is shown."""

    name: str
    place: str
    path: str
    title: str
    standing: str
    lacks_place: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One citation: its words, what it may name, and the sentence on what was not understood."""

    number: int
    words: str
    choices: list[Choice]
    reason: str
    printed_in: str


class ReadWords:
    """All that was read in some words."""

    def __init__(self, words: str, answers: tuple[Answer, ...]) -> None:
        self.words = words
        self._answers = answers
        self.lines = [_line(number, answer) for number, answer in enumerate(answers, 1)]

    @property
    def named_count(self) -> int:
        return sum(1 for line in self.lines if line.choices)

    @property
    def question(self) -> Line | None:
        """The one citation that may name several things."""
        return self.lines[0] if len(self.lines) == 1 and len(self.lines[0].choices) > 1 else None

    @property
    def reason(self) -> str:
        return next((line.reason for line in self.lines if line.reason), "")

    def stretches(self) -> Iterator[Stretch]:
        at = 0
        for number, answer in enumerate(self._answers, 1):
            reading = answer.reading
            if reading.start < at or reading.end <= reading.start:
                continue
            if reading.start > at:
                yield Stretch(self.words[at : reading.start], 0)
            yield Stretch(self.words[reading.start : reading.end], number, bool(answer.named))
            at = reading.end
        if at < len(self.words):
            yield Stretch(self.words[at:], 0)

    def as_text(self) -> str:
        """One citation a line: words, tab, name and place, tab, address."""
        return "\n".join(row for line in self.lines for row in _rows(line))


def _line(number: int, answer: Answer) -> Line:
    reading = answer.reading
    reason = str(REASONS[reading.why]) if reading.why else ""
    return Line(number, reading.words, [_choice(named) for named in answer.named], reason, reading.printed_in)


def _choice(named: Named) -> Choice:
    return Choice(named.name, _place(named), named.path, named.title, named.standing.value, named.has_place is False)


def _place(named: Named) -> str:
    """'paragraph 3', 'article 38 bis'; what the words say where the archive has no address for it."""
    candidate = named.candidate
    if candidate.article:
        return _("article %(number)s") % {"number": candidate.article.replace("-", " ")}
    if candidate.anchor:
        return place_in_words(candidate.anchor) or candidate.anchor
    letter = candidate.identity.part_letter if candidate.identity else ""
    return candidate.pinpoint.removeprefix(letter).lstrip(", ")


def _rows(line: Line) -> Iterator[str]:
    words = " ".join(line.words.split())
    if not line.choices:
        yield f"{words}\t{line.reason}\t"
    for choice in line.choices:
        name = f"{choice.name}, {choice.place}" if choice.place else choice.name
        yield f"{words}\t{name}\t{settings.SITE_URL}{choice.path}"

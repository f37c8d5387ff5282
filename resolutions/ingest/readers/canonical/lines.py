"""Lines of a canonical text with their numbers, and what is found wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions.ingest.drafts import Dropped, Problem, Severity
from resolutions.ingest.readers.canonical.words import parse_words
from resolutions.structure.nodes import Words
from resolutions.structure.spans import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the lines of one paragraph: its number from 1, the offset of its first character, its words."""

    number: int
    start: int
    words: str
    end: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, max(self.end, self.start + len(self.words)))

    @property
    def indent(self) -> str:
        return self.words[: len(self.words) - len(self.words.lstrip())]

    def with_more(self, line: Line) -> Line:
        """The paragraph goes on with another line."""
        return Line(self.number, self.start, f"{self.words} {line.words.strip()}", line.span.end)


def lines_of(text: str) -> list[Line]:
    """'a\\nb' -> Line(1, 0, 'a'), Line(2, 2, 'b'); any kind of line end."""
    out, start = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        out.append(Line(number, start, raw.rstrip("\r \t")))
        start += len(raw) + 1
    return out


@dataclass(slots=True)
class Findings:
    """Problems and words that found no place; nothing is left out without both."""

    problems: list[Problem] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def tell(self, line: Line, sentence: str, severity: Severity = Severity.WARNING) -> None:
        message = f"Line {line.number}: {sentence}"
        self.problems.append(Problem("canonical-line", severity, message, source=(line.span,)))

    def leave_out(self, line: Line, sentence: str) -> None:
        """The words are listed as dropped, and an error says why: such a text cannot be published as it is."""
        self.tell(line, sentence, Severity.ERROR)
        self.dropped.append(Dropped(line.words.strip(), "line not understood", source=(line.span,)))

    def pass_over(self, lines: Iterable[Line]) -> None:
        """Remarks for people, set by the writer."""
        self.dropped += [Dropped(line.words.strip(), "remark", source=(line.span,)) for line in lines if line.words]

    def words_of(self, line: Line | None) -> Words:
        """The words of a line; an asterisk without a partner is told."""
        if line is None:
            return Words()
        words, is_even = parse_words(line.words)
        if not is_even:
            self.tell(line, "an asterisk has no partner; the last one is kept as a sign. Write \\* for a sign.")
        return words

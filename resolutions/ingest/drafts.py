"""What reading a source gives: drafts of resolutions, what is doubtful, what was left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from resolutions.citations.references import Reference
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Text
from resolutions.structure.spans import Span

PARSER_VERSION = 2  # grows with every release that reads anything otherwise: older sources are read again


class Severity(StrEnum):
    """info: a repair worth knowing; warning: look at it; error: cannot be published as it is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must look at. `resolution` counts the drafts of the source from 0; None is the file."""

    code: str
    severity: Severity
    message: str
    resolution: int | None = None
    anchor: str = ""
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that are in no field, and why."""

    text: str
    reason: str
    resolution: int | None = None
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedIn:
    """Where a session report prints a text, as its cover and headings say: PrintedIn("8", "", "I", "B")."""

    supplement: str = ""
    part: str = ""
    chapter: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A subject heading that a source gives: its term, and the address of the term in the thesaurus."""

    term: str
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One resolution read from a source. `identity` is None where the source names no number.

    report_symbol, pages: where it stands in a session report: 'E/2020/28', first and last page of the file; printed_in:
    the same as a citation says it. headings: of the UNBIS Thesaurus, as the source gives them.
    """

    identity: Identity | None
    adoption: Adoption
    text: Text
    references: tuple[Reference, ...] = ()
    report_symbol: str = ""
    pages: tuple[int, int] | None = None
    printed_in: PrintedIn | None = None
    headings: tuple[Heading, ...] = ()

    def with_references(self, references: tuple[Reference, ...]) -> Draft:
        return replace(self, references=references)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text got out of a source: what every span counts in. `pages` are the offsets where pages begin."""

    text: str
    format: str
    encoding: str = "utf-8"
    pages: tuple[int, ...] = (0,)

    def page_at(self, offset: int) -> int:
        """The page, from 1, on which the character at `offset` stands."""
        return sum(1 for begin in self.pages if begin <= offset) or 1


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one source file gave."""

    name: str
    sha256: str
    source: SourceText
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()

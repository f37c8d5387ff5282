"""A text with all that is known of it: what every export writes, whatever database or file it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from resolutions.structure.identity import Adoption, Identity, is_specimen_session
from resolutions.structure.nodes import Text


class Citation(Protocol):
    """A reference as far as an export needs it; `resolutions.citations.references.Reference` is one."""

    @property
    def anchor(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def printed(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def pinpoint(self) -> str: ...
    @property
    def date(self) -> date | None: ...
    @property
    def status(self) -> str: ...
    @property
    def candidates(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report of the organ prints a text; "" for what is not known, nothing is extrapolated.

    symbol: 'E/2002/28'; series: 'Official Records of the Economic and Social Council, 2002, Supplement No. 8';
    part: 'two'; chapter: 'I'; section: 'C'; pages: '12-14'.
    """

    symbol: str = ""
    series: str = ""
    part: str = ""
    chapter: str = ""
    section: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that a person recorded, seen from this text: kind as in Relation.Kind, `is_inverse` when the other is its subject."""

    kind: str
    other: Identity
    is_inverse: bool = False


@dataclass(frozen=True, slots=True)
class Reissue:
    """A document that corrected, completed or replaced this text or, `is_of_report`, the report that prints it.

    kind: "corrigendum", "reissue" or "addendum"; symbol: 'E/2002/28/Corr.1'.
    """

    kind: str
    symbol: str
    issued_on: date | None = None
    note: str = ""
    is_of_report: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of a cited text or instrument: its name, its day as far as known, its place in a treaty register.

    day: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; registration: '27627'; series: 'United Nations, Treaty Series, vol. 1582, p. 95'.
    """

    name: str = ""
    day: str = ""
    registration: str = ""
    series: str = ""

    @property
    def date(self) -> date | None:
        return date.fromisoformat(self.day) if len(self.day) == 10 else None


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a resolution.

    version: the 1 of 45/9@1, None for a draft; state: as in Version.State; report_symbol: the document that prints
    the text; source_name, source_sha256: the file it was read from; parser_version: what read it.
    body_name, parent_name: 'Commission on Narcotic Drugs', 'Economic and Social Council'; designation: as printed,
    '2 (XL)'; symbol: the United Nations symbol of the text itself, "" for the Commission's, which have none; languages:
    the published ones of the resolution, this one among them; subjects: as librarians gave them; ties: to other
    adopted texts; reissues: documents that corrected it; basis: of what an archivist established of these; cited: what
    its references name, by path ('/conventions/1988'), where something is known of it.
    """

    identity: Identity | None
    adoption: Adoption
    text: Text
    references: Sequence[Citation] = ()
    version: int | None = None
    state: str = "draft"
    published_at: datetime | None = None
    withdrawn_reason: str = ""
    report_symbol: str = ""
    source_name: str = ""
    source_sha256: str = ""
    parser_version: int | None = None
    body_name: str = ""
    parent_name: str = ""
    designation: str = ""
    symbol: str = ""
    report: Report = Report()
    languages: Sequence[str] = ()
    subjects: Sequence[str] = ()
    ties: Sequence[Tie] = ()
    reissues: Sequence[Reissue] = ()
    basis: str = ""
    cited: Mapping[str, Named] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def is_specimen(self) -> bool:
        """Invented wording, in a session that no organ has: never shown as law."""
        return self.identity is not None and is_specimen_session(self.identity.session)

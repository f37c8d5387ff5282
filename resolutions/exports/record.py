"""A text with all that is known of it: what every export writes, whatever database or file it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
class Record:
    """One version of a resolution.

    version: the 1 of 45/9@1, None for a draft; state: as in Version.State; report_symbol: the document that prints
    the text; source_name, source_sha256: the file it was read from; parser_version: what read it.
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

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def is_specimen(self) -> bool:
        """Invented wording, in a session that no organ has: never shown as law."""
        return self.identity is not None and is_specimen_session(self.identity.session)

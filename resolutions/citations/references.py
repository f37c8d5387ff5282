"""A stored link in the making: the words, where they stand, what they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReferenceKind(StrEnum):
    """What is named. PARAGRAPH is a place in the same text, PUBLICATION a sales number."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DOCUMENT = "document"
    CONVENTION = "convention"
    PUBLICATION = "publication"
    PARAGRAPH = "paragraph"


class Status(StrEnum):
    """MATCHED: the target is held (or is a convention of the tables, or a place in the text itself)."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation: `printed` is text[start:end] of the clause, note or title that `anchor` names.

    target: the key of what is named ("A/RES/77/238", "CND/RES/45/9", "1988", "E.94.XI.5", "op2"); "" when ambiguous,
    with the keys it may be in `candidates`; pinpoint: what the words say ("article 2", "annex I", "C").
    The span takes in the pinpoint that touches the name. origin: "extracted", or "markup" where the source linked it.
    """

    anchor: str
    start: int
    end: int
    printed: str
    kind: ReferenceKind
    target: str
    pinpoint: str = ""
    date: date | None = None
    status: Status = Status.UNMATCHED
    candidates: tuple[str, ...] = ()
    origin: str = "extracted"

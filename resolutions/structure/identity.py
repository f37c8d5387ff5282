"""What makes a resolution the one it is: body, kind, session, number, part letter; and how it was adopted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

KINDS = ("resolution", "decision", "declaration", "statement")


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """Identity(body="ga", kind="resolution", session="S-20", number=4, part_letter="C").

    session is the arabic label of the body's session (45, S-3, ES-10) or a year; slug names what has no number.
    """

    body: str
    kind: str
    session: str
    number: int | None
    part_letter: str = ""
    slug: str = ""

    @property
    def designation(self) -> str:
        """Session/number and letter, whatever the printed form: '40/2', 'S-20/4C', '62/ministerial-declaration'."""
        return f"{self.session}/{self.number if self.number is not None else self.slug}{self.part_letter}"

    @property
    def path(self) -> str:
        """The canonical address, without version, language or anchor: '/ga/resolutions/S-20/4-C'."""
        letter = f"-{self.part_letter}" if self.part_letter else ""
        last = f"{self.number}{letter}" if self.number is not None else self.slug
        return f"/{self.body}/{self.kind}s/{self.session}/{last}"


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally as printed; `printed` keeps the words it was read from."""

    in_favour: int
    against: int
    abstaining: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """When and how a text was adopted, each only on the source's own word.

    basis: "adoption line", "heading" (a "Resolution adopted by … on …" line), "markup" (AKN metadata),
    "proceedings" (a session report says at which meeting it adopted this text, by its number),
    "distribution" (only the date of distribution is known: `adopted_on` is None), "archivist", or "".
    """

    adopted_on: date | None = None
    basis: str = ""
    distributed_on: date | None = None
    meeting: int | None = None
    vote: Vote | None = None
    symbol: str = ""
    agenda_item: str = ""
    draft_symbol: str = ""


def is_specimen_session(label: str) -> bool:
    """Specimens in invented wording live in sessions 901 to 999 (also S-901 …); years are four digits."""
    found = re.fullmatch(r"(?:E?S-)?(\d+)", label)
    return found is not None and 901 <= int(found[1]) <= 999

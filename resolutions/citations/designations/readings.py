"""How typed words were read: what they may name, where in the words it stands, or why nothing is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from resolutions.structure.identity import Identity


class Why(StrEnum):
    """Why words that look like a citation were not read, or not fully."""

    NOTHING = "nothing"  # no citation in them
    TOO_LONG = "too-long"
    OWN_ORGAN = "own-organ"  # "its resolution": whose text it was taken from is not said
    NAMED_BEFORE = "named-before"  # "the Convention", "Ibid.": what it refers to stands elsewhere
    SAME_TEXT = "same-text"  # "paragraph 2 above"
    NO_YEAR = "no-year"  # the Security Council's numbers need their year
    NOT_NUMBERED_SO = "not-numbered-so"  # no organ, or not the one named, has such a number
    OTHER_ORGAN = "other-organ"  # a number of an organ whose texts the archive does not know
    LOOK_ALIKE = "look-alike"  # 24/7, 15/03/2002
    NO_SUCH_ARTICLE = "no-such-article"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that words may name: a text, a document by `symbol`, a convention by slug, a publication by sales number.

    anchor: the place in the text, 'op3', 'op3..op5'; pinpoint: what the words say, 'paragraph 3'; address: given where
    an address of the archive was read, which may ask for a version or a language; day: the day in an Akoma Ntoso IRI,
    which does not tell a resolution from a decision.
    """

    identity: Identity | None = None
    anchor: str = ""
    pinpoint: str = ""
    symbol: str = ""
    convention: str = ""
    article: str = ""
    sales: str = ""
    address: str = ""
    day: str = ""

    @property
    def path(self) -> str:
        """Where it is in the archive: '/cnd/resolutions/45/9/op3', '/conventions/1988/article/3'."""
        if self.address:
            return self.address
        if self.identity is not None:
            return f"{self.identity.path}/{self.anchor}" if self.anchor else self.identity.path
        if self.convention:
            return f"/conventions/{self.convention}" + (f"/article/{self.article}" if self.article else "")
        return f"/symbol/Sales/{quote(self.sales)}" if self.sales else f"/symbol/{quote(self.symbol, safe='/()')}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One citation: `words` is what stands at [start, end) of what was typed; no candidate where it was not understood.

    printed_in: the symbol of the document that the words name as its place ("UN Doc E/2002/28").
    """

    words: str
    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()
    why: Why | None = None
    printed_in: str = ""

    @property
    def is_sure(self) -> bool:
        return len(self.candidates) == 1

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(candidate.path for candidate in self.candidates)


@dataclass(frozen=True, slots=True)
class Candidates:
    """All that one designation may name, the likeliest first; `is_sure` when there is only one."""

    words: str
    readings: tuple[Candidate, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.readings) == 1

    @property
    def only(self) -> Candidate:
        return self.readings[0]

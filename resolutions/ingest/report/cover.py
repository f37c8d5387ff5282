"""What the first pages of a report say of it: its symbol, its organ, when the session was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.structure.months import MONTHS

_SYMBOL = re.compile(
    r"\s*((?:E|A)/(?:CN\.\d+/)?\d{2,4}(?:/[A-Z]?[\w.]+)*)\*?(?:\s*[-–]{1,2}\s*E/CN\.\S+|\s+E/CN\.\S+)?\s*"
)
_SUPPLEMENT = re.compile(r"\bSupplement\s+No\.?\s*(\d{1,2}[A-Z]?)\b", re.IGNORECASE)
_SESSION = re.compile(r"\bsession\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*\b\d{4})\)")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says.

    symbol: 'E/2020/28'; supplement: '8' of the Official Records; organ: its slug; held: '13 December 2019 and 2–6 March 2020';
    years: of each month named.
    """

    symbol: str = ""
    supplement: str = ""
    organ: str = ""
    held: str = ""
    years: tuple[tuple[int, int], ...] = ()

    def year_of(self, month: int) -> int | None:
        """The year in which the session sat in a month; None where the cover leaves it open."""
        found = {year for one, year in self.years if one == month}
        return found.pop() if len(found) == 1 else None


def read_cover(lines: Sequence[str], bodies: Bodies) -> Cover:
    """The lines before the contents list, and as many as have to do where there is none."""
    held = _held(lines)
    return Cover(_symbol(lines), _supplement(lines), _organ(lines, bodies), held, tuple(_months(held)))


def _symbol(lines: Sequence[str]) -> str:
    """The symbol of the report; its second one ('E/CN.7/2020/15') is the Commission's own and goes unread."""
    found = [match[1] for line in lines if (match := _SYMBOL.fullmatch(line)) is not None]
    return next((symbol for symbol in found if "/CN." not in symbol), found[0] if found else "")


def _supplement(lines: Sequence[str]) -> str:
    found = (match[1] for line in lines if (match := _SUPPLEMENT.search(line)) is not None)
    return next(found, "")


def _organ(lines: Sequence[str], bodies: Bodies) -> str:
    """The organ below others that has a line of its own: the Council's name stands there for its Official Records."""
    alone = (bodies.by_name[name] for line in lines if (name := _named(line, bodies)))
    return next((slug for slug in alone if (row := bodies.get(slug)) is not None and row.parent), "")


def _named(line: str, bodies: Bodies) -> str:
    words = re.sub(r"\s+", " ", line).strip().casefold()
    return next((name for name in bodies.by_name if name.casefold() == words), "")


def _held(lines: Sequence[str]) -> str:
    """The days in brackets on or below the line that names the session."""
    for index, line in enumerate(lines):
        if not _SESSION.search(line):
            continue
        found = _BRACKETED.search(" ".join(lines[index : index + 4]))
        if found is not None and any(month in found[1] for month in MONTHS):
            return re.sub(r"\s+", " ", found[1]).strip()
    return ""


def _months(held: str) -> Iterator[tuple[int, int]]:
    """Each month with its year: in '28 November 2007 and 10–14 March 2008' the year that comes next."""
    years = list(_YEAR.finditer(held))
    for found in re.finditer("|".join(MONTHS), held):
        year = next((one for one in years if one.start() > found.start()), None)
        if year is not None:
            yield MONTHS.index(found[0]) + 1, int(year[1])

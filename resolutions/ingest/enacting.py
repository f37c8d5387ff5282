"""The enacting words: 'The Commission on Narcotic Drugs,', on a line of their own or before the first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resolutions.citations.bodies import Bodies
from resolutions.ingest.readers.inline import SUPERSCRIPTS


@dataclass(frozen=True, slots=True)
class Enacting:
    """Which organ speaks, and how long its words are."""

    body: str
    length: int
    is_alone: bool


_STARTS = re.compile(r"\s{0,40}\[?T[Hh][Ee]\s")  # a wrapped title may go on with "the General Assembly"


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    organs = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(
        rf"\s*(?:The|\[The)\s+(?P<organ>{organs})\s*(?P<comma>,?):?(?:\*{{1,2}}|[{SUPERSCRIPTS}]{{1,3}}|\d{{1,2}})?\s*(?P<rest>$|(?=[A-Z*]))",
        re.IGNORECASE,
    )


def parse_enacting(words: str, bodies: Bodies) -> Enacting | None:
    """'The General Assembly, Recalling …' -> ga; a line that only begins with an organ's name gives None."""
    if not _STARTS.match(words):
        return None
    found = _pattern(tuple(row.name for row in bodies.rows)).match(words)
    if found is None:
        return None
    rest = words[found.end() :]
    if rest and (not found["comma"] or not re.match(r"\*?[A-Z]\w*", rest)):
        return None
    name = re.sub(r"\s+", " ", found["organ"]).lower()
    slug = next(row.slug for row in bodies.rows if row.name.lower() == name)
    return Enacting(slug, found.end(), not rest)


def find_deciding_organ(words: str, bodies: Bodies) -> str:
    """'At its 7th meeting, on 4 May 2021, the Commission decided …' -> cnd; "" where no organ is named."""
    found = ((re.search(rf"\bthe {re.escape(name)}[ ,]", words), name) for name in bodies.by_name)
    named = ((match.start(), -len(name), bodies.by_name[name]) for match, name in found if match is not None)
    return min(named, default=(0, 0, ""))[2]

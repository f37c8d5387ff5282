"""One designation, for those who need exactly one: parse_designation("CND Res. 45/9 para 3")."""

from __future__ import annotations

from resolutions.citations.bodies import Bodies, shipped_bodies
from resolutions.citations.designations.reading import read_citations
from resolutions.citations.designations.readings import Candidates
from resolutions.errors import CitationNotUnderstood

_LONGEST = 1000


def parse_designation(words: str, bodies: Bodies | None = None, *, body: str = "", kind: str = "") -> Candidates:
    """Reads a designation as typed: '2(XL)', '2/40' (asked about), 'S-20/4 C', 'E/CN.7/2001/16', '/cnd/resolutions/2-XL'.

    `body` and `kind` are what an address has said already. Several citations are several readings. Raises
    CitationNotUnderstood, with a sentence for the person who typed, where nothing is named.
    """
    if len(words) > _LONGEST:
        raise CitationNotUnderstood("That is too long for one citation. Type a number such as “CND 45/9”.")
    known = bodies or shipped_bodies()
    row = known.get(body)
    readings = read_citations(f"{row.name} {kind or 'resolution'} {words}" if row else words, known)
    found = tuple(dict.fromkeys(candidate for reading in readings for candidate in reading.candidates))
    if not found:
        raise CitationNotUnderstood(
            f"“{words[:80]}” names no resolution, decision or document. Type a number as it is printed, with the organ "
            "where you know it: “CND 45/9”, “2 (XL)”, “General Assembly resolution 77/238, para. 3”, “E/CN.7/2001/16”."
        )
    return Candidates(words, found)

"""Notes that name a treaty by its place in the Treaty Series, and notes that say "Ibid."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resolutions.citations.conventions import ConventionNames
from resolutions.citations.pinpoints import joined, pinpoint_after
from resolutions.citations.references import Reference
from resolutions.citations.treaties import TreatyMention

_TREATY_SERIES = re.compile(
    r"(?:Treaty Series,? |[Ii]bid\., )(?P<place>vols?\. (?P<volume>\d{1,4})(?:(?:, | and |-)\d{1,4})*, Nos?\. (?P<number>\d{1,6}(?:-\d{1,6})?))"
)
_IBID = re.compile(
    r"\s*(?:See )?(?P<word>[Ii]bid\.)(?=\s*$|, (?:annex|append|para|sect|chap|part|art|pp?\.|enclosure|preamble))"
)


def find_series(text: str, names: ConventionNames) -> Iterator[TreatyMention]:
    """'United Nations, Treaty Series, vol. 520, No. 7515.' -> the 1961 Convention; the volume tells protocols apart."""
    for found in _TREATY_SERIES.finditer(text):
        rows = names.with_registration(found["number"])
        in_volume = [row for row in rows if f"vol. {found['volume']}," in f"{row.series},"]
        slugs = tuple(row.slug for row in in_volume or rows)
        if slugs:
            yield TreatyMention(*found.span("place"), slugs)


def ibid_reference(text: str, earlier: Sequence[Reference], anchor: str) -> Reference | None:
    """A note "Ibid., annex II." names what the note before it named last."""
    found = _IBID.match(text)
    if found is None or not earlier or not earlier[-1].target:
        return None
    start, end = found.span("word")
    pinpoint, _ = pinpoint_after(text, end)
    letter = re.match(r"[A-Z](?:-[A-Z])?(?=,|$)", earlier[-1].pinpoint)
    return replace(
        earlier[-1],
        anchor=anchor,
        start=start,
        end=end,
        printed=text[start:end],
        pinpoint=joined(letter[0] if letter else "", pinpoint) if pinpoint else earlier[-1].pinpoint,
        origin="extracted",
    )

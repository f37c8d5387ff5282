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
    r"(?:Treaty Series\"?,? |[Ii]bid\., |; |and )(?P<place>vols?\. (?P<volumes>\d{1,4}(?:(?:, |,? and )\d{1,4})*)"
    r",? Nos?\. (?P<number>[A-Z]?-?\d{1,6}(?:-\d{1,6})?))(?!\d)"
)
_IBID = re.compile(
    r"\s*(?:See )?(?P<word>[Ii]bid\.)(?=\s*$|, (?:annex|append|para|sect|chap|part|art|pp?\.|enclosure|preamble))"
)


def find_series(text: str, names: ConventionNames) -> Iterator[TreatyMention]:
    """'United Nations, Treaty Series, vol. 520, No. 7515.' -> the 1961 Convention; the volume tells protocols apart.

    Several volumes name an instrument each: 'vols. 2171 and 2173, No. 27531' -> two protocols.
    """
    for found in _TREATY_SERIES.finditer(text):
        rows = names.with_registration(found["number"])
        volumes = list(re.finditer(r"\d+", found["volumes"]))
        for index, volume in enumerate(volumes):
            at = found.start("volumes") + volume.start()
            start = found.start("place") if not index else at
            end = found.end("place") if index == len(volumes) - 1 else at + len(volume[0])
            slugs = tuple(row.slug for row in rows if row.volume == volume[0])
            if len(volumes) == 1:
                slugs = slugs or tuple(row.slug for row in rows)
            if slugs:
                yield TreatyMention(start, end, slugs)


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

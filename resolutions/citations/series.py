"""Notes that name a treaty by its place in the Treaty Series, and notes that say "Ibid."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resolutions.citations.cleaning import level
from resolutions.citations.conventions import ConventionNames, ConventionRow
from resolutions.citations.pinpoints import joined, pinpoint_after
from resolutions.citations.references import Reference
from resolutions.citations.treaties import TreatyMention

_TREATY_SERIES = re.compile(
    r"(?:Treaty Series\"?,? |[Ii]bid\., |; |and )(?P<place>vols?\. (?P<volumes>\d{1,4}(?:(?:, |,? and )\d{1,4})*)"
    r",? Nos?\. (?P<number>[A-Z]?-?\d{1,6}(?:-\d{1,6})?))(?!\d)(?P<more>(?:(?:, |,? and )\d{4,6})*)"
)
_LEAGUE = re.compile(
    r"League of Nations,? Treaty Series,? (?P<place>vol\. (?P<volume>\d{1,3}), (?:p\. \d+|Nos?\. (?P<number>\d+)))"
)
_IBID = re.compile(
    r"(?P<word>[Ii]bid\.)(?=,? ?(?:annex|append|para|sect|chap|part\b|art|pp?\.|enclosure|preamble|(?:draft )?resolution|decision"
    r"|advisory opinion|See\b|and\b)|\s*[);.]?\s*$|[);])"
)
_LETTER = re.compile(r"[A-Z](?:-[A-Z])?")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$", re.IGNORECASE)
_PRINTED_IN = re.compile(r",? (?P<words>(?:resolution|decision) [\dIVX]{1,5}(?![\w/])|advisory opinion)")


def find_series(text: str, names: ConventionNames) -> Iterator[TreatyMention]:
    """'United Nations, Treaty Series, vol. 520, No. 7515.' -> the 1961 Convention; the volume tells protocols apart.

    Several volumes name an instrument each: 'vols. 2171 and 2173, No. 27531' -> two protocols.
    """
    if "vol" not in text:
        return
    for found in _TREATY_SERIES.finditer(text):
        rows = names.with_registration(found["number"])
        volumes = list(re.finditer(r"\d+", found["volumes"]))
        for index, volume in enumerate(volumes):
            at = found.start("volumes") + volume.start()
            start = found.start("place") if not index else at
            end = found.end("place") if index == len(volumes) - 1 else at + len(volume[0])
            slugs = tuple(row.slug for row in rows if row.volume == volume[0])
            if len(volumes) == 1:  # in another volume stands another instrument under the same number
                slugs = slugs or tuple(row.slug for row in rows if not row.volume)
            if slugs:
                yield TreatyMention(start, end, slugs)
        for more in re.finditer(r"\d+", found["more"]):  # vol. 1125, Nos. 17512 and 17513
            rows = tuple(row for row in names.with_registration(more[0]) if row.volume == volumes[-1][0])
            at = found.start("more") + more.start()
            if rows:
                yield TreatyMention(at, at + len(more[0]), tuple(row.slug for row in rows))
    for found in _LEAGUE.finditer(text):
        slugs = tuple(row.slug for row in names.rows if _is_of_league(row, found))
        if slugs:
            yield TreatyMention(*found.span("place"), slugs)


def _is_of_league(row: ConventionRow, found: re.Match[str]) -> bool:
    """By registration where it is printed, else by the volume: printed pages differ by the edition."""
    is_registered = found["number"] is None or row.registration == found["number"]
    return row.series.startswith("League") and row.volume == found["volume"] and is_registered


def find_ibids(text: str, found: Sequence[Reference], earlier: Sequence[Reference], anchor: str) -> Iterator[Reference]:
    """ "Ibid., annex II." names what was named last: in the note itself, else in the note before it.

    An "ibid." that goes on with a source of its own, as in "Ibid., 2010, Supplement No. 8 (E/2010/28)", names only that.
    """
    copy = level(text)
    for match in _IBID.finditer(copy):
        start, end = match.span("word")
        until = copy.find(";", end)
        if any(end <= one.start < (until if until >= 0 else len(text)) for one in found):
            continue
        before = [one for one in found if one.end <= start]
        source = _source(before or earlier)
        if source is not None:
            yield replace(_again(source, copy, start, end, anchor), printed=text[start:end])


def _source(named: Sequence[Reference]) -> Reference | None:
    """The last thing named, and not the corrigendum that was named with it."""
    texts = [one for one in named if one.target and not _CORRIGENDUM.search(one.target)]
    last = (texts or list(named))[-1:]
    return last[0] if last and last[0].target else None


def _again(source: Reference, text: str, start: int, end: int, anchor: str) -> Reference:
    printed = _PRINTED_IN.match(text, end)
    rest, _ = pinpoint_after(text, printed.end() if printed else end)
    pinpoint = joined(printed["words"] if printed else "", rest)
    return replace(
        source,
        anchor=anchor,
        start=start,
        end=end,
        pinpoint=_gone_on(source.pinpoint, pinpoint) if pinpoint else source.pinpoint,
        origin="extracted",
    )


def _gone_on(pinpoint: str, more: str) -> str:
    """('chap. I, resolution 1, annex I', 'annex II') -> 'chap. I, resolution 1, annex II'; ('B, annex', 'sect. I') -> 'B, sect. I'.

    What follows an "ibid." takes the place of the part of its own kind and of what is below that. Where there is none of
    its kind, nothing says what it stands under: it goes on from the text itself, or from the part with that letter.
    """
    parts = pinpoint.split(", ")
    kinds = [_kind_of_part(part) for part in parts]
    wanted = _kind_of_part(more)
    if wanted and wanted in kinds:
        return joined(*parts[: kinds.index(wanted)], more)
    letter = _LETTER.fullmatch(parts[0])
    return joined(letter[0] if letter else "", more)


def _kind_of_part(part: str) -> str:
    """'annexes I and II' and 'Annex I' are of a kind, 'paras. 3' and 'paragraph 4' too; '' for a letter."""
    word = re.match(r"[A-Za-z]{3,}", part)
    return word[0].lower()[:4] if word else ""

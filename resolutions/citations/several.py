"""Words for several instruments at once: "those conventions", "the Protocols thereto", "the 1961 and 1971 Conventions".

"those conventions" is one reference: to the group that has exactly the instruments named before, else an open one
with all of them. Years that share a word are a reference each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resolutions.citations.antecedents import Antecedents

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_THOSE = re.compile(
    r"\b(?P<words>(?:[Tt]hose|[Tt]hese|[Ss]uch|[Tt]he said|[Tt]he same|[Tt]he above-mentioned|[Tt]he aforementioned|[Bb]oth"
    r"|(?:[Aa]ll|[Aa]ny|[Ee]ach) of (?:those|these|the)|[Tt]he)(?: (?P<count>two|three|four|five))?"
    r"(?: (?:international|above-mentioned|aforementioned|drug control))*"
    r" (?P<noun>[Cc]onventions|[Tt]reaties|[Cc]ovenants)(?: (?P<above>referred to|mentioned|listed|named)(?: in [a-z ]+)? above)?)\b"
    r"(?! (?:on|for|against|concerning|relating to|regarding|of|to|in|and [a-z]+ (?:on|of))\b)(?! and protocols)"
)
_LOOSE = re.compile(r"[Tt]he (?!said|same|above|afore)")
_PROTOCOL = (
    r"(?:(?P<year>(?:19|20)\d\d) |three |two )?(?:[Aa]dditional |[Oo]ptional )?[Pp]rotocol(?P<many>s)?(?! [IVX]+\b)"
)
_THERETO = re.compile(rf"(?:\b(?:[Ii]ts|[Tt]heir) (?={_PROTOCOL}\b)|\b(?={_PROTOCOL.replace('?P<', '?P<t_')} thereto))")
_PROTOCOL_WORDS = re.compile(_PROTOCOL)
_YEARS = re.compile(
    r"\b(?P<years>(?:19|20)\d\d(?:(?:, |,? and )(?:the )?(?:19|20)\d\d){1,5}) (?P<kind>[Cc]onvention|[Pp]rotocol)s\b"
    r"|\b(?P<kind2>[Cc]onvention|[Pp]rotocol)s of (?P<years2>(?:19|20)\d\d(?:(?:, |,? and )(?:of )?(?:19|20)\d\d){1,5})\b"
)


def find_years(text: str) -> Iterator[tuple[int, int, str]]:
    """'the 1961, 1971 and 1988 Conventions' -> each year with the name it stands for: '1961 Convention'."""
    for found in _YEARS.finditer(text):
        group = "years" if found["years"] else "years2"
        kind = (found["kind"] or found["kind2"]).capitalize()
        years = list(re.finditer(r"\d{4}", found[group]))
        for year in years:
            start = found.start(group) + year.start()
            is_first, is_last = year is years[0], year is years[-1]
            begin = found.start() if is_first and group == "years2" else start
            yield begin, found.end() if is_last else start + 4, f"{year[0]} {kind}"


def find_those(text: str) -> Iterator[tuple[int, int]]:
    """Where words for several stand: 'those conventions', 'the Protocols thereto', 'its Optional Protocol'."""
    for found in _THOSE.finditer(text):
        yield found.span("words")
    for found in _THERETO.finditer(text):
        named = _PROTOCOL_WORDS.match(text, found.end())
        if named:
            yield named.span()


def those(words: str, known: Antecedents) -> tuple[str, ...]:
    """The group that the words stand for, the one protocol, or all that were named where no group has just these."""
    found = _THOSE.fullmatch(words)
    if found is None:
        return _protocols(words, known)
    several = known.several_here() or known.several
    is_loose = _LOOSE.match(found["words"]) and not (found["count"] or found["above"])
    if not several or is_loose:
        return ()
    group = several[0] if len(several) == 1 else known.names.group_of(several)
    count = _COUNTS.get(found["count"] or "")
    size = len(known.names.by_slug[group].members) if group else len(several)
    return () if count and count != size else (group,) if group else several


def _protocols(words: str, known: Antecedents) -> tuple[str, ...]:
    """Protocols of the convention named last go by its slug: crc-protocols, cedaw-op, refugees-1967."""
    found = _PROTOCOL_WORDS.fullmatch(words)
    last = known.last()
    if found is None or not last:
        return ()
    slug = f"{last}-{found['year'] or ('protocols' if found['many'] else 'op')}"
    return (slug,) if slug in known.names.by_slug else ()

"""Numbers and symbols as people write them: "2-xl", "s-20/4c", "A / RES / 77 / 238", "e/cn.7/2001/16", "Res.45/9"."""

from __future__ import annotations

import re

from resolutions.citations.designations.levelling import Rule, rule
from resolutions.structure.numerals import from_roman

_ORGANS = {"GA": "A", "UNGA": "A", "SC": "S", "UNSC": "S", "ECOSOC": "E", "HRC": "A/HRC", "E/CN.7": "CND"}
_PLACE_WORD = re.compile(r"(?:para\w*|pars?|art\w*|ops?|pp|sect?\w*|chap\w*|part|annex|¶|§)\.? ?[\d ,()a-z]*$", re.I)
_TITLED = re.compile(r"(?<=/)(?:ADD|REV|CORR|AMEND)\.|\((?:PART|VOL|SECT)\b")
_REACH = 160  # from the number to the day in brackets
_STEM = r"(?:E?S-? ?)?\d"


def _resolution_symbol(found: re.Match[str]) -> str:
    """'a / hrc / res /', 'ARES/', 'E/CN.7/RES/' -> 'A/HRC/RES/', 'A/RES/', 'CND/RES/'."""
    organ = re.sub(r"\s", "", found["organ"]).upper()
    return f"{_ORGANS.get(organ, organ)}/{found['kind'].upper()}/"


def _special(found: re.Match[str]) -> str:
    return f"{found['prefix'].upper()}-"


def _lettered(found: re.Match[str]) -> str:
    last = f"-{found['last'].upper()}" if found["last"] else ""
    return f"{found['number']} {found['letter'].upper()}{last}"


def _roman(found: re.Match[str]) -> str:
    """'217a(iii)' -> '217 A (III)', '6(s iii)' -> '6 (S-III)'; "paragraph 2 (ii)" is left alone."""
    session = found["session"]
    is_small = session != session.upper()
    if from_roman(session) is None or (is_small and len(session) < 2 and not found["prefix"]):
        return found[0]
    if (is_small or not found["prefix"]) and _PLACE_WORD.search(
        found.string, max(0, found.start() - 30), found.start()
    ):
        return found[0]
    letter = f" {found['letter'].upper()}" if found["letter"] else ""
    prefix = f"{found['prefix'].upper()}-" if found["prefix"] else ""
    after = f" {found['after']}" if found["after"] else ""
    return f"{found['number']}{letter} ({prefix}{session.upper()}){after}"


def _bare_roman(found: re.Match[str]) -> str:
    """'2 xl', '2-XL', '2/XL' -> '2 (XL)'."""
    session = found["session"]
    if from_roman(session) is None or (len(session) < 2 and not found["prefix"]):
        return found[0]
    if _PLACE_WORD.search(found.string, max(0, found.start() - 30), found.start()):
        return found[0]
    return f"{found['number']} ({found['prefix'].upper() + '-' if found['prefix'] else ''}{session.upper()})"


def _symbol(found: re.Match[str]) -> str:
    """'e/cn.7/2016/l.12/rev.1' -> 'E/CN.7/2016/L.12/Rev.1'."""
    return _TITLED.sub(lambda part: part[0].capitalize() if part[0][0] != "(" else part[0].title(), found[0].upper())


def _with_year(found: re.Match[str]) -> str:
    """'Security Council resolution 1373 (28 September 2001)' -> '… 1373 (2001)': its numbers go with their year."""
    ahead = found.string[found.end() : found.end() + _REACH]
    day = re.search(r"\((?:\d{1,2} [A-Z][a-z]+ )?((?:19|20)\d\d)\)", ahead)
    return f"{found[0]} ({day[1]})" if day else found[0]


NUMBERS: tuple[Rule, ...] = (
    rule(
        r"(?<![\w/.])(?P<organ>A ?/ ?HRC|E ?/ ?CN\.? ?7|A|E|S|CND|GA|UNGA|SC|UNSC|ECOSOC|HRC)(?: ?/ ?)?(?P<kind>RES|DEC)"
        rf"\.?(?: ?[/.] ?| )(?={_STEM})",
        _resolution_symbol,
    ),
    rule(r"(?<=\d) / ?(?=\d)|(?<=\d)/ (?=\d)", "/"),
    rule(r"(?:(?<![\w/'.-])|(?<=RES/)|(?<=DEC/))(?P<prefix>E?S)(?: ?- ?| )?(?=\d{1,2}/\d)", _special),
    rule(r"(?<=\d/)(?P<number>\d{1,4})(?P<letter>[a-z])(?:-(?P<last>[a-z]))?(?![\w/.-])", _lettered),
    rule(
        r"(?<=\d/)(?P<number>\d{1,4}) (?P<letter>[a-e])(?P<last>)(?=$|[,;]|\)|\.$| (?:annex|para|op|part|sect|¶|§))",
        _lettered,
        is_cased=True,
    ),
    rule(
        r"(?<![\w.-])(?P<number>\d{1,4}) ?(?P<letter>[a-z])? ?\( ?(?:(?P<prefix>E?S)[- ]?)?(?P<session>[IVXLCDM]{1,9}) ?\)"
        r"(?: ?(?P<after>[A-Z])(?![\w.'-]))?",
        _roman,
    ),
    rule(r"(?<=\d [A-Z])\.(?=\s*$|\s+[A-Z][a-z])", "", is_cased=True),
    rule(r"\bWHA[ -]?(?:res(?:olution)?\.? )?(?=\d{1,3}\.\d)", "WHA"),
    rule(r"(?<![\w/.@:])(?:a|e|s|st)/[\w.()/-]*\d[\w.()/-]*", _symbol, is_cased=True),
    rule(r"\bsales nos?\.?:? ?(?=[A-Z0-9])", "Sales No. "),
    rule(r"(?<![\w.])[A-F]\.\d\d\.[IVX]+\.(?:[A-Z]\.)?(?:\d{1,3}|I)(?!\w)", lambda found: found[0].upper()),
)
LOOSE_NUMBERS: tuple[Rule, ...] = (
    rule(
        r"(?<![\w/.-])(?P<head>(?:CND|UNGA|GA|HRC|res(?:olution|\.)?|dec(?:ision|\.)?)[ -]{1,2}(?:res(?:olution|\.)? )?)"
        r"(?P<session>\d{2})[.-](?P<number>\d{1,3})(?![\w/-]|\.\d)",
        r"\g<head>\g<session>/\g<number>",
    ),
    rule(
        r"(?<![\w/.-])(?P<session>[IVXLC]{2,7})/(?P<number>\d{1,2})(?![\w/.-])",
        lambda found: f"{found['number']} ({found['session']})" if from_roman(found["session"]) else found[0],
        is_cased=True,
    ),
    rule(
        r"(?<![\w/.])(?P<number>\d{1,3})[ /-](?:(?P<prefix>E?S)-?)?(?P<session>[IVXLC]{1,8})(?![\w/(.'-])", _bare_roman
    ),
)
HEADS: tuple[Rule, ...] = (
    rule(
        r"\b(?:res|resn|rsn|resoln|rés|reso[a-z]{0,10})(?P<plural>s(?=\b))?\b\.?(?: ?\(?(?:nos?|n°|nr|№)\b\.?)?[ :]*"
        r"(?=\(?(?:E?S-)?\d)",
        lambda found: "resolutions " if found[0].lower().startswith("resolutions") else "resolution ",
    ),
    rule(
        r"(?<!\d )\b(?:dec|decn|déc|deci[a-z]{0,8})\b\.?(?: ?nos?\b\.?)?[ :]*(?=(?:E?S-)?\d{1,4}/\d)",
        lambda found: "decisions " if found[0].lower().startswith("decisions") else "decision ",
    ),
)
YEARS: tuple[Rule, ...] = (
    rule(
        r"(?<=Security Council resolution )(?P<number>\d{1,4}) of (?P<year>(?:19|20)\d\d)\b", r"\g<number> (\g<year>)"
    ),
    rule(r"Security Council resolution \d{1,4}(?! ?\((?:19|20)\d\d\)|[/\d])", _with_year, is_cased=True),
)

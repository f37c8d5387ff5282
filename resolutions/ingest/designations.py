"""The number over a resolution, in every form it is printed: 'CND Res.45/9', 'Resolution 2 (XL)', '59/160', '217 A (III)'.

Roman form is number (session), slash form is session/number; a year in brackets is the Security Council's session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.structure.numerals import from_roman

_SLASH = r"(?P<session>(?:E?S[-–‑])?\d{1,4})/(?P<number>\d{1,4})"
_ROMAN = r"(?P<alone>\d{1,5})(?:\s?(?P<before>[A-Z]))?\s?\((?P<roman>(?:E?S[-–‑])?[IVXLCDM]+)\)"
_YEAR = r"(?P<of_year>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)"
_LETTER = r"(?:\s?(?P<letter>[A-Z](?:\s?(?:[-–]|and)\s?[A-Z])?)(?=\s*(?:[.:*]|$)))?"
_HEADING = re.compile(
    r"\s*(?P<head>(?P<organ>[A-Z][A-Za-z ]{1,60}?)??\s*\b(?P<word>Resolutions?|Res\.?|Decisions?|Dec\.?)?\s*(?:No\.\s*)?"
    rf"(?:(?:19\d\d/)?{_ROMAN}|{_YEAR}|{_SLASH}){_LETTER})\*?\s*(?P<stop>[.:]?)\s*(?=\D|$)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LIMIT = 400
_LOWER_NUMERAL = re.compile(r"\((?:[es]+[-–‑])?[ivxlcdm]+\)")


@dataclass(frozen=True, slots=True)
class Designation:
    """A number as printed. body is "" where the words name none; kind is "" where they say neither."""

    session: str
    number: int
    letter: str
    body: str
    kind: str
    printed: str
    length: int
    is_sure: bool


def parse_designation_line(words: str, bodies: Bodies) -> Designation | None:
    """Reads the number at the start of a line; `length` is where its title begins.

    `is_sure`: the line says that it is a heading, by the word, a full stop after the number, or by nothing else.
    """
    lead = len(words) - len(words.lstrip())
    found = _HEADING.match(words[lead : lead + _LIMIT]) if _DIGIT.search(words, lead, lead + 90) else None
    if found is None or _LOWER_NUMERAL.search(found["head"]):
        return None
    body = _body(found["organ"], bodies)
    if body is None:
        return None
    session = _session(found)
    if session is None:
        return None
    number = int(found["alone"] or found["of_year"] or found["number"])
    letter = (found["before"] or found["letter"] or "").upper().replace("–", "-").replace(" ", "")
    word = (found["word"] or "").lower()
    kind = "" if not word else "resolution" if word.startswith("res") else "decision"
    length = lead + found.end()
    is_sure = bool(word or found["stop"] or not words[length:].strip())
    return Designation(session, number, letter, body, kind, found["head"].strip(), length, is_sure)


def _body(organ: str | None, bodies: Bodies) -> str | None:
    """The slug of the organ named before the number, "" where none is, None where the words name no organ."""
    if not organ or not organ.strip():
        return ""
    words = re.sub(r"^the\s+", "", organ.strip(), flags=re.IGNORECASE)
    named = {name.lower(): slug for name, slug in bodies.by_name.items()}
    return named.get(words.lower())


def _session(found: re.Match[str]) -> str | None:
    if found["year"]:
        return found["year"]
    if found["session"]:
        return re.sub("[–‑]", "-", found["session"].upper())
    prefix, _, numeral = re.sub("[–‑]", "-", found["roman"].upper()).rpartition("-")
    number = from_roman(numeral)
    return None if number is None else f"{prefix}-{number}" if prefix else str(number)

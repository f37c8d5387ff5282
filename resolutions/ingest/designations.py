"""The number over a resolution, in every form it is printed: 'CND Res.45/9', 'Resolution 2 (XL)', '59/160', '217 A (III)'.

Roman form is number (session), slash form is session/number; a year in brackets is the Security Council's session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.structure.numerals import from_roman

_SLASH = r"(?P<session>(?:E?S[-–‑])?\d{1,4})/(?P<number>\d{1,4})"
_ROMAN = r"(?P<alone>\d{1,5})(?:\s?(?P<before>[A-Z]))?\s?[({](?P<roman>(?:E?S[-–‑])?[IVXLCDMl1]+)[)}]"
_YEAR = r"(?P<of_year>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)"
_LETTER = r"(?:\s?(?P<letter>[A-Z](?:\s?(?:[-–]|and)\s?[A-Z])?)(?=\s*(?:[.:*]|$)))?"
_HEADING = re.compile(
    r"\s*(?P<head>(?P<organ>[A-Z][A-Za-z ]{1,60}?)??\s*\b(?P<word>Resolutions?|Res\.?|Decisions?|Dec\.?)?\s*(?:No\.\s*)?"
    rf"(?:(?:19\d\d/)?{_ROMAN}|{_YEAR}|{_SLASH}){_LETTER})\*?\s*(?P<stop>[.:]?)\s*(?=\D|$)",
    re.IGNORECASE,
)
_SCANNED_SLASH = re.compile(
    r"\s*(?P<head>(?P<session>[\dlIO]{1,3}(?: [\dlIO])?)\s?/\s?(?P<number>[\dlIO](?: ?[\dlIO]){0,3}))\s*\.(?=\s+\S|\s*$)\s*"
)
_UNREADABLE = re.compile(
    r"\s*(?P<head>\d[\dlIO]{0,2}\s?/\s?(?=\S*[^\d\s.])(?!\w*[^\W\dlIO_]{2})[\w:;!|~%&?]{1,6}"  # "35/1%5", never "35/ Ibid"
    r"|\d{1,5}(?: [A-Z])?\s?[({](?=\S*[IVXLC]{2})[^(){}\s]{2,10}[)}])\s*\.(?=\s+\S|\s*$)\s*"
)
_FIGURES = str.maketrans({"l": "1", "I": "1", "O": "0", " ": ""})
_DIGIT = re.compile(r"\d")
_LIMIT = 400
_LOWER_NUMERAL = re.compile(r"\((?:[es]+[-–‑])?[ivxlcdm]+\)")


@dataclass(frozen=True, slots=True)
class Designation:
    """A number as printed. body is "" where the words name none; kind is "" where they say neither.

    is_scanned: its figures had to be read; is_readable: False where a scanner left a number that can not be read.
    """

    session: str
    number: int
    letter: str
    body: str
    kind: str
    printed: str
    length: int
    is_sure: bool
    is_scanned: bool = False
    is_readable: bool = True


def parse_designation_line(words: str, bodies: Bodies) -> Designation | None:
    """Reads the number at the start of a line; `length` is where its title begins.

    `is_sure`: the line says that it is a heading, by the word, a full stop after the number, or by nothing else.
    """
    lead = len(words) - len(words.lstrip())
    if not _DIGIT.search(words, lead, lead + 90):
        return None
    found = _HEADING.match(words[lead : lead + _LIMIT])
    unread = _UNREADABLE.match(words)
    if unread is not None and (found is None or found.end() + lead < unread.end("head")):
        return _scanned(words) or Designation(
            "", 0, "", "", "", unread["head"].strip(), unread.end(), True, True, False
        )
    if found is None:
        return _scanned(words)
    if _LOWER_NUMERAL.search(found["head"]):
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
    is_scanned = re.search(r"[{}]|\([IVXLC]*l[IVXLCl]*\)", found["head"]) is not None
    return Designation(session, number, letter, body, kind, found["head"].strip(), length, is_sure, is_scanned)


def _scanned(words: str) -> Designation | None:
    """'35/ l 95. Title': figures that a scanner misread or spread."""
    found = _SCANNED_SLASH.match(words)
    if found is None or not _DIGIT.search(found["head"]):
        return None
    session, number = (found[part].translate(_FIGURES) for part in ("session", "number"))
    return (
        Designation(session, int(number), "", "", "", found["head"], found.end(), True, True) if int(number) else None
    )


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
    prefix, _, numeral = re.sub("[–‑]", "-", re.sub("[l1]", "I", found["roman"]).upper()).rpartition("-")
    number = from_roman(numeral)
    return None if number is None else f"{prefix}-{number}" if prefix else str(number)

"""Addresses as people write them -> the canonical path: '/cnd/resolutions/2-XL', '/CND/Resolutions/XL/2', '2(XL)'.

Pure: no database. What was typed decides the form alone; whether the text is held is the next page's business.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from resolutions.structure.identity import Identity
from resolutions.structure.numerals import from_roman

_KINDS = {
    "resolutions": "resolution",
    "resolution": "resolution",
    "res": "resolution",
    "decisions": "decision",
    "decision": "decision",
    "dec": "decision",
    "declarations": "declaration",
    "declaration": "declaration",
    "statements": "statement",
    "statement": "statement",
}
_TAIL = r"(?P<tail>(?:@\d+)?(?:/[^/]*)*)"
_LETTER = r"(?:[- ]?(?P<letter>[A-Za-z])(?![A-Za-z-]))?"
_SPELLINGS = (
    re.compile(
        rf"(?P<number>\d{{1,9}}){_LETTER}(?: ?\((?P<session>[0-9ESIVXLCDM-]{{1,16}})\)|-(?P<dashed>(?:E?S-)?[IVXLCDM]{{1,16}})){_TAIL}",
        re.I,
    ),
    re.compile(
        rf"(?:[a-z]+\.? ?)?(?:res(?:olution)?|dec(?:ision)?)\.? ?(?P<session>(?:E?S-)?\d{{1,9}})/(?P<number>\d{{1,9}}){_LETTER}{_TAIL}",
        re.I,
    ),
    re.compile(rf"(?P<session>(?:E?S-)?(?:\d{{1,9}}|[IVXLCDM]{{1,16}}))/0*(?P<number>\d{{1,9}}){_LETTER}{_TAIL}", re.I),
)
_WORK = re.compile(r"/?(?P<body>[A-Za-z]{2,10})/(?P<kind>[A-Za-z]+)/(?P<rest>.+)")


def canonical_path(path: str) -> str:
    """The path as it should be written; "" where the words are no address of a text.

    >>> canonical_path("/cnd/resolutions/2-XL"), canonical_path("/GA/resolutions/s-20/4C/OP3")
    ('/cnd/resolutions/40/2', '/ga/resolutions/S-20/4-C/op3')
    """
    found = _WORK.fullmatch(unquote(path).strip().rstrip("/"))
    kind = _KINDS.get(found["kind"].lower()) if found else None
    if found is None or kind is None:
        return ""
    for spelling in _SPELLINGS:
        match = spelling.fullmatch(found["rest"])
        if match:
            return _written(match, found["body"].lower(), kind)
    return ""


def _written(match: re.Match[str], body: str, kind: str) -> str:
    parts = match.groupdict()
    session = _session(parts.get("session") or parts.get("dashed") or "")
    if not session:
        return ""
    letter = (parts["letter"] or "").upper()
    return Identity(body, kind, session, int(parts["number"]), letter).path + parts["tail"].lower()


def _session(label: str) -> str:
    """'xl' -> '40', 's-iii' -> 'S-3', '045' -> '45'; "" for what is neither number nor numeral."""
    prefix, dash, number = label.upper().rpartition("-")
    arabic = int(number) if number.isdigit() else from_roman(number)
    return f"{prefix}{dash}{arabic}" if arabic and prefix in ("", "S", "ES") else ""

"""Keys of reference targets: the UN symbol of a resolution, and our own key where the UN gives none.

The UN's symbols leave part letters out, so a key names the whole resolution and the letter goes into the pinpoint.
Sessions stand in Roman numerals as long as the organ wrote them so: the General Assembly to its thirtieth session,
the Economic and Social Council to 1977 (its sixty-third).
"""

from __future__ import annotations

import re

from resolutions.structure.identity import Identity
from resolutions.structure.numerals import from_roman, to_roman

LAST_ROMAN = {"ga": 30, "ecosoc": 63, "cnd": 40}
_ARABIC = ("S-1", "S-2")  # the Assembly's first two special sessions: A/RES/104(S-1), but A/RES/1874(S-IV)
_SPECIAL_ROMAN = {"ga": {"S": 7, "ES": 5}, "cnd": {"S": 99}, "ecosoc": {"S": 99}}
_PREFIXES = {"ga": "A", "ecosoc": "E", "sc": "S", "hrc": "A/HRC", "cnd": "CND"}
_TYPES = {"resolution": "RES", "decision": "DEC"}
_SESSION = re.compile(r"(E?S-)?(\d+)")
_SYMBOL = re.compile(
    r"(?P<prefix>A/HRC|A|E|S|CND)/(?P<type>RES|DEC)/"
    r"(?:(?P<session>(?:E?S-)?\d{1,4})/(?P<number>\d{1,4})"
    r"|(?P<alone>\d{1,4}) ?\((?P<inside>(?:E?S-)?(?:[IVXLCDM]+|\d{1,4}))\))"
    r" ?(?P<letter>[A-Z](?:-[A-Z])?)?\*?",
    re.IGNORECASE,
)
_HEALTH = re.compile(r"WHA ?(\d{1,3})\.(\d{1,3})", re.IGNORECASE)


def is_roman_session(body: str, session: str) -> bool:
    """Whether the organ wrote this session in Roman numerals: ("cnd", "40") yes, ("cnd", "41") no."""
    found = _SESSION.fullmatch(session)
    if found is None:
        return False
    if found[1]:
        return int(found[2]) <= _SPECIAL_ROMAN.get(body, {}).get(found[1][:-1], 0)
    return int(found[2]) <= LAST_ROMAN.get(body, 0)


def roman_session(session: str) -> str:
    """'40' -> 'XL', 'S-3' -> 'S-III'."""
    found = _SESSION.fullmatch(session)
    return f"{found[1] or ''}{to_roman(int(found[2]))}" if found else session


def printed_session(body: str, session: str) -> str:
    """The session as it stands in brackets: ("ga", "3") -> 'III', ("ga", "S-1") -> 'S-1', ("ga", "S-4") -> 'S-IV'."""
    return session if body == "ga" and session in _ARABIC else roman_session(session)


def key_of(identity: Identity) -> str:
    """The key of a resolution, without its part letter.

    >>> key_of(Identity("ga", "resolution", "23", 2434)), key_of(Identity("cnd", "resolution", "40", 2))
    ('A/RES/2434(XXIII)', 'CND/RES/40/2')
    """
    if identity.number is None or identity.kind not in _TYPES or identity.body not in (*_PREFIXES, "wha"):
        return f"{identity.body.upper()}/{identity.kind.upper()}/{identity.session}/{identity.number or identity.slug}"
    if identity.body == "wha":
        return f"WHA{identity.session}.{identity.number}"
    start = f"{_PREFIXES[identity.body]}/{_TYPES[identity.kind]}"
    if identity.body == "sc":
        return f"{start}/{identity.number}({identity.session})"
    if identity.body in ("ga", "ecosoc") and is_roman_session(identity.body, identity.session):
        return f"{start}/{identity.number}({printed_session(identity.body, identity.session)})"
    return f"{start}/{identity.session}/{identity.number}"


def identity_of(key: str) -> Identity | None:
    """The resolution that a key or a resolution's symbol names; None for documents, conventions and the rest.

    Takes the spellings met in links too: 'a/res/2621 (xxv)', 'A/RES/77/128A-B', 'A/RES/217(III)A'.
    """
    health = _HEALTH.fullmatch(key.strip())
    if health:
        return Identity("wha", "resolution", health[1], int(health[2]))
    found = _SYMBOL.fullmatch(key.strip())
    if found is None:
        return _unnumbered(key)
    prefix, letter = found["prefix"].upper(), (found["letter"] or "").upper()
    body = next(slug for slug, value in _PREFIXES.items() if value == prefix)
    kind = "resolution" if found["type"].upper() == "RES" else "decision"
    session = found["session"].upper() if found["session"] else _session_inside(found["inside"].upper())
    number = int(found["number"] or found["alone"])
    return None if session is None else Identity(body, kind, session, number, letter)


def _session_inside(words: str) -> str | None:
    """'XL' -> '40', 'S-IV' -> 'S-4', 'S-1' -> 'S-1', '2008' -> '2008'."""
    prefix, _, rest = words.rpartition("-")
    number = int(rest) if rest.isdigit() else from_roman(rest)
    return None if number is None else f"{prefix}-{number}" if prefix else str(number)


def _unnumbered(key: str) -> Identity | None:
    found = re.fullmatch(r"([A-Z]+)/(RESOLUTION|DECISION|DECLARATION|STATEMENT)/([^/]+)/(.+)", key)
    if found is None:
        return None
    number = int(found[4]) if found[4].isdigit() else None
    return Identity(found[1].lower(), found[2].lower(), found[3], number, slug="" if number is not None else found[4])

"""Whose a typed number is: what the organ's name says; without a name, every organ that has ever numbered so.

A printed text has its own organ, which reading.py does not have: a number of several organs stays a question.
"""

from __future__ import annotations

from dataclasses import replace

from resolutions.citations.bodies import Bodies
from resolutions.citations.numbers import Form, Number
from resolutions.structure.identity import Identity

_ORDER = ("cnd", "ga", "ecosoc", "sc", "hrc", "wha")
_FIRST_TURNED = 21  # 45/9 is not asked about: few would write session 9 last
_LAST_ROMAN = 40
_DECISIONS_FROM = {"ga": 301, "hrc": 101}  # numbered apart from resolutions; the Commission's from 1


def bodies_of(organ: str, bodies: Bodies) -> frozenset[str]:
    """The organs that a name stands for: "Council" for several, "" for none."""
    owner = bodies.by_name.get(organ)
    return frozenset({owner}) if owner else bodies.shared_names.get(organ, frozenset())


def find_owners(number: Number, named: frozenset[str], kind: str) -> tuple[Identity, ...]:
    """Every text that the number may be, of the organs named or else of all, the likeliest first."""
    bodies = [body for body in _ORDER if not named or body in named]
    turned = _turned(number)
    out = [_identity("cnd", kind, turned)] if turned and "cnd" in bodies and turned.fits("cnd") else []
    out += [_identity(body, kind, number) for body in bodies if number.fits(body) or _is_early(number, body, named)]
    return tuple(out) if named else tuple(identity for identity in out if _has_ever(identity))


def _identity(body: str, kind: str, number: Number) -> Identity:
    return Identity(body, kind, number.session, number.number, number.letter)


def _has_ever(identity: Identity) -> bool:
    """The Human Rights Council adopts one text in a special session; two organs number their decisions from higher up."""
    number = identity.number or 0
    if identity.kind == "decision" and number < _DECISIONS_FROM.get(identity.body, 0):
        return False
    return not (identity.body == "hrc" and identity.session.startswith("S-") and number > 1)


def _is_early(number: Number, body: str, named: frozenset[str]) -> bool:
    """40/2 for 2 (XL), as addresses have it: of the Commission always, of others where they are named."""
    if number.form is not Form.SLASH or not (body == "cnd" or (named and body in ("ga", "ecosoc"))):
        return False
    return replace(number, form=Form.ROMAN).fits(body)


def _turned(number: Number) -> Number | None:
    """2/40 may be 2 (XL): before 1998 the Commission's number stood before its session."""
    if number.form is not Form.SLASH or number.fits("cnd") or not _FIRST_TURNED <= number.number <= _LAST_ROMAN:
        return None
    return Number(Form.ROMAN, str(number.number), int(number.session), number.letter)

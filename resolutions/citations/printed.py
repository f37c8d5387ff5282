"""Designations as the UN prints them: Roman form is number (session), slash form is session/number."""

from __future__ import annotations

from resolutions.citations.keys import is_roman_session, printed_session
from resolutions.structure.identity import Identity


def printed_designation(identity: Identity) -> str:
    """'2 (XL)' and '45/9' for the Commission, '2434 (XXIII)', '217 A (III)', '1577 (L)', '1817 (2008)', 'WHA18.47'.

    A slug with blanks where nothing is numbered.
    """
    number, letter = identity.number, f" {identity.part_letter}" if identity.part_letter else ""
    if number is None:
        return identity.slug.replace("-", " ")
    if identity.body == "wha":
        return f"WHA{identity.session}.{number}"
    if identity.body == "sc":
        return f"{number} ({identity.session})"
    if is_roman_session(identity.body, identity.session):
        return f"{number}{letter} ({printed_session(identity.body, identity.session)})"
    return f"{identity.session}/{number}{letter}"

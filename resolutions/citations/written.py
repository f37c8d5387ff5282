"""The number of a text as its body writes it, and its name: the way back from an identity to words."""

from __future__ import annotations

from resolutions.citations.keys import is_roman_session, roman_session
from resolutions.structure.identity import Identity


def written_designation(identity: Identity) -> str:
    """'45/9', '2 (XL)', '217 A (III)', '6 (S-III)', '1817 (2008)', 'S-20/4 C'; a slug with blanks where nothing is numbered."""
    letter = f" {identity.part_letter}" if identity.part_letter else ""
    if identity.number is None:
        return identity.slug.replace("-", " ")
    if identity.body == "sc":
        return f"{identity.number} ({identity.session})"
    if identity.body == "wha":
        return f"WHA{identity.session}.{identity.number}"
    if is_roman_session(identity.body, identity.session):
        return f"{identity.number}{letter} ({roman_session(identity.session)})"
    return f"{identity.session}/{identity.number}{letter}"


def full_name(identity: Identity, body_name: str) -> str:
    """'Commission on Narcotic Drugs resolution 2 (XL)'."""
    return f"{body_name} {identity.kind} {written_designation(identity)}"

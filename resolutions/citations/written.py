"""The name of a text: body, kind and number as the body writes it."""

from __future__ import annotations

from resolutions.citations.printed import printed_designation
from resolutions.structure.identity import Identity


def full_name(identity: Identity, body_name: str) -> str:
    """'Commission on Narcotic Drugs resolution 2 (XL)'."""
    return f"{body_name} {identity.kind} {printed_designation(identity)}"

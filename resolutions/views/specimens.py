"""Which rows are specimens, for queries: sessions 901 to 999, also special ones; four digits are a year.

The same rule as `structure.identity.is_specimen_session`; a test holds the two together.
"""

from __future__ import annotations

from django.db.models import Q

_LABEL = r"^(E?S-)?9(0[1-9]|[1-9][0-9])$"


def is_specimen(path: str) -> Q:
    """`is_specimen("resolution__session")`: rows whose session, at that path, is one of specimens; "" for sessions."""
    return Q(**{f"{path}__label__regex" if path else "label__regex": _LABEL})

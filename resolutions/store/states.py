"""The tokens that a page is made under: one small query says whether it is still right (resolutions/states.py)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import DEFAULT_DB_ALIAS, connection

from resolutions.citations.keys import key_of
from resolutions.databases.asking import rows
from resolutions.models import Resolution
from resolutions.states import ALL, NAMES, citing_state, text_state

Tokens = tuple[str, ...]


def tokens_of(names: Sequence[str] = (ALL,)) -> Tokens:
    """The token of each name, in their order; "" for a name under which nothing ever changed."""
    return rows(_question(len(names)), names)[0] if names else ()


@cache
def _question(names: int) -> str:
    """One row whatever is asked: SQLite lets other threads in at every row, and waits for them."""
    one = "coalesce((SELECT token FROM resolutions_pagestate WHERE name = %s), '')"
    return f"SELECT {', '.join([one] * names)}"


def are_tokens_certain() -> bool:
    """Whether a change would be seen in the tokens by now: not inside a transaction that writes, whose tokens may be
    written at its end. One that reads from a replica is of one moment, tokens and texts alike."""
    return not connection.in_atomic_block or connection.alias != DEFAULT_DB_ALIAS


def states_of_text(resolution: Resolution) -> tuple[str, ...]:
    """The names of all that the page of a text shows: its own rows, what cites it or what was merged into it, and names."""
    merged = Resolution.objects.filter(merged_into=resolution).select_related("body", "session")
    keys = dict.fromkeys(key_of(one.identity) for one in (resolution, *merged))
    return (NAMES, text_state(resolution.pk), *map(citing_state, keys))

"""Names of the states of the index: each tells when it was made, and none comes again.

A counter would come again after a rollback, and a process that had read it would keep its arrays; so half of the name
is random. The other half is the time, so that a page can say of when the index is that it shows.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime, timedelta

_TIME = 12  # hexadecimal digits of milliseconds since 1970
_RANDOM = 10  # bytes
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
SHORT = 16  # signs that tell a generation from the one before: its time and some chance


def new_generation() -> str:
    """A name of 32 hexadecimal digits: '0199c2f1a7b3' and twenty by chance."""
    return f"{time.time_ns() // 1_000_000:0{_TIME}x}{secrets.token_hex(_RANDOM)}"


def made_at(generation: str) -> datetime | None:
    """When the index came to this state; None where its name does not tell, as of an index that was never written."""
    try:
        told = datetime.fromtimestamp(int(generation[:_TIME], 16) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return told if _FIRST <= told <= datetime.now(UTC) + timedelta(days=1) else None

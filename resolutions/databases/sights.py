"""What was last seen of each database, and which of them may answer a reader: pure work on what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

STALE = 5.0  # seconds; who did not look for so long is waiting for a database that does not answer
LEFT_OUT = 5.0  # seconds that a replica is left out after it failed a reader
MAY_LAG = 10.0  # seconds that a replica may be behind its primary


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at a database. position: how far its log was written or replayed, in bytes; None: it did not answer."""

    at: float
    position: int | None = None
    is_writable: bool = False


@dataclass(frozen=True)
class Seen:
    """All that is known at one time.

    way: (time, position) of the primary's log at earlier looks, oldest first. left_out: replica -> until when.
    """

    primary: str
    replicas: tuple[str, ...]
    sights: Mapping[str, Sight]
    way: Sequence[tuple[float, int]] = ()
    left_out: Mapping[str, float] = field(default_factory=dict)

    def answers(self, alias: str, now: float) -> bool:
        sight = self.sights.get(alias)
        return bool(
            sight and sight.position is not None and now - sight.at < STALE and self.left_out.get(alias, 0) <= now
        )

    def is_writable(self, now: float) -> bool:
        return self.answers(self.primary, now) and self.sights[self.primary].is_writable

    def order(self, spread: Sequence[str], needed: int, now: float) -> Iterator[str]:
        """Whom to ask, the best first: replicas in the order of `spread` that have what the session wrote and keep up,
        then the primary, then whoever answers at all, and at last those of whom nothing good is known."""
        answering = [alias for alias in spread if self.answers(alias, now)]
        current = [alias for alias in answering if self._position(alias) >= max(needed, self._least())]
        primary = [self.primary] if self.is_writable(now) else []
        latest_first = sorted(answering, key=self._position, reverse=True)
        yield from dict.fromkeys((*current, *primary, *latest_first, self.primary, *spread))

    def _position(self, alias: str) -> int:
        return self.sights[alias].position or 0

    def _least(self) -> int:
        """Where the primary was so long ago that a replica has to be there by now; counted from when it was last seen."""
        if not self.way:
            return 0
        latest = self.way[-1][0]
        return max((position for at, position in self.way if at <= latest - MAY_LAG), default=0)

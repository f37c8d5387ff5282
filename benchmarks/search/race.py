"""The interleaved run: each question goes through every contestant before the next is asked, the order rotated.

So whatever the machine does besides hits all of them alike. The figure of a question is the median of its rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.search.contestants import Contestant, Sample

WARM_EVERY = 8  # a slow contestant warms up with one question in eight, the others with all


@dataclass(slots=True)
class Times:
    """The milliseconds of one contestant: rounds × questions, nan where it was not asked."""

    contestant: Contestant
    wall: np.ndarray
    cpu: np.ndarray
    first: np.ndarray  # of the round that is not counted: questions that nobody had asked before
    samples: list[Sample] = field(default_factory=list)

    @property
    def by_query(self) -> np.ndarray:
        return np.nanmedian(self.wall, axis=0)

    @property
    def cpu_by_query(self) -> np.ndarray:
        return self.wall[0] * np.nan if np.isnan(self.cpu).all() else np.nanmedian(self.cpu, axis=0)

    def of_kind(self, kind: str) -> np.ndarray:
        return self.by_query[[query.kind == kind for query in self.contestant.queries]]

    @property
    def p50(self) -> float:
        return float(np.percentile(self.by_query, 50))

    @property
    def p95(self) -> float:
        return float(np.percentile(self.by_query, 95))

    @property
    def first_p50(self) -> float:
        return float(np.nanpercentile(self.first, 50))

    @property
    def mean(self) -> float:
        return float(self.by_query.mean())


def race(
    contestants: Sequence[Contestant], rounds: int, report: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, Times]:
    """Name -> times. Nothing of the first, uncounted round goes into them."""
    longest = max(len(one.queries) for one in contestants)
    times = {one.name: _unasked(one, min(rounds, one.rounds)) for one in contestants}
    for turn in range(-1, rounds):
        for place in range(longest):
            for step in range(len(contestants)):
                one = contestants[(place + step + turn) % len(contestants)]
                if place < len(one.queries) and _takes_part(one, turn, place, rounds):
                    sample = one.ask(one.queries[place])
                    if turn < 0:
                        times[one.name].first[place] = sample.ms
                    else:
                        _keep(times[one.name], turn, place, sample)
            report((turn + 1) * longest + place + 1, (rounds + 1) * longest)
    return times


def _unasked(one: Contestant, rounds: int) -> Times:
    size = len(one.queries)
    return Times(one, np.full((rounds, size), np.nan), np.full((rounds, size), np.nan), np.full(size, np.nan))


def _takes_part(one: Contestant, turn: int, place: int, rounds: int) -> bool:
    if turn < 0:
        return one.rounds >= rounds or place % WARM_EVERY == 0
    return turn < one.rounds


def _keep(times: Times, turn: int, place: int, sample: Sample) -> None:
    times.wall[turn, place], times.cpu[turn, place] = sample.ms, sample.cpu
    if turn == 0:
        times.samples.append(sample)

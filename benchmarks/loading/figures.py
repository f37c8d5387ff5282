"""What is printed of a load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from benchmarks.loading.memory import LONG_ENOUGH, MAY_GROW, Sample, settled, slope

_SHOWN = 20  # faults
_MOMENTS = 10  # samples, one a second


def share(values: Sequence[float], part: float) -> float:
    """The value that `part` of all do not exceed: share([1, 2, 3, 4], 0.5) == 2."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, int(part * len(ordered) + 0.999999) - 1))]


def times(seconds: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """A line a kind, in milliseconds, and one for all."""
    yield f"{'milliseconds':<16}{'answers':>9}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}"
    together = [one for values in seconds.values() for one in values]
    for kind, values in [*sorted(seconds.items()), ("all", together)]:
        if values:
            shares = [1000 * share(values, part) for part in (0.5, 0.95, 0.99, 1.0)]
            yield f"{kind:<16}{len(values):>9}" + "".join(f"{one:>9.1f}" for one in shares)


def memory(samples: Mapping[int, Sequence[Sample]], seconds: float) -> Iterator[str]:
    """A line a process: its own memory after the warm-up and at the end, each the median of ten seconds; the slope."""
    for process, seen in samples.items():
        rest = settled(seen)
        first, last = (median(sample.own for sample in part) for part in (rest[:_MOMENTS], rest[-_MOMENTS:]))
        most = max(sample.own for sample in seen)
        own = f"{first:.0f} MB of its own after the warm-up, {last:.0f} at the end, {most:.0f} at most"
        yield f"worker {process}: {own}; {slope(rest):+.2f} MB a minute; of mapped files {rest[-1].mapped:.0f} MB"
    if seconds < LONG_ENOUGH:
        yield f"whether memory grows was not judged: that takes {LONG_ENOUGH:.0f} s and more"
    else:
        yield f"memory may grow by {MAY_GROW} MB a minute"


def faults(found: Sequence[str]) -> Iterator[str]:
    yield f"errors and wrong counts: {len(found)}"
    yield from (f"  {fault}" for fault in found[:_SHOWN])

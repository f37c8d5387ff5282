"""What is printed of a load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.loading.memory import MAY_GROW, settled, slope

_SHOWN = 20  # faults


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


def memory(samples: Mapping[int, Sequence[tuple[float, float]]]) -> Iterator[str]:
    for process, seen in samples.items():
        rest = settled(seen)
        first, last, most = rest[0][1], rest[-1][1], max(taken for _, taken in seen)
        grown = f"{first:.1f} MB after warm-up, {last:.1f} at the end, {most:.1f} at most"
        yield f"worker {process}: {grown}; {slope(rest):+.2f} MB a minute (bound {MAY_GROW})"


def faults(found: Sequence[str]) -> Iterator[str]:
    yield f"errors and wrong counts: {len(found)}"
    yield from (f"  {fault}" for fault in found[:_SHOWN])

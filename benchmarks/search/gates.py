"""What each gate compares, from the times of the interleaved run. Ratios are of p50 to p50 and of p95 to p95.

The peers answer with resolutions, and so does the archive when it is asked for them; it is also asked for paragraphs,
which is what its page does unless told otherwise. A gate is met where both are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from benchmarks.search.queries import KINDS, TEXT_KINDS
from benchmarks.search.race import Times
from benchmarks.search.targets import Finding

UNITS = ("paragraph", "resolution")
AllTimes = Mapping[str, Times]


def page(database: str, unit: str, size: str = "") -> str:
    """The name of a contestant: 'archive on SQLite, page, paragraph'."""
    return f"archive on {database}, page, {unit}" + (f", at {size}" if size else "")


def plain(unit: str) -> str:
    return f"archive on SQLite, no highlights, {unit}"


def whole(unit: str) -> str:
    return f"archive on SQLite, page with every facet, {unit}"


def json_page(unit: str, size: str = "") -> str:
    return f"archive over HTTP, JSON, {unit}" + (f", at {size}" if size else "")


def datasette(size: str = "") -> str:
    return "datasette over HTTP" + (f", at {size}" if size else "")


HTML = "archive over HTTP, HTML page, paragraph"
FTS5, TANTIVY, ORDINARY = "FTS5, ranked alone", "tantivy and aggregations", "ordinary Django on PostgreSQL"


def needed(gate: int, size: str) -> set[str]:
    """Names of the contestants whose times a gate compares."""
    pages = {page("SQLite", unit) for unit in UNITS}
    needs = {
        1: {json_page(unit) for unit in UNITS} | {datasette(), HTML},
        2: pages | {FTS5} | {whole(unit) for unit in UNITS},
        3: {plain(unit) for unit in UNITS} | {TANTIVY},
        4: pages | {ORDINARY, *(page("PostgreSQL", unit) for unit in UNITS)},
        5: pages | {page("PostgreSQL", unit) for unit in UNITS},
        6: pages,
        7: pages | {page("SQLite", unit, "S") for unit in UNITS},
    }
    if size == "L":
        needs[1] |= {json_page(unit, "S") for unit in UNITS} | {datasette("S")}
    return needs.get(gate, set())


def _over(gate: int, size: str, slow: Times, fast: Times, of: str) -> Iterator[Finding]:
    """How many times slower the peer is."""
    yield Finding(gate, "times slower, p50", slow.p50 / fast.p50, size, of)
    yield Finding(gate, "times slower, p95", slow.p95 / fast.p95, size, of)


def _share(gate: int, size: str, ours: Times, theirs: Times, of: str) -> Iterator[Finding]:
    yield Finding(gate, "p50", ours.p50 / theirs.p50, size, of)
    yield Finding(gate, "p95", ours.p95 / theirs.p95, size, of)


def against_datasette(times: AllTimes, size: str) -> Iterator[Finding]:
    for at in ("", "S") if size == "L" else ("",):
        for unit in UNITS:
            yield from _over(1, at or size, times[datasette(at)], times[json_page(unit, at)], unit)


def against_fts5(times: AllTimes, size: str) -> Iterator[Finding]:
    for unit in UNITS:
        yield from _share(2, size, times[page("SQLite", unit)], times[FTS5], unit)


def against_tantivy(times: AllTimes, size: str) -> Iterator[Finding]:
    for unit in UNITS:
        yield from _share(3, size, times[plain(unit)], times[TANTIVY], unit)


def against_ordinary_django(times: AllTimes, size: str) -> Iterator[Finding]:
    """Judged by the page on SQLite, the measure of all gates; what PostgreSQL alone gives is told beside it."""
    for unit in UNITS:
        yield from _over(4, size, times[ORDINARY], times[page("SQLite", unit)], unit)
    for unit in UNITS:
        ours = times[page("PostgreSQL", unit)]
        yield Finding(4, "times slower than ours on PostgreSQL, p50", times[ORDINARY].p50 / ours.p50, size, unit)
        yield Finding(4, "times slower than ours on PostgreSQL, p95", times[ORDINARY].p95 / ours.p95, size, unit)


def between_databases(times: AllTimes, size: str) -> Iterator[Finding]:
    for unit in UNITS:
        sqlite, postgresql = times[page("SQLite", unit)], times[page("PostgreSQL", unit)]
        yield from _share(5, size, postgresql, sqlite, unit)
        pairs = zip(sqlite.samples, postgresql.samples, strict=True)
        otherwise = [place for place, (one, other) in enumerate(pairs) if one.digest != other.digest]
        first = f"first: question {otherwise[0]}" if otherwise else f"of {len(sqlite.samples)}"
        yield Finding(5, "questions answered otherwise", float(len(otherwise)), size, unit, first)


def between_kinds(times: AllTimes, size: str) -> Iterator[Finding]:
    for unit in UNITS:
        medians = {kind: float(np.median(times[page("SQLite", unit)].of_kind(kind))) for kind in KINDS}
        slowest = max(medians, key=lambda kind: medians[kind])
        fastest = min(TEXT_KINDS, key=lambda kind: medians[kind])
        yield Finding(6, "p50", medians[slowest] / medians[fastest], size, unit, f"{slowest} / {fastest}")


def between_sizes(times: AllTimes, size: str) -> Iterator[Finding]:
    if size == "L":
        for unit in UNITS:
            large, small = times[page("SQLite", unit)], times[page("SQLite", unit, "S")]
            yield Finding(7, "p50", large.p50 / small.p50, size, unit)


COMPARED: dict[int, Callable[[AllTimes, str], Iterator[Finding]]] = {
    1: against_datasette,
    2: against_fts5,
    3: against_tantivy,
    4: against_ordinary_django,
    5: between_databases,
    6: between_kinds,
    7: between_sizes,
}

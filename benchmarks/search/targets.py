"""The ten gates: what each asks, as data."""

from __future__ import annotations

from dataclasses import dataclass

GATES = {
    1: "search as JSON over HTTP against datasette with the same six facets",
    2: "the full page in process against FTS5 ranked alone, which counts and facets nothing",
    3: "the page without highlights against tantivy with six terms aggregations",
    4: "the full page against the ordinary Django search on PostgreSQL",
    5: "the page on PostgreSQL against the page on SQLite, and the same results query by query",
    6: "the slowest kind of query against the fastest kind that has words",
    7: "40,000 texts against 1,000",
    8: "size of the index against its text; time to build it against FTS5 of the same text",
    9: "a text is published and can be found at once",
    10: "the page of a resolution: uncached, cached, and “you have it already”",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A figure of a gate and what it has to be; sizes: at which sizes of the corpus that holds."""

    gate: int
    figure: str
    limit: float
    is_least: bool = False
    sizes: str = "L"

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.is_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {self.limit:g}"


TARGETS = (
    Target(1, "times slower, p50", 50, is_least=True),
    Target(1, "times slower, p95", 200, is_least=True),
    Target(1, "times slower, p50", 12, is_least=True, sizes="S"),
    Target(1, "times slower, p95", 20, is_least=True, sizes="S"),
    Target(2, "p50", 0.6),
    Target(2, "p95", 0.1),
    Target(3, "p50", 1.0),
    Target(3, "p95", 0.4),
    Target(4, "times slower, p50", 40, is_least=True),
    Target(4, "times slower, p95", 400, is_least=True),
    Target(5, "p50", 2.0),
    Target(5, "p95", 3.0),
    Target(5, "questions answered otherwise", 0, sizes="TSL"),
    Target(6, "p50", 2.0),
    Target(7, "p50", 4.0),
    Target(8, "bytes of index / bytes of text", 0.6),
    Target(8, "seconds of build / seconds of FTS5", 2.0),
    Target(9, "milliseconds to publish", 100, sizes="TSL"),
    Target(9, "texts not found at once", 0, sizes="TSL"),
    Target(10, "times faster uncached than ORM and template", 8, is_least=True, sizes="SL"),
    Target(10, "requests a second, cached / nginx static", 1 / 10, is_least=True, sizes="SL"),
    Target(10, "requests a second, 304 / nginx static", 1 / 8, is_least=True, sizes="SL"),
)


def target_of(gate: int, figure: str, size: str) -> Target | None:
    """The target that holds at this size; None for a figure that is only told."""
    found = (one for one in TARGETS if one.gate == gate and one.figure == figure and size in one.sizes)
    return next(found, None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One measured figure of a gate: `of` says of what (a unit, a database), `size` at which size."""

    gate: int
    figure: str
    value: float
    size: str
    of: str = ""
    remark: str = ""

    @property
    def target(self) -> Target | None:
        return target_of(self.gate, self.figure, self.size)

    @property
    def is_missed(self) -> bool:
        return self.target is not None and not self.target.is_met(self.value)

    @property
    def verdict(self) -> str:
        return "" if self.target is None else "MISSED" if self.is_missed else "met"

"""What a run prints: tables of p50, p95 and mean, and of p50 by kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from benchmarks.search.queries import KINDS
from benchmarks.search.race import Times


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns as wide as they need to be: words to the left, figures to the right."""
    cells = [list(row) for row in rows]
    shown = [list(heads), *([_shown(cell) for cell in row] for row in cells)]
    widths = [max(len(row[at]) for row in shown) for at in range(len(heads))]
    sides = [_side(row[at] for row in cells) for at in range(len(heads))]
    lines = [
        "  ".join(side(cell, width) for side, cell, width in zip(sides, row, widths, strict=True)) for row in shown
    ]
    return "\n".join(line.rstrip() for line in (lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def _side(column: Iterable[object]) -> Callable[[str, int], str]:
    return str.rjust if all(isinstance(cell, int | float) for cell in column) else str.ljust


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return (
            "–"
            if np.isnan(cell)
            else f"{cell:.3f}"
            if abs(cell) < 1
            else f"{cell:.2f}"
            if cell < 100
            else f"{cell:.0f}"
        )
    return str(cell)


def by_contestant(times: Mapping[str, Times]) -> str:
    heads = ("milliseconds", "p50", "p95", "mean", "CPU p50", "first p50", "rounds", "questions")
    return table(heads, ([name, *_figures(one), len(one.wall), one.wall.shape[1]] for name, one in times.items()))


def _figures(one: Times) -> list[float]:
    cpu = one.cpu_by_query
    return [one.p50, one.p95, float(one.by_query.mean()), float(np.median(cpu)), one.first_p50]


def by_kind(times: Mapping[str, Times]) -> str:
    heads = ("p50 by kind, milliseconds", *KINDS)
    return table(
        heads, ([name, *(float(np.median(one.of_kind(kind))) for kind in KINDS)] for name, one in times.items())
    )


def as_json(times: Mapping[str, Times]) -> dict[str, object]:
    """Every figure and every sample."""
    return {
        name: {
            "p50": one.p50,
            "p95": one.p95,
            "mean": float(one.by_query.mean()),
            "by_kind": {kind: float(np.median(one.of_kind(kind))) for kind in KINDS},
            "milliseconds": np.round(one.wall, 4).tolist(),
            "cpu_milliseconds": np.round(one.cpu, 4).tolist(),
        }
        for name, one in times.items()
    }

"""The judged queries and how a ranking is measured against them.

queries.json holds for each query what is typed, its kind, the information need in one sentence, and grades:
3 what the asker wants first, 2 right, 1 touches it, 0 looked at and not right, each with the names of resolutions.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).parent / "queries.json"
DEPTH = 10
WANTED_FIRST = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and its judged results: 'ga 77/238' -> 3."""

    q: str
    kind: str
    need: str
    grades: Mapping[str, int]


def judged_queries() -> list[Judged]:
    rows = json.loads(QUERIES.read_text(encoding="utf-8"))
    return [
        Judged(
            row["q"], row["kind"], row["need"], {name: int(g) for g, names in row["grades"].items() for name in names}
        )
        for row in rows
    ]


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10 with gains 2^grade - 1 (Burges and others 2005); what nobody judged counts nothing.

    >>> ndcg(["ga 1/2", "ga 1/1"], {"ga 1/1": 3, "ga 1/2": 0}).__round__(2)
    0.63
    """
    best = _gained(sorted(grades.values(), reverse=True))
    return _gained([grades.get(name, 0) for name in ranked]) / best if best else 0.0


def _gained(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(list(grades)[:DEPTH]))


def scores(ask: Callable[[str], Sequence[str]], queries: Sequence[Judged]) -> list[float]:
    """nDCG@10 of each query; `ask` gives names in order for what is typed."""
    return [ndcg(ask(query.q), query.grades) for query in queries]


def mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def by_kind(values: Sequence[float], queries: Sequence[Judged]) -> dict[str, float]:
    """Kind of query -> mean."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for value, query in zip(values, queries, strict=True):
        kinds[query.kind].append(value)
    return {kind: mean(held) for kind, held in sorted(kinds.items())}


def first_is_wanted(ask: Callable[[str], Sequence[str]], queries: Sequence[Judged]) -> float:
    """Success@1: how often the first result is one that the asker wants first."""
    hits = [query.grades.get(next(iter(ask(query.q)), ""), 0) == WANTED_FIRST for query in queries]
    return mean(hits)


DRAWS = 10_000


def interval(differences: Sequence[float], seed: int = 1) -> tuple[float, float]:
    """Between which values the mean difference lies in 95 of 100 draws of as many queries from these (bootstrap).

    >>> interval([0.5, 0.5, 0.5])
    (0.5, 0.5)
    """
    dice, count = random.Random(seed), len(differences)
    means = sorted(mean(dice.choices(differences, k=count)) for _ in range(DRAWS))
    return means[DRAWS // 40], means[-1 - DRAWS // 40]

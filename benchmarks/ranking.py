"""nDCG@10 of the archive's search, FTS5 bm25 and ts_rank_cd over the judged queries (benchmarks/judged/README.md).

    pg_virtualenv bash -c 'DATABASE_URL=… .venv/bin/python -m benchmarks.ranking'

The archive that DATABASE_URL names must hold the judged texts; FTS5 is in memory, PostgreSQL is the one that libpq's
variables name (a temporary table). Of each peer the best of several settings is taken. Ends with status 1 where the
archive's search is not above both.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.judged.measures import Judged, by_kind, first_is_wanted, interval, judged_queries, mean, scores  # noqa: E402
from benchmarks.judged.peers import Fts5, Postgres, Text, name_of, published_texts  # noqa: E402
from resolutions.search.find import find  # noqa: E402
from resolutions.search.nearby import nearby  # noqa: E402
from resolutions.search.request import SearchRequest  # noqa: E402

KNOWN_ITEMS = ("designation", "nickname")
TITLE_WEIGHTS = (1.0, 2.0, 5.0, 10.0, 20.0)
NORMALIZATIONS = (0, 1, 2, 4, 8, 16, 32)
ALIKE, BEHIND = 0.005, 0.05
SEED = 5  # of the half on which constants were tuned

Ask = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Measured:
    """A system's figures. `values` are nDCG@10 in the order of the queries."""

    label: str
    values: list[float] = field(repr=False)
    first: float
    kinds: dict[str, float]

    @property
    def overall(self) -> float:
        return mean(self.values)


def ours(typed: str) -> list[str]:
    """The first page of the archive's own search, as a reader gets it: what is near follows where little is found."""
    found = find(SearchRequest(q=typed))
    near = nearby(found)
    return [name_of(hit.identity) for hit in (*found.hits, *(near.hits if near else ()))]


def tuned_on(queries: Sequence[Judged]) -> set[str]:
    """Half of the queries, the same at every call: constants were chosen on these alone."""
    return {query.q for query in random.Random(SEED).sample(list(queries), len(queries) // 2)}


def measured(label: str, ask: Ask, queries: Sequence[Judged]) -> Measured:
    values = scores(ask, queries)
    known = [query for query in queries if query.kind in KNOWN_ITEMS]
    return Measured(label, values, first_is_wanted(ask, known), by_kind(values, queries))


def measure() -> dict[str, Any]:
    """{"ours": …, "FTS5 bm25": …, "ts_rank_cd": …} to nDCG@10, with "systems" for the rest, and "missing" texts."""
    queries, texts = judged_queries(), published_texts()
    peers = [Fts5(texts, title) for title in TITLE_WEIGHTS]
    systems = [measured("ours", ours, queries), _best(peers, queries), _best_postgres(texts, queries)]
    held = {text.name for text in texts}
    missing = sorted({name for query in queries for name, grade in query.grades.items() if grade} - held)
    return {**{system.label: system.overall for system in systems}, "systems": systems, "missing": missing}


def _best(peers: Sequence[Fts5 | Postgres], queries: Sequence[Judged]) -> Measured:
    found = [measured(peer.label, peer.ask, queries) for peer in peers]
    return max(found, key=lambda system: system.overall)


def _best_postgres(texts: Sequence[Text], queries: Sequence[Judged]) -> Measured:
    peer = Postgres(texts)
    found = []
    for peer.normalization in NORMALIZATIONS:
        found.append(measured(peer.label, peer.ask, queries))
    return max(found, key=lambda system: system.overall)


def report(result: dict[str, Any]) -> bool:
    """Prints the table; whether ours is above both."""
    queries, systems = judged_queries(), result["systems"]
    half = tuned_on(queries)
    if result["missing"]:
        print(f"{len(result['missing'])} judged texts are not in this archive: {', '.join(result['missing'][:9])} …")
    print(f"{'nDCG@10':22}" + "".join(f"{system.label:>12}" for system in systems))
    for kind in sorted({query.kind for query in queries}):
        print(f"{kind:22}" + "".join(f"{system.kinds[kind]:12.3f}" for system in systems))
    for label, is_of in (("constants tuned on", True), ("not looked at", False)):
        chosen = [at for at, query in enumerate(queries) if (query.q in half) is is_of]
        print(f"{label:22}" + "".join(f"{mean([system.values[at] for at in chosen]):12.3f}" for system in systems))
    print(f"{'all':22}" + "".join(f"{system.overall:12.3f}" for system in systems))
    print(f"{'known item is first':22}" + "".join(f"{system.first:12.3f}" for system in systems))
    for peer in systems[1:]:
        print(*_against(systems[0], peer, queries), sep="\n")
    return bool(result["ours"] > max(system.overall for system in systems[1:]))


def _against(one: Measured, peer: Measured, queries: Sequence[Judged]) -> Iterator[str]:
    """How far ahead of a peer over the same queries, and where behind it."""
    differences = [ours - theirs for ours, theirs in zip(one.values, peer.values, strict=True)]
    least, most = interval(differences)
    better, worse = (sum(sign * each > ALIKE for each in differences) for sign in (1, -1))
    yield (
        f"against {peer.label}: {mean(differences):+.3f} (95 of 100: {least:+.3f} to {most:+.3f});"
        f" better {better}, worse {worse}, alike {len(differences) - better - worse}"
    )
    for difference, query in sorted(zip(differences, queries, strict=True), key=lambda pair: pair[0]):
        if difference < -BEHIND:
            yield f"  behind by {-difference:.2f}: {query.q}"


def main() -> None:
    sys.exit(0 if report(measure()) else 1)


if __name__ == "__main__":
    main()

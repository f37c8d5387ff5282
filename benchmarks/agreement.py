"""Random searches over a whole archive, each compared with an oracle that looks at every paragraph.

    DATABASE_URL=… python -m benchmarks.agreement [--queries 2000] [--seed 1] [--second postgres://…]

hypothesis draws the searches from the archive's own words, symbols and values. `--second` is another database with the
same texts (backup_archive, then restore_archive there): it is asked the same in a process of its own and must give the
same totals, the same order and the same facets, and agree with its own oracle as well. Ends with status 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.db import connection  # noqa: E402  (after django.setup)
from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from resolutions.models import AddresseeName, ConventionName, TopicName  # noqa: E402
from resolutions.search.find import find  # noqa: E402
from resolutions.search.finding.ranking import Sort  # noqa: E402
from resolutions.search.request import SearchRequest  # noqa: E402
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, read_archive  # noqa: E402
from resolutions.tests.search.asking import UNITS, choices, disagreements, queries  # noqa: E402
from resolutions.tests.search.oracle import Oracle  # noqa: E402

SENTENCES, SYMBOLS, NAMES = 1500, 400, 60  # drawn from the archive before searches are drawn from them
SHOWN = 10


@dataclass
class Agreement:
    """faults: what was asked -> what a search said otherwise than the oracle. answers: one a search, in order."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)


def measure(count: int, number: int = 1, requests: Sequence[Mapping[str, Any]] = ()) -> Agreement:
    """Asks the archive that DATABASE_URL names `count` searches, or those that are given."""
    oracle = Oracle(read_archive())
    print(f"{connection.vendor}: {len(oracle.texts)} texts, {len(oracle.all)} paragraphs", file=sys.stderr)
    asked = list(requests) or [_plain(request) for request in drawn(_requests(oracle, number), count, number)]
    done = Agreement(asked)
    began = time.monotonic()
    for at, one in enumerate(asked, 1):
        request = SearchRequest(**{**one, "sort": Sort(one["sort"]), "chosen": _tuples(one["chosen"])})
        faults = disagreements(oracle, request)
        if faults:
            done.faults[json.dumps(one, ensure_ascii=False)] = faults
        done.answers.append(_answer(request))
        if at % 200 == 0:
            print(f"{at} searches, {len(done.faults)} faults, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return done


def drawn(strategy: st.SearchStrategy[SearchRequest], count: int, number: int) -> list[SearchRequest]:
    """So many different examples; the same for the same number."""
    found: list[SearchRequest] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(request: SearchRequest) -> None:
        found.append(request)

    collect()
    return found


def _requests(oracle: Oracle, number: int) -> st.SearchStrategy[SearchRequest]:
    dice = random.Random(number)
    runs = sorted((run.words for run in oracle.runs if run.words), key=" ".join)
    symbols = sorted({key for run in oracle.runs for key in run.symbols} | {_start(text) for text in oracle.texts})
    held = {facet: sorted(oracle.held(facet)) for facet in (*OF_TEXTS, *OF_PARAGRAPHS)}
    return st.builds(
        SearchRequest,
        q=queries(_sample(dice, runs, SENTENCES), _sample(dice, symbols, SYMBOLS), _named(dice, held)),
        unit=st.sampled_from(UNITS),
        chosen=choices({facet: _sample(dice, values, NAMES) for facet, values in held.items()}),
        sort=st.sampled_from(Sort),
        with_specimens=st.booleans(),
    )


def _start(text: Any) -> str:
    return f"{sorted(text.spellings)[0].rsplit('/', 1)[0]}/*"


def _named(dice: random.Random, held: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Field word -> values as people would type them."""
    names = {
        "to": AddresseeName.objects.order_by("words").values_list("words", flat=True),
        "topic": TopicName.objects.order_by("words").values_list("words", flat=True),
        "cites": ConventionName.objects.order_by("name").values_list("name", flat=True),
        **{facet: held[facet] for facet in ("action", "convention", "article", "session", "body", "part", "language")},
    }
    return {
        name: [each.replace('"', "") for each in _sample(dice, list(values), NAMES)] for name, values in names.items()
    }


def _sample(dice: random.Random, values: Sequence[Any], size: int) -> list[Any]:
    return list(values) if len(values) <= size else dice.sample(list(values), size)


def _plain(request: SearchRequest) -> dict[str, Any]:
    chosen = {name: list(values) for name, values in request.chosen.items()}
    return {
        "q": request.q,
        "unit": request.unit,
        "chosen": chosen,
        "sort": request.sort.value,
        "with_specimens": request.with_specimens,
    }


def _tuples(chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in chosen.items()}


def _answer(request: SearchRequest) -> list[Any]:
    results = find(request)
    facets = [[facet.name, [[value.value, value.count] for value in facet.values]] for facet in results.facets]
    hits = [[hit.identity.path, hit.matching, [one.token for one in hit.paragraphs]] for hit in results.hits]
    return [results.total, hits, facets]


def compared(one: Agreement, other: Agreement) -> list[str]:
    """Searches that the two databases answer differently."""
    pairs = zip(one.requests, one.answers, other.answers, strict=True)
    return [json.dumps(asked, ensure_ascii=False) for asked, first, second in pairs if first != second]


def asked_elsewhere(address: str, requests: Sequence[Mapping[str, Any]]) -> Agreement:
    """The same searches in another database, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "asked.json"
        path.write_text(json.dumps(list(requests)), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.agreement", "--exchange", str(path)]
        subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=True)  # noqa: S603 - this very file
        return Agreement(**json.loads(path.read_text(encoding="utf-8")))


def _exchange(path: Path) -> None:
    done = measure(0, requests=json.loads(path.read_text(encoding="utf-8")))
    path.write_text(json.dumps(done.__dict__), encoding="utf-8")


def _report(label: str, faults: Sequence[str], say: Callable[[str], object] = print) -> None:
    say(f"{label}: {len(faults)}")
    for fault in faults[:SHOWN]:
        say(f"  {fault}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--second", default="", help="address of a second database with the same texts")
    parser.add_argument("--exchange", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.exchange:
        _exchange(options.exchange)
        return
    done = measure(options.queries, options.seed)
    found = sum(1 for answer in done.answers if answer[0])
    print(f"{len(done.answers)} searches, {found} of which find something")
    faults = [f"{asked}: {said}" for asked, said in done.faults.items()]
    _report("otherwise than the oracle", faults)
    if options.second:
        other = asked_elsewhere(options.second, done.requests)
        elsewhere = [f"{asked}: {said}" for asked, said in other.faults.items()]
        _report("otherwise than the oracle, in the second database", elsewhere)
        different = compared(done, other)
        _report("different in the two databases", different)
        faults += elsewhere + different
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

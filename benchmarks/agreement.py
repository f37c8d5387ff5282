"""Random searches over a whole archive, each compared with an oracle that looks at every paragraph.

    DATABASE_URL=… python -m benchmarks.agreement [--queries 2000] [--seed 1] [--second postgres://…]

hypothesis draws the searches from the archive's own words, symbols and values. `--second` is another database with the
same texts (backup_archive, then restore_archive there): it is asked the same in a process of its own and must give the
same totals, the same texts in the same order to the last one, the same facets and the same marked paragraphs, and agree
with its own oracle as well. What was answered is kept under `--keep`; the same command goes on where it was interrupted,
if neither the code nor the texts nor the searches changed. Ends with status 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.db import connection  # noqa: E402  (after django.setup)
from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from benchmarks.agreeing.asked import answers, request_of, written  # noqa: E402
from benchmarks.agreeing.kept import Kept, digest  # noqa: E402
from benchmarks.search.stamps import TOP  # noqa: E402
from benchmarks.search.stamps import digest as of_files  # noqa: E402
from resolutions.models import AddresseeName, ConventionName, TopicName  # noqa: E402
from resolutions.search.finding.ranking import Sort  # noqa: E402
from resolutions.search.request import SearchRequest  # noqa: E402
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, read_archive  # noqa: E402
from resolutions.tests.search.asking import UNITS, choices, queries  # noqa: E402
from resolutions.tests.search.oracle import Oracle  # noqa: E402

SENTENCES, SYMBOLS, NAMES = 1500, 400, 60  # drawn from the archive before searches are drawn from them
SHOWN = 10
KEEP = Path(__file__).parent / ".data" / "agreement"
SPARE = 3  # times as many are drawn as are wanted: hypothesis draws some twice
PROGRESS = 100
CODE = of_files([*(TOP / "resolutions").rglob("*.py"), *Path(__file__).parent.glob("agree*/*.py")])

Asked = dict[str, Any]


def drawn(oracle: Oracle, count: int, number: int) -> list[Asked]:
    """So many different searches; the same for the same number and the same texts."""
    found: dict[str, Asked] = {}
    turn = 0
    while len(found) < count and turn < SPARE * 10:
        for request in _examples(_requests(oracle, number), count, number * 100 + turn):
            one = written(request)
            found.setdefault(json.dumps(one, sort_keys=True), one)
        turn += 1
    return list(found.values())[:count]


def _examples(strategy: st.SearchStrategy[SearchRequest], count: int, number: int) -> list[SearchRequest]:
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


def ask(path: Path, oracle: Oracle, asked: Sequence[Asked]) -> Kept:
    """Asks the archive that DATABASE_URL names what was not answered yet."""
    words = [[text.name, [run.words for one in text.paragraphs for run in one.runs]] for text in oracle.texts]
    kept = Kept.opened(path, digest([connection.vendor, CODE, digest(words), *asked]))
    print(f"{connection.vendor}: {len(oracle.texts)} texts, {len(oracle.all)} paragraphs", file=sys.stderr)
    if kept.answers:
        print(f"{len(kept.answers)} were answered already", file=sys.stderr)
    for one in asked[len(kept.answers) :]:
        kept.add(*answers(oracle, request_of(one)))
        if len(kept.answers) % PROGRESS == 0:
            print(f"{len(kept.answers)} searches, {len(kept.faults)} faults, {kept.seconds:.0f} s", file=sys.stderr)
    return kept


def ask_elsewhere(address: str, folder: Path, asked: Sequence[Asked]) -> Kept:
    """The same searches in another database, in a process of its own."""
    (folder / "asked.json").write_text(json.dumps(list(asked)), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.agreement", "--answer", "--keep", str(folder)]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=True)  # noqa: S603 - this very file
    return Kept.read(folder / "second.jsonl")


def _answer(folder: Path) -> None:
    asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    ask(folder / "second.jsonl", Oracle(read_archive()), asked)


def different(asked: Sequence[Asked], one: Kept, other: Kept) -> list[str]:
    """Searches that the two databases answer differently, and in what."""
    pairs = zip(asked, one.answers, other.answers, strict=True)
    return [
        f"{json.dumps(each, ensure_ascii=False)}: {', '.join(name for name in first if first[name] != second[name])}"
        for each, first, second in pairs
        if first != second
    ]


def report(label: str, faults: Sequence[str]) -> bool:
    print(f"{label}: {len(faults)}")
    for fault in faults[:SHOWN]:
        print(f"  {fault}")
    return not faults


def measure(options: argparse.Namespace) -> bool:
    """Asks, prints what was found; whether all agree."""
    oracle = Oracle(read_archive())
    asked = drawn(oracle, options.queries, options.seed)
    done = ask(options.keep / "first.jsonl", oracle, asked)
    found = sum(1 for answer in done.answers if answer["total"])
    print(f"{len(done.answers)} different searches, {found} of which find something; {done.seconds:.0f} s")
    is_met = report("otherwise than the oracle", done.said(asked)) and len(done.answers) == options.queries
    if options.second:
        del oracle
        other = ask_elsewhere(options.second, options.keep, asked)
        print(f"the second database: {len(other.answers)} searches, {other.seconds:.0f} s")
        is_met &= report("otherwise than the oracle, in the second database", other.said(asked))
        is_met &= report("different in the two databases", different(asked, done, other))
    return is_met


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--second", default="", help="address of a second database with the same texts")
    parser.add_argument("--keep", type=Path, default=KEEP, help="the folder for what was answered")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    if options.answer:
        _answer(options.keep)
        return
    sys.exit(0 if measure(options) else 1)


if __name__ == "__main__":
    main()

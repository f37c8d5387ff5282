"""The command: what was asked for, the run, the report, the exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.search import at_once, gates, pages, storage
from benchmarks.search.acceptance import LINES, accepted
from benchmarks.search.archives import Corpus, archive_env, is_installed, say, step
from benchmarks.search.errors import BenchmarkError
from benchmarks.search.line_up import lined_up
from benchmarks.search.postgres import server
from benchmarks.search.processes import end_on_signals
from benchmarks.search.queries import OF_EACH_KIND
from benchmarks.search.race import Times, race
from benchmarks.search.report import Report
from benchmarks.search.targets import GATES

DATA = Path(__file__).resolve().parent.parent / ".data"
NEEDS_POSTGRESQL = {4, 5}
NEEDS_STATIC = {1, 10}  # pages name style sheets by their digests
MEASURED = {8: storage.measured, 9: at_once.measured, 10: pages.measured}


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("--size", choices=("T", "S", "L"), default="L", help="40, 1,000 or 40,000 texts (default: L)")
    parser.add_argument(
        "--gate", type=int, action="append", choices=sorted(GATES), help="this gate alone; may be repeated"
    )
    parser.add_argument("--line", action="append", choices=sorted(LINES), help="this other line of acceptance too")
    parser.add_argument("--all", action="store_true", help="the gates and all other lines of acceptance")
    parser.add_argument("--list", action="store_true", help="say what there is to measure, and measure nothing")
    parser.add_argument("--build", action="store_true", help="build what the run needs, and measure nothing")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds of the interleaved run (default: 5)")
    parser.add_argument("--queries", type=int, default=OF_EACH_KIND, help="questions of each of the eight kinds")
    parser.add_argument("--archive", help="a database URL of an archive with real texts, for the line “real”")
    parser.add_argument("--seconds", type=float, help="how long the lines “load” and “replica” last, for a first look")
    parser.add_argument("--data", type=Path, default=DATA, help="the scratch folder, which keeps what is built")
    parser.add_argument("--json", type=Path, help="where the report goes (default: in the scratch folder)")
    parser.add_argument("--without-postgresql", action="store_true", help="leave out what needs PostgreSQL")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 where every target is met, 1 where one is missed, 2 where a run could not be made."""
    asked = options(arguments)
    if asked.list:
        print(listing())
        return 0
    end_on_signals()
    try:
        report = run(asked)
    except BenchmarkError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("Interrupted. What was built is kept; the same command goes on from there.")
        return 130
    return 1 if report.missed else 0


def listing() -> str:
    lines = [f"--gate {number:<9} {words}" for number, words in GATES.items()]
    return "\n".join([*lines, *(f"--line {name:<9} {line.words}" for name, line in LINES.items())])


def chosen_gates(asked: argparse.Namespace) -> list[int]:
    """Those that were named; all of them where nothing was named. Without PostgreSQL those that need none."""
    named = asked.gate or ([] if asked.line and not asked.all else list(GATES))
    return [gate for gate in named if not (asked.without_postgresql and gate in NEEDS_POSTGRESQL)]


def run(asked: argparse.Namespace) -> Report:
    data = asked.data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    chosen = chosen_gates(asked)
    if 10 in chosen and not asked.build:
        pages.require_programs()
    report = Report(asked.size, data)
    with ExitStack() as stack:
        postgresql = None
        if not asked.without_postgresql:
            postgresql = stack.enter_context(server(data / "postgresql", data / "postgresql.log"))
        corpus = Corpus(asked.size, data, postgresql, asked.queries)
        small = Corpus("S", data, None, asked.queries) if asked.size == "L" and {1, 7} & set(chosen) else None
        if chosen:
            for each in (corpus, small):
                if each is not None:
                    each.build()
            if NEEDS_STATIC & set(chosen):
                step("static", env=archive_env(f"sqlite:///{corpus.archive}", data))
        if not asked.build:
            _measure(asked, chosen, (corpus, small), report)
    return report


def _measure(
    asked: argparse.Namespace, chosen: list[int], corpora: tuple[Corpus, Corpus | None], report: Report
) -> None:
    """The interleaved run, then the gates that measure for themselves, then the other lines."""
    corpus, small = corpora
    times: dict[str, Times] = {}
    names = _present(set().union(*(gates.needed(gate, asked.size) for gate in chosen)), asked)
    if names:
        with lined_up(names, corpus, small) as contestants:
            times = race(contestants, asked.rounds, _progress)
    report.add_times(times)
    for gate in chosen:
        say(f"gate {gate}: {GATES[gate]} …")
        try:
            if gate in MEASURED:
                report.add(gate, MEASURED[gate](corpus))
            elif gates.needed(gate, asked.size) <= set(times):
                report.add(gate, gates.COMPARED[gate](times, asked.size))
            else:
                report.leave_out(gate, "a contestant is not here")
        except BenchmarkError as error:
            report.leave_out(gate, str(error))
    for name in sorted(LINES) if asked.all else asked.line or ():
        report.add_line(accepted(name, corpus, asked.archive, asked.seconds))
    report.finish(asked.json)


def _present(names: set[str], asked: argparse.Namespace) -> set[str]:
    """Those that can take part."""
    lacking = {name for name in names if asked.without_postgresql and "PostgreSQL" in name}
    peers = {gates.TANTIVY: "tantivy", gates.datasette(): "datasette", gates.datasette("S"): "datasette"}
    lacking |= {name for name in names if name in peers and not is_installed(peers[name])}
    if lacking:
        say(f"Not here, and left out: {', '.join(sorted(lacking))}.")
    return names - lacking


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and done % 10 == 0:
        print(f"\r  {done:,} of {total:,} questions", end="\n" if done == total else "", file=sys.stderr, flush=True)

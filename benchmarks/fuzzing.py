"""Reads mutated texts by the thousand: no crash, no lost word, time that grows with the length only.

    python benchmarks/fuzzing.py [--inputs 10000] [--seed 1] [--keep FOLDER] [--again SEED:NUMBER]

Texts are the archive's specimens and, where they are there, the real texts in ../shared. A trial that went wrong is
printed with the seed that gives it again; `--keep` writes its bytes to a folder.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from pathlib import Path

import django

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from resolutions.tests.ingest.robust.fuzzing import Tally, Trial, run, source_of, trials  # noqa: E402
from resolutions.tests.ingest.robust.originals import originals  # noqa: E402


def main() -> int:
    options = _options()
    texts = originals(TOP.parent / "shared", random.Random(options.seed))
    if options.again:
        _show(run(texts, options.again))
        sys.stdout.buffer.write(source_of(texts, options.again)[1])
        return 0
    tally = Tally()
    for trial in trials(texts, options.inputs, options.seed):
        tally.add(trial)
        if trial.crash or trial.faults:
            _show(trial)
            _keep(options.keep, trial, source_of(texts, trial.seed)[1])
    _report(tally)
    return 1 if tally.bad else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again", default="")
    return parser.parse_args()


def _show(trial: Trial) -> None:
    said = trial.crash.strip().splitlines()[-6:] if trial.crash else list(trial.faults)
    print(
        f"{trial.seed} {trial.kind} {trial.name}, {trial.size} bytes",
        *[f"    {line[:400]}" for line in said],
        sep="\n",
        flush=True,
    )


def _keep(folder: Path | None, trial: Trial, data: bytes) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{trial.seed.replace(':', '-')}-{trial.name}").write_bytes(data)


def _report(tally: Tally) -> None:
    crashes = sum(1 for trial in tally.bad if trial.crash)
    print(f"inputs {sum(tally.kinds.values())}, crashes {crashes}, other faults {len(tally.bad) - crashes}")
    print("kinds", ", ".join(f"{kind} {count}" for kind, count in sorted(tally.kinds.items())))
    print("slowest, seconds each 100 kB:")
    for trial in tally.slowest:
        print(
            f"    {trial.seconds_each_100_kb:.2f}  {trial.seed} {trial.kind} {trial.name} ({trial.seconds:.2f} s, {trial.size} bytes)"
        )


if __name__ == "__main__":
    sys.exit(main())

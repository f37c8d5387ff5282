"""Runs many mutated sources through the reader and counts what went wrong: crashes, losses, time beyond the length."""

from __future__ import annotations

import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resolutions.tests.ingest.robust.invariants import faults_of
from resolutions.tests.ingest.robust.originals import Original


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutated source and what came of it. seconds are of reading and of every check."""

    kind: str
    name: str
    seed: str
    size: int
    seconds: float
    faults: tuple[str, ...] = ()
    crash: str = ""

    @property
    def seconds_each_100_kb(self) -> float:
        return self.seconds / max(self.size, 20_000) * 100_000


@dataclass(slots=True)
class Tally:
    """What all trials gave."""

    kinds: Counter[str] = field(default_factory=Counter)
    bad: list[Trial] = field(default_factory=list)
    slowest: list[Trial] = field(default_factory=list)

    def add(self, trial: Trial) -> None:
        self.kinds[trial.kind] += 1
        if trial.crash or trial.faults:
            self.bad.append(trial)
        self.slowest = sorted([*self.slowest, trial], key=lambda one: -one.seconds_each_100_kb)[:10]


def trials(originals: Sequence[Original], count: int, seed: int) -> Iterator[Trial]:
    """`count` trials; each can be had again from its own seed with `source_of`."""
    for number in range(count):
        yield run(originals, f"{seed}:{number}")


def source_of(originals: Sequence[Original], seed: str) -> tuple[Original, bytes]:
    dice = random.Random(seed)
    kinds = sorted({one.kind for one in originals})
    kind = dice.choice(kinds)
    original = dice.choice([one for one in originals if one.kind == kind])
    return original, original.mutated(dice)


def run(originals: Sequence[Original], seed: str) -> Trial:
    original, data = source_of(originals, seed)
    started = time.process_time()
    crash, faults = "", []
    try:
        faults = faults_of(data, original.name)
    except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
        crash = traceback.format_exc()
    seconds = time.process_time() - started
    return Trial(original.kind, original.name, seed, len(data), seconds, tuple(faults), crash)

"""Whether a text without warnings may be trusted: how many carry none, and how many of those are exactly right.

    python benchmarks/confidence.py --regular ../shared/corpus/akn4un/ga

Texts that the UN marked up are rendered as print shows them (../shared/tools/score.py) and read back. A text is exactly
right where the sequence of its paragraphs and all their words are the publisher's.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
TOOLS = PROJECT.parent / "shared" / "tools"
sys.path.insert(0, str(PROJECT))

from resolutions.errors import ArchiveError  # noqa: E402
from resolutions.exports.json import resolution_to_json  # noqa: E402
from resolutions.ingest.drafts import Reading, Severity  # noqa: E402
from resolutions.ingest.pipeline import read_source  # noqa: E402


def load_score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", TOOLS / "score.py")
    if spec is None or spec.loader is None or not (TOOLS / "score.py").is_file():
        raise SystemExit(f"{TOOLS / 'score.py'} is not there: place the real texts and their tools in ../shared.")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def as_answer(reading: Reading) -> dict[str, Any]:
    return {
        "resolutions": [resolution_to_json(draft) for draft in reading.drafts],
        "dropped": [{"text": item.text} for item in reading.dropped],
    }


class Measure:
    """The texts of one look: with and without warnings, exactly right or not."""

    def __init__(self, score: ModuleType, look: str, shown: int, shift: int) -> None:
        self.score, self.look, self.shown, self.shift = score, look, shown, shift
        self.tally: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()

    def take(self, name: str, gold: Any, text: str) -> None:
        try:
            reading = read_source(text.encode(), name)
        except ArchiveError as error:
            print(f"{name}: {error}")
            self.tally["texts"] += 1
            return
        doubts = [problem for problem in reading.problems if problem.severity != Severity.INFO]
        one: Counter[str] = Counter()
        faults = self.score.Comparison(gold, as_answer(reading), text, self.look, self.shift, one).run()
        self.all += one
        is_right = one["structure"] == one["files"] and one["paragraphs exact"] == one["paragraphs"]
        self.codes.update(problem.code for problem in doubts)
        self.tally.update(texts=1, without=not doubts, right=is_right, both=is_right and not doubts)
        self._show(name, is_right, faults, [f"{p.code} {p.anchor} {p.message}" for p in doubts])

    def _show(self, name: str, is_right: bool, faults: list[str], doubts: list[str]) -> None:
        if self.shown and (doubts or not is_right):
            self.shown -= 1
            print(name, "" if is_right else "WRONG", *faults, *doubts, sep="\n  ")

    def figures(self) -> dict[str, Any]:
        texts, without = self.tally["texts"], self.tally["without"]
        score = self.score.figures(self.all, texts, 0, 0.0)
        return {
            "look": self.look,
            "texts": texts,
            "without warnings": round(without / texts, 4) if texts else None,
            "of those exactly right": round(self.tally["both"] / without, 4) if without else None,
            "exactly right of all": round(self.tally["right"] / texts, 4) if texts else None,
            "warnings": dict(self.codes.most_common()),
            "score": {
                key: score[key]
                for key in ("read", "identity", "structure", "text", "note_marks_f1", "lost", "invented")
            },
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--look", nargs="+", default=["2002", "1997"])
    parser.add_argument("--seed", nargs="+", type=int, default=[45])
    parser.add_argument("--first-note", type=int, default=1)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--regular", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="how many texts with warnings or faults to print a look")
    options = parser.parse_args()
    score = load_score()
    for look, seed in itertools.product(options.look, options.seed):
        measure = Measure(score, look, options.show, options.first_note - 1)
        chosen = argparse.Namespace(**{**vars(options), "look": look, "seed": seed})
        for name, (gold, text, _) in score.collect(chosen).items():
            measure.take(name, gold, text)
        print(json.dumps({"seed": seed, **measure.figures()}))


if __name__ == "__main__":
    main()

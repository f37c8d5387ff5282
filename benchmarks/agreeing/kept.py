"""What was answered, a line a search, so that a run that was interrupted goes on where it was."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def digest(what: Any) -> str:
    """Of anything that can be written as JSON."""
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:16]


@dataclass
class Kept:
    """answers: one a search, in order. faults: number of a search -> what it said otherwise than the oracle.

    seconds: that all answers took together, those of earlier runs too.
    """

    path: Path
    answers: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[int, list[str]] = field(default_factory=dict)
    seconds: float = 0.0
    _since: float = field(default_factory=time.monotonic)

    @classmethod
    def opened(cls, path: Path, of: str) -> Kept:
        """What was kept of the same; a new file where there is none, or one of something else."""
        if path.exists() and path.read_text(encoding="utf-8").partition("\n")[0] == json.dumps({"of": of}):
            return cls.read(path)
        path.write_text(json.dumps({"of": of}) + "\n", encoding="utf-8")
        return cls(path)

    @classmethod
    def read(cls, path: Path) -> Kept:
        """What is whole of a file; a last line that was not written to its end is taken away."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
        path.write_text("".join(lines), encoding="utf-8")
        found = cls(path)
        for line in lines[1:]:
            found._take(**json.loads(line))
        return found

    def add(self, answer: dict[str, Any], faults: Sequence[str]) -> None:
        now = time.monotonic()
        line = {"answer": answer, "faults": list(faults), "seconds": round(now - self._since, 4)}
        self._since = now
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        self._take(**line)

    def said(self, asked: Sequence[dict[str, Any]]) -> list[str]:
        """The faults as sentences."""
        return [f"{json.dumps(asked[at], ensure_ascii=False)}: {said}" for at, said in self.faults.items()]

    def _take(self, answer: dict[str, Any], faults: list[str], seconds: float) -> None:
        if faults:
            self.faults[len(self.answers)] = faults
        self.answers.append(answer)
        self.seconds += seconds

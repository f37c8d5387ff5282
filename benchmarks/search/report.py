"""What a run found: printed as it comes, kept as JSON at the end."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.search.figures import as_json, by_contestant, by_kind, table
from benchmarks.search.race import Times
from benchmarks.search.targets import GATES, Finding

HEADS = ("gate", "figure", "of", "size", "measured", "target", "", "")


@dataclass(frozen=True, slots=True)
class Line:
    """What one of the other lines of acceptance gave: its words, and whether it passed (None: not judged)."""

    name: str
    words: str
    is_met: bool | None = None


@dataclass
class Report:
    """Findings of gates, times, other lines. `missed` is what makes the exit status."""

    size: str
    data: Path
    findings: list[Finding] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    times: Mapping[str, Times] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)

    def add_times(self, times: Mapping[str, Times]) -> None:
        self.times = times
        if times:
            print(f"\n{by_contestant(times)}\n\n{by_kind(times)}\n", flush=True)

    def add(self, gate: int, findings: Iterable[Finding]) -> None:
        found = list(findings)
        self.findings += found
        print(f"\nGate {gate}: {GATES[gate]}\n{self._table(found)}", flush=True)

    def add_line(self, line: Line) -> None:
        self.lines.append(line)
        print(f"\n{line.name}: {line.words}", flush=True)

    def leave_out(self, gate: int, why: str) -> None:
        """A gate that could not be measured is not met."""
        self.left_out[gate] = why
        print(f"\nGate {gate}: {GATES[gate]}\nnot measured: {why}", flush=True)

    @property
    def missed(self) -> list[str]:
        gates = [f"gate {one.gate}, {one.figure} ({one.of})" for one in self.findings if one.is_missed]
        gates += [f"gate {gate}, not measured" for gate in self.left_out]
        return [*gates, *(line.name for line in self.lines if line.is_met is False)]

    def _table(self, findings: list[Finding]) -> str:
        rows = [
            (one.gate, one.figure, one.of, one.size, one.value, str(one.target or ""), one.verdict, one.remark)
            for one in findings
        ]
        return table(HEADS, rows)

    def finish(self, path: Path | None) -> None:
        """The summary, and the file."""
        where = path or self.data / f"report-{self.size}.json"
        where.write_text(json.dumps(self._held(), indent=1), encoding="utf-8")
        judged = [one for one in self.findings if one.target]
        if judged:
            print(f"\nAll figures that have a target\n{self._table(judged)}")
        missed = self.missed
        print(f"\n{len(missed)} missed: {'; '.join(missed)}" if missed else "\nEvery target that was measured is met.")
        print(f"Report: {where}", flush=True)

    def _held(self) -> dict[str, object]:
        return {
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "size": self.size,
            "revision": _revision(),
            "machine": {"system": platform.platform(), "python": platform.python_version()},
            "findings": [
                {**asdict(one), "target": str(one.target or ""), "verdict": one.verdict} for one in self.findings
            ],
            "left_out": self.left_out,
            "lines": [asdict(line) for line in self.lines],
            "times": as_json(self.times),
        }


def _revision() -> str:
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607
    return said.stdout.strip()

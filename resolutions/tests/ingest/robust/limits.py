"""Reads one file in a process of its own and says how long it took, how much memory, and what came of it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from resolutions.errors import ReadingError
from resolutions.ingest.pipeline import read_source

SECONDS, MEMORY = 10.0, 1024**3
_PATIENCE = 120  # seconds until a process is ended that will not end; what it took is then known to be too much
_TOP = Path(__file__).resolve().parents[4]


@dataclass(frozen=True, slots=True)
class Outcome:
    """said: "reading", the sentence of a refusal, or what broke. Bytes are the most that were held at once."""

    seconds: float
    memory: int
    said: str
    is_answer: bool

    @property
    def is_within_limits(self) -> bool:
        return self.is_answer and self.seconds <= SECONDS and self.memory <= MEMORY


def read_within_limits(data: bytes, name: str) -> Outcome:
    """The outcome of reading these bytes under this name."""
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix) as file:
        file.write(data)
        file.flush()
        command = [sys.executable, "-m", "resolutions.tests.ingest.robust.limits", file.name]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, cwd=_TOP, check=False)
        except subprocess.TimeoutExpired:
            return Outcome(_PATIENCE, 0, f"was ended after {_PATIENCE} seconds", False)
    if done.returncode:
        return Outcome(0, 0, (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1], False)
    return Outcome(**json.loads(done.stdout))


def _measured(path: str) -> dict[str, object]:
    """In the process: the answer, its own seconds of reading alone, and the peak of memory with everything loaded."""
    data = Path(path).read_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    started = time.process_time()
    try:
        reading = read_source(data, os.path.basename(path))
        said = f"reading of {len(reading.drafts)} drafts"
    except ReadingError as fault:
        said = str(fault)
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "memory": memory, "said": said, "is_answer": True}


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))

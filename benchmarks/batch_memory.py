"""How long a batch takes and how much memory, in each process and in all together, read from /proc.

python benchmarks/batch_memory.py PATH…      files, folders or zip files; a database of its own is made and thrown away
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
PAUSE = 0.2  # seconds between two looks


def family_of(pid: int) -> list[int]:
    """The process and its children, as far as they still are."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in family_of(child))]


def memory_of(pid: int) -> int:
    """Resident bytes; 0 for a process that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def watch(running: subprocess.Popen) -> tuple[int, int, int]:
    """The most bytes of one process, of all together, and the most processes."""
    one = together = processes = 0
    while running.poll() is None:
        sizes = [memory_of(pid) for pid in family_of(running.pid)]
        one = max(one, *sizes, 0)
        together = max(together, sum(sizes))
        processes = max(processes, len(sizes))
        time.sleep(PAUSE)
    return one, together, processes


def main(paths: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        env = {"DATABASE_URL": f"sqlite:///{folder}/batch.sqlite3", "DEBUG": "1", **os.environ}
        manage = [sys.executable, str(TOP / "manage.py")]
        for step in (["migrate", "-v0"], ["load_facts"]):
            subprocess.run([*manage, *step], env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        for time_of in ("first", "again"):
            begun = time.monotonic()
            command = [*manage, "ingest_resolutions", *paths]
            with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as running:  # noqa: S603
                one, together, processes = watch(running)
            took = time.monotonic() - begun
            sizes = f"largest process {one / 1e6:.0f} MB, {processes} processes together {together / 1e6:.0f} MB"
            print(f"{time_of}: {took:.1f} s, {sizes}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Files read in other processes: the same outcomes in the same order, whatever becomes of those processes."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from django.conf import settings

from resolutions.ingest.batch import MANY, read_file, read_files
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_ahead import read_ahead

HEAD = "CND Res.901/{}. Lanterns\n\nThe Commission on Narcotic Drugs,\n\nRecalling fog,\n\n1. Urges light."


def folder_of(tmp_path, count):
    for number in range(1, count + 1):
        (tmp_path / f"{number:03}.txt").write_text(HEAD.format(number))
    return sorted(tmp_path.iterdir())


def ends_its_process(path: Path, parent: int):
    """Stands in for a reading process that the machine ends: memory ran out."""
    if path.stem == "003" and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return path.stem


def test_outcomes_are_those_of_reading_one_by_one(tmp_path):
    paths = folder_of(tmp_path, MANY + 5)
    (tmp_path / "010.txt").write_bytes(b"")
    here = [read_file(path, read_source) for path in paths]
    ahead = list(read_ahead(paths, partial(read_file, read_source=read_source), 2))
    assert ahead == here
    assert [bool(one.error) for one in ahead].count(True) == 1


def test_a_batch_of_many_files_is_read_ahead_in_order(tmp_path):
    paths = folder_of(tmp_path, MANY)
    names = [Path(outcome.name) for outcome in read_files(paths, read_source)]
    assert names == paths


def test_a_process_that_is_ended_leaves_the_rest_to_this_one(tmp_path):
    paths = folder_of(tmp_path, 12)
    read = partial(ends_its_process, parent=os.getpid())
    assert list(read_ahead(paths, read, 1)) == [path.stem for path in paths]


def test_reading_processes_end_with_a_killed_parent(tmp_path):
    paths = folder_of(tmp_path, 30)
    reading = (
        "import sys, time; from pathlib import Path; from resolutions.ingest.reading_ahead import read_ahead\n"
        "import multiprocessing\n"
        "if __name__ == '__main__':\n"
        "    for stem in read_ahead([Path(p) for p in sys.argv[1:]], Path.stat, 1):\n"
        "        print(*[child.pid for child in multiprocessing.active_children()], flush=True); time.sleep(60)\n"
    )
    script = tmp_path / "reading.py"
    script.write_text(reading)
    env = {**os.environ, "PYTHONPATH": str(settings.BASE_DIR)}
    with subprocess.Popen(
        [sys.executable, script, *map(str, paths)], env=env, stdout=subprocess.PIPE, text=True
    ) as parent:
        children = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert children
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() and "Z" not in _state(pid) for pid in children):
            return
        time.sleep(0.1)
    raise AssertionError("the reading process waits for a parent that is gone")


def _state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2]
    except OSError:
        return "Z"

"""Sources read in other processes: the same outcomes in the same order, and none of them can hold up the rest."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from resolutions.errors import NoReadingProcess, ReadingEnded
from resolutions.ingest.batch import MANY, FileRead, Manner, read_each, read_file
from resolutions.ingest.gathering import list_sources
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_apart import Patience, ReadingProcess
from resolutions.ingest.sources import Source

HEAD = "CND Res.901/{}. Lanterns\n\nThe Commission on Narcotic Drugs,\n\nRecalling fog,\n\n1. Urges light."
SHORT = Patience(seconds=1.5)
HANGING = 600  # seconds, of a reader that hangs


class Endless(Patience):
    """Of somebody who waits for as long as it takes."""

    def seconds_for(self, size):
        return HANGING


def folder_of(tmp_path, count):
    for number in range(1, count + 1):
        (tmp_path / f"{number:03}.txt").write_text(HEAD.format(number))
    return sorted(tmp_path.iterdir())


def sources_of(*words):
    """Sources that a reading process reads, whatever they hold: markup is never read by the one that asks."""
    return [Source(f"{number}.html", f"<{one}>".encode().strip) for number, one in enumerate(words)]


def misbehave(data, name):
    """Stands in for a reader that meets something hostile."""
    words = data.decode()
    if "hang" in words:
        time.sleep(HANGING)
    if "eat" in words:
        return bytearray(4 * 1024**3)
    if "die" in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "killed" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fault" in words:
        raise IndexError("of the reader")
    return words


def told(words, patience=SHORT):
    return [one.error or one.reading for one in read_each(sources_of(*words), misbehave, Manner(patience=patience))]


def test_outcomes_are_those_of_reading_one_by_one(tmp_path):
    paths = folder_of(tmp_path, MANY + 5)
    (tmp_path / "010.txt").write_bytes(b"")
    here = [read_file(path, read_source) for path in paths]
    ahead = list(read_each(list_sources([str(tmp_path)]), read_source, Manner(is_many=True)))
    assert [replace(one, sha256="", data=b"") for one in ahead] == [replace(one, sha256="", data=b"") for one in here]
    assert [one.data for one in ahead] == [path.read_bytes() for path in paths]
    assert [bool(one.error) for one in ahead].count(True) == 1


@pytest.mark.parametrize("is_many", [True, False])
def test_what_is_held_is_not_read(tmp_path, is_many):
    folder_of(tmp_path, 3)
    manner = Manner(is_many=is_many, is_held=lambda sha256: True)
    outcomes = list(read_each(list_sources([str(tmp_path)]), misbehave, manner))
    assert [(one.is_held, one.reading, bool(one.sha256)) for one in outcomes] == [(True, None, True)] * 3


def test_a_source_that_hangs_is_ended_and_the_rest_goes_on():
    begun = time.monotonic()
    first, second, third = told(["p", "hang", "q"])
    assert (first, third) == ("<p>", "<q>")
    assert second.startswith("Reading it took longer than 2 seconds and was ended.")
    assert time.monotonic() - begun < HANGING / 2


def test_a_source_that_eats_memory_is_ended_and_the_rest_goes_on():
    first, second, third = told(["p", "eat", "q"], Patience())
    assert (first, third) == ("<p>", "<q>")
    assert "bytes of memory" in second


@pytest.mark.parametrize("end", ["die", "killed"])
def test_a_source_that_breaks_its_process_down_is_told_and_the_rest_goes_on(end):
    first, second, third = told(["p", end, "q"])
    assert (first, third) == ("<p>", "<q>")
    assert "broke down" in second


def test_a_fault_of_a_reader_is_told_and_the_rest_goes_on():
    first, second, third = told(["p", "fault", "q"])
    assert (first, third) == ("<p>", "<q>")
    assert "IndexError" in second
    assert "Report it" in second


def killed_once(mark):
    """Stands in for a machine that ends a process when memory is short."""
    path = Path(mark)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def test_a_process_killed_from_outside_is_no_fault_of_the_source(tmp_path):
    process = ReadingProcess(killed_once, Patience())
    try:
        assert process.read(str(tmp_path / "mark"), 1) == "read"
    finally:
        process.end()


def test_a_closed_process_gives_no_answer_and_is_not_begun_again():
    process = ReadingProcess(time.sleep, Patience())
    process.read(0, 1)
    process.kill()
    with pytest.raises(ReadingEnded):
        process.read(600, 1)


def test_a_process_closed_while_it_is_begun_reads_nothing(monkeypatch):
    process = ReadingProcess(time.sleep, Endless())
    begin = subprocess.Popen

    def begin_late(*words, **names):
        process.kill()
        return begin(*words, **names)

    monkeypatch.setattr(subprocess, "Popen", begin_late)
    with pytest.raises((ReadingEnded, NoReadingProcess)):
        process.read(HANGING, 1)


def test_a_machine_that_begins_no_process_is_no_fault_of_the_source(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NoReadingProcess, match="what was done is stored"):
        told(["p"])


def test_small_sources_are_given_up_sooner():
    patience = Patience(seconds=60)
    assert patience.seconds_for(10_000) < 10
    assert patience.seconds_for(10**8) == 60


def test_no_process_is_begun_for_a_few_plain_texts(tmp_path, monkeypatch):
    monkeypatch.setattr(ReadingProcess, "_begun", lambda self: pytest.fail("a process was begun"))
    folder_of(tmp_path, 3)
    outcomes = list(read_each(list_sources([str(tmp_path)]), read_source, Manner()))
    assert all(isinstance(one, FileRead) and one.reading for one in outcomes)


def test_reading_processes_end_with_a_killed_parent(tmp_path):
    script = tmp_path / "reading.py"
    script.write_text(
        "import time; from resolutions.ingest.reading_apart import Patience, ReadingProcess\n"
        "process = ReadingProcess(time.sleep, Patience()); process.read(0, 1)\n"
        "print(process._process.pid, flush=True); process.read(600, 1)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(settings.BASE_DIR)}
    with subprocess.Popen([sys.executable, script], env=env, stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        time.sleep(0.2)
        parent.kill()
    for _ in range(100):
        if _state(child) == "Z":
            return
        time.sleep(0.1)
    raise AssertionError("the reading process waits for a parent that is gone")


def _state(pid):
    """Z, too, for what is no process any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2]
    except OSError:
        return "Z"


def test_the_read_that_waits_is_ended_when_nobody_listens_any_more():
    manner = Manner(is_many=True, patience=Endless())
    outcomes = read_each(sources_of("p", "hang"), partial(misbehave), manner)
    assert next(outcomes).reading == "<p>"
    begun = time.monotonic()
    outcomes.close()
    assert time.monotonic() - begun < HANGING / 2

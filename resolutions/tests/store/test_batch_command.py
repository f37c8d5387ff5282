"""The command that brings in files, folders and zips: its report, its progress, interrupted and run again."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from resolutions.management.progress import Progress
from resolutions.models import IngestBatch, SourceDocument, Version
from resolutions.store.receiving import receive_upload
from resolutions.tests.factories import make_body
from resolutions.tests.store.test_batches import TEXT, source


@pytest.fixture(autouse=True)
def organ(db):
    return make_body("cnd")


@pytest.fixture
def folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "lanterns.zip", "w") as archive:
        archive.writestr("1999/1.txt", TEXT.format(1, "dusk"))
        archive.writestr("1999/bad.txt", "")
        archive.writestr("../evil.txt", "x")
    (tmp_path / "2.txt").write_text(TEXT.format(2, "dusk"))
    return tmp_path


def run(*paths, **options):
    """Standard output, standard error and the sentence of a failure."""
    out, err, fault = io.StringIO(), io.StringIO(), ""
    try:
        call_command("ingest_resolutions", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as refusal:
        fault = str(refusal)
    return out.getvalue(), err.getvalue(), fault


def newest():
    return IngestBatch.objects.first()


def outcomes():
    return {name.rpartition("/")[2]: outcome for name, outcome in newest().members.values_list("name", "outcome")}


def test_files_folders_and_zips_are_taken_alike(folder):
    out, _err, fault = run(folder)
    assert outcomes() == {"1.txt": "new", "bad.txt": "refused", "evil.txt": "refused", "2.txt": "new"}
    assert fault == "2 of 4 sources failed."
    assert newest().state == "done"
    assert set(SourceDocument.objects.values_list("origin", flat=True)) == {
        f"{folder}/lanterns.zip/1999/1.txt",
        f"{folder}/2.txt",
    }
    table = out[out.index("Batch ") :]
    assert [line.split()[:2] for line in table.splitlines()[2:5]] == [["new", "2"], ["refused", "2"], ["together", "4"]]
    assert f"refused: {folder}/lanterns.zip/1999/bad.txt: bad.txt is empty." in table


def test_run_again_passes_over_what_is_held(folder):
    run(folder)
    _out, _err, fault = run(folder)
    assert IngestBatch.objects.count() == 2
    assert outcomes() == {"1.txt": "held", "bad.txt": "refused", "evil.txt": "refused", "2.txt": "held"}
    assert Version.objects.count() == 2
    assert fault


def test_json_is_alone_on_standard_output(folder):
    out, err, _fault = run(folder, json=True)
    assert [sorted(json.loads(line))[0] for line in out.splitlines()]
    assert len(out.splitlines()) == 4
    assert "together" in err


def test_progress_is_shown_where_it_is_asked_for(folder):
    assert run(folder, dry_run=True)[1] == ""
    told = run(folder, dry_run=True, progress=True)[1]
    assert "4/4  " in told
    assert "/s  0:00 left" in told


def test_progress_says_what_remains():
    progress = Progress(io.StringIO(), 300, is_shown=True)
    progress.done = 100
    assert progress.line(50, "a.txt") == "100/300  2.0/s  1:40 left  a.txt"


def test_nothing_is_written_where_nobody_looks_on():
    out = io.StringIO()
    progress = Progress(out, 1, is_shown=False)
    progress.step("a.txt")
    progress.clear()
    assert out.getvalue() == ""


def test_an_interruption_says_what_was_done_and_the_same_command_goes_on(folder, monkeypatch):
    def interrupts(self, outcome):
        raise KeyboardInterrupt

    for number in range(3, 9):
        (folder / f"{number}.txt").write_text(TEXT.format(number, "dusk"))
    with monkeypatch.context() as patched:
        patched.setattr("resolutions.management.commands.ingest_resolutions.Command.line", interrupts)
        _out, _err, fault = run(folder)
    assert fault.startswith("Interrupted: 1 of 10 sources are done")
    assert "The same command goes on" in fault
    assert newest().state == "waiting"
    run(folder)
    assert IngestBatch.objects.count() == 1
    assert list(outcomes().values()).count("new") == 8
    assert newest().state == "done"


def test_a_batch_is_gone_on_with_by_its_number(folder, monkeypatch):
    run(folder)
    newest().members.filter(name__endswith="2.txt").update(outcome="waiting", settled_at=None)
    IngestBatch.objects.update(finished_at=None)
    monkeypatch.chdir("/")
    run(batch=newest().pk)
    assert outcomes()["2.txt"] == "held"
    assert newest().state == "done"


def test_an_upload_can_be_gone_on_with_by_the_command():
    batch = receive_upload([source(1), source(2)], None)
    run(batch=batch.pk)
    assert outcomes() == {"1.txt": "new", "2.txt": "new"}


def test_a_file_that_is_gone_when_its_batch_is_taken_up_is_told(folder):
    run(folder)
    newest().members.filter(name__endswith="2.txt").update(outcome="waiting", settled_at=None)
    (folder / "2.txt").unlink()
    run(batch=newest().pk)
    assert "no such file any more" in newest().members.get(name__endswith="2.txt").sentence


@pytest.mark.parametrize(("paths", "options"), [((), {}), (("x",), {"batch": 1}), ((), {"batch": 99})])
def test_paths_or_a_batch_are_asked_for(paths, options):
    assert "batch" in run(*paths, **options)[2]


def test_ctrl_c_ends_a_running_command_within_seconds(tmp_path):
    for number in range(1, 400):
        (tmp_path / f"{number:03}.txt").write_text(TEXT.format(number, "dusk"))
    database = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    env = {**os.environ, "DATABASE_URL": database, "DEBUG": "1"}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=settings.BASE_DIR, env=env, check=True)
    subprocess.run([*manage, "load_facts"], cwd=settings.BASE_DIR, env=env, check=True, capture_output=True)
    command = [*manage, "ingest_resolutions", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        begun = time.monotonic()
        _out, err = running.communicate(timeout=60)
    assert time.monotonic() - begun < 20
    assert running.returncode == 130
    assert "Interrupted:" in err
    assert "Traceback" not in err

"""The command itself over forty texts, with what is installed here, so that it never rots."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from benchmarks.search.command import chosen_gates, listing, options
from benchmarks.search.processes import free_port, get, serving

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the run makes databases of its own; once is enough")
def test_a_run_over_forty_texts_measures_and_reports(tmp_path):
    chosen = [part for gate in (2, 6, 9) for part in ("--gate", str(gate))]
    small = ["--size", "T", "--queries", "1", "--rounds", "1", "--without-postgresql", "--data", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.search", *small, *chosen],
        cwd=settings.BASE_DIR,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stderr
    report = json.loads((tmp_path / "report-T.json").read_text())
    figures = {(one["gate"], one["figure"]): one["value"] for one in report["findings"]}
    assert figures[2, "p50"] > 0
    assert figures[6, "p50"] >= 1
    assert figures[9, "texts not found at once"] == 0
    assert "Gate 9" in done.stdout


def test_what_there_is_to_measure_is_listed():
    lines = listing().splitlines()
    assert len(lines) == 15
    assert lines[0].startswith("--gate 1 ")


@pytest.mark.parametrize(
    ("said", "gates"),
    [
        ([], list(range(1, 11))),
        (["--gate", "2", "--gate", "9"], [2, 9]),
        (["--without-postgresql"], [1, 2, 3, 6, 7, 8, 9, 10]),
        (["--line", "load"], []),
        (["--line", "load", "--gate", "3"], [3]),
        (["--all"], list(range(1, 11))),
    ],
)
def test_gates_are_those_that_were_asked_for(said, gates):
    assert chosen_gates(options(said)) == gates


def test_a_process_is_ended_when_the_run_is_interrupted(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(tmp_path)]
    started = []

    def interrupted():
        with serving(command, port, tmp_path / "log") as process:
            started.append(process)
            assert get(port, "/")[0] == 200
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert started[0].returncode is not None

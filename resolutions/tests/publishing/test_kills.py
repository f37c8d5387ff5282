"""A process killed at any moment leaves nothing half."""

import json
import os
import subprocess
import sys

from django.conf import settings

KILLS = 30


def test_thirty_kills_of_reading_and_publishing_leave_nothing_half(own_database):
    done = subprocess.run(
        [sys.executable, "-m", "resolutions.tests.publishing.killing", str(KILLS)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": own_database, "DEBUG": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["faults"] == []
    assert outcome["met"] == KILLS, "every kill has to meet a process at work"
    assert outcome["texts"] > 1
    assert outcome["published"] == outcome["matched"] == outcome["texts"]

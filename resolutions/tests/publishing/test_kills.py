"""A process killed at any moment leaves nothing half."""

import json
import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

KILLS = 30


@pytest.fixture
def own_database(tmp_path, django_db_blocker):
    """The address of a database that nobody else uses, of the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'killed.sqlite3'}"
        return
    name = f"killed_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    held = connection.settings_dict
    place = f"{held['HOST'] or 'localhost'}:{held['PORT'] or 5432}"
    yield f"postgres://{quote(held['USER'])}:{quote(held['PASSWORD'])}@{place}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


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

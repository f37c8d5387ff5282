"""A database for one test alone, for work in processes of its own that are killed."""

import os
from urllib.parse import quote

import pytest
from django.db import connection


@pytest.fixture
def own_database(tmp_path, django_db_blocker):
    """The address of a database that nobody else uses, of the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'killed.sqlite3'}"
        return
    name = f"killed_{os.getpid()}_{abs(hash(tmp_path))}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    held = connection.settings_dict
    place = f"{held['HOST'] or 'localhost'}:{held['PORT'] or 5432}"
    yield f"postgres://{quote(held['USER'])}:{quote(held['PASSWORD'])}@{place}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")

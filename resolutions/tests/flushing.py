"""Emptying a test database: SQLite deletes row by row, which the guards of published texts refuse."""

from django.db import connection
from django.test import TransactionTestCase

from resolutions.guards import remove

_teardown = TransactionTestCase._fixture_teardown


def _unguarded_teardown(case):
    """Django announces the end of a flush like that of a migration, and the guards stand again."""
    remove(connection)
    _teardown(case)


def allow_flush():
    TransactionTestCase._fixture_teardown = _unguarded_teardown

"""Small questions, which every page asks: put to SQLite itself, whose answer is there before Django has made a cursor.

A row by its key takes SQLite five microseconds, and Django's cursor forty. On PostgreSQL the way there and back is longest,
and inside a transaction, or where somebody listens to what is asked, Django has to know of it: then it is asked by Django.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Row = tuple[Any, ...]


def rows(sql: str, asked: Sequence[str | int] = ()) -> list[Row]:
    """All rows of a SELECT with a `%s` for each value. Raises Django's errors of the database."""
    database = connections[DEFAULT_DB_ALIAS]
    is_listened_to = database.execute_wrappers or database.queries_logged
    if database.vendor != "sqlite" or database.in_atomic_block or is_listened_to:
        with database.cursor() as cursor:
            cursor.execute(sql, asked)
            found: list[Row] = cursor.fetchall()
        return found
    if database.connection is None:
        database.ensure_connection()
    with database.wrap_database_errors:
        answer: list[Row] = database.connection.execute(_as_sqlite_writes(sql), asked).fetchall()
    return answer


@cache
def _as_sqlite_writes(sql: str) -> str:
    return sql.replace("%s", "?").replace("%%", "%")

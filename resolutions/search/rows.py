"""Rows read and written without the machinery of querysets, the same on both databases: blobs come and go as bytes.

On PostgreSQL they travel in binary: as text a blob takes twice its length and has to be written and read digit by digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from django.db import connection

Row = Sequence[Any]
Value = str | int | bytes | None


def fetch(statement: str, values: Sequence[Value] = ()) -> Sequence[Row]:
    """All rows of a query; `%s` stands for each value."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()
    with _binary_cursor() as cursor, connection.wrap_database_errors:
        cursor.execute(statement, values, binary=True)
        return cursor.fetchall()


def run_each(statement: str, rows: Iterable[Row]) -> None:
    """One statement for many rows of values."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)  # type: ignore[arg-type] # an iterator is enough for both databases
        return
    with _binary_cursor() as cursor, connection.wrap_database_errors:
        cursor.executemany(statement, rows)


def _binary_cursor() -> psycopg.Cursor[Any]:
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    return psycopg.Cursor(connection.connection)


def marks(values: Sequence[object]) -> str:
    """'%s, %s, %s': as many as there are values."""
    return ", ".join(["%s"] * len(values))

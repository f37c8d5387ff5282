"""Rows read and written without the machinery of querysets, the same on both databases: blobs come and go as bytes.

On PostgreSQL they travel in binary: as text a blob takes twice its length and has to be written and read digit by digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from django.db import connection

Row = Sequence[Any]
Value = str | int | bytes | list[str] | None
_TOGETHER = 150  # rows of a statement of SQLite


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


def run_together(statement: str, rows: Sequence[Row], types: Sequence[str]) -> None:
    """One statement with many rows of values in place of its {rows}: `insert into … {rows}`; types: PostgreSQL's, of each.

    PostgreSQL takes a column as one value: to read thousands of values one by one takes longer than to write them.
    """
    if not rows:
        return
    if connection.vendor == "postgresql":
        given = ", ".join(f"%b::{kind}[]" for kind in types)
        with _binary_cursor() as cursor, connection.wrap_database_errors:
            columns = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(statement.format(rows=f"select * from unnest({given})"), columns)  # noqa: S608 - types are ours
        return
    for start in range(0, len(rows), _TOGETHER):
        these = rows[start : start + _TOGETHER]
        one = f"({marks(types)})"
        with connection.cursor() as cursor:
            cursor.execute(
                statement.format(rows=f"values {', '.join([one] * len(these))}"),
                [value for row in these for value in row],
            )


def _binary_cursor() -> psycopg.Cursor[Any]:
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    return psycopg.Cursor(connection.connection)


def among(column: str, values: Sequence[str]) -> tuple[str, Sequence[Any]]:
    """The condition that a column of words has one of these values, and what to give for it."""
    if connection.vendor == "postgresql":
        return f"{column} = any(%s)", [list(values)]
    return f"{column} in ({marks(values)})", values


def marks(values: Sequence[object]) -> str:
    """'%s, %s, %s': as many as there are values."""
    return ", ".join(["%s"] * len(values))

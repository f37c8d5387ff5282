"""Fills an empty archive with a corpus: bulk rows into the archive's own tables, on SQLite and on PostgreSQL.

The guards of published texts are lifted in the transaction that fills and stand again after it, as when a backup is
restored; on PostgreSQL the checks of foreign keys rest too, which is why the rows must be right (a test asks).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from benchmarks.search.corpus import SIZES, places
from benchmarks.search.facts import Facts
from benchmarks.search.rows import TABLES, Columns, Keys, Row, Rows, rows_of
from benchmarks.search.vocabularies import load_vocabularies, read_facts
from resolutions import states
from resolutions.citations.keys import key_of
from resolutions.guards import current_guards, lifted
from resolutions.models import Version

TOGETHER = 100  # texts that one process makes at a time
AHEAD = 6
CACHE = 1_000_000  # kilobytes that SQLite may take while it fills
Report = Callable[[int, int], None]


def keys_of(size: str) -> Keys:
    """The vocabularies of the archive that is filled, or was."""
    facts = read_facts({(place.identity.body, place.identity.session) for place in places(size)})
    return Keys(facts, {key_of(place.identity): number for number, place in enumerate(places(size), 1)})


def fill(size: str, report: Report = lambda done, total: None) -> None:
    """Fills the database of this process, which has its tables and nothing in them. The index is not made here."""
    load_vocabularies()
    keys = keys_of(size)
    columns = {model: Columns.of(model) for model in TABLES}
    total = SIZES[size]
    parts = [range(start, min(start + TOGETHER, total + 1)) for start in range(1, total + 1, TOGETHER)]
    if len(parts) > 1:
        connection.close()  # the processes that make the texts must not share it
        _make_fast()
    with _made(parts, size, keys.facts) as made, transaction.atomic(), _unwatched(), _without_indexes():
        for part, rows in zip(parts, made, strict=True):
            for model in TABLES:
                _WRITERS[connection.vendor](model, columns[model], rows[model])
            report(part[-1], total)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _make_fast() -> None:
    """Random keys need room in memory; a file is thrown away when anything fails, so it need not reach the disk."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute(f"PRAGMA cache_size=-{CACHE}")


@contextmanager
def _unwatched() -> Iterator[None]:
    """Neither the guards nor the notes of what has changed; both stand again after the body."""
    connection.check_constraints()  # PostgreSQL takes no trigger from a table with checks outstanding
    with lifted(connection, current_guards(Version)):
        states.remove(connection)
        yield
        _reset_sequences()
        states.install(connection)


@contextmanager
def _made(parts: list[range], size: str, facts: Facts) -> Iterator[Iterator[Rows]]:
    """The rows of each part in turn, made by as many processes as the machine has cores."""
    make = partial(_make, size=size)
    if len(parts) == 1:
        _begin(size, facts)
        yield map(make, parts)
        return
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(size, facts)) as pool:
        yield _in_turn(pool, make, parts)


def _in_turn(pool: ProcessPoolExecutor, make: Callable[[range], Rows], parts: list[range]) -> Iterator[Rows]:
    """Results in the order of the parts; a few are made ahead, never all, which would not fit in memory."""
    ahead: deque[Future[Rows]] = deque()
    for part in parts:
        ahead.append(pool.submit(make, part))
        if len(ahead) > AHEAD:
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


_keys: dict[str, Keys] = {}


def _begin(size: str, facts: Facts) -> None:
    _keys[size] = Keys(facts, {key_of(place.identity): number for number, place in enumerate(places(size), 1)})


def _make(part: range, size: str) -> Rows:
    return rows_of(part, size, _keys[size])


def _write_sqlite(model: type[Model], columns: Columns, rows: list[Row]) -> None:
    marks = ", ".join("?" * len(columns.names))
    names = ", ".join(f'"{name}"' for name in columns.names)
    rest = columns.rest
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'
    connection.connection.executemany(statement, [row + rest for row in rows])


def _write_postgresql(model: type[Model], columns: Columns, rows: list[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.names)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row + columns.rest)


_WRITERS: dict[str, Callable[[type[Model], Columns, list[Row]], None]] = {
    "sqlite": _write_sqlite,
    "postgresql": _write_postgresql,
}


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Indexes that are no part of a constraint are made once all rows are there, which takes a third of the time."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute(_INDEXES[connection.vendor])
        found = cursor.fetchall()
    tables = {model._meta.db_table for model in TABLES}
    made = [(name, statement) for name, table, statement in found if table in tables]
    with connection.cursor() as cursor:
        for name, _ in made:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, statement in made:
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")


_INDEXES: dict[str, str] = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT i.indexname, i.tablename, i.indexdef FROM pg_indexes i WHERE i.schemaname = current_schema() "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
}


def _reset_sequences() -> None:
    statements = connection.ops.sequence_reset_sql(no_style(), list(TABLES))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

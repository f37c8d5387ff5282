"""datasette over HTTP: a lean table (its rows hold no words) with its full-text index beside it, and the six facets.

Facets with several values are JSON arrays, its own form for them. The limits on time are lifted: they would leave facets
out. The table of words was slower in every query, so the lean one stands for it.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.search.peers.texts import MANY, PARAMETERS, values_by_text

DATABASE, TABLE = "texts", "lean"
SETTINGS = {
    "sql_time_limit_ms": "120000",
    "facet_time_limit_ms": "120000",
    "facet_suggest_time_limit_ms": "1",
    "suggest_facets": "off",
    "num_sql_threads": "3",
    "max_returned_rows": "1000",
}


def build(texts: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(PARAMETERS)
        database.execute("ATTACH ? AS texts", (str(texts),))
        lists = ", ".join(f"{name} TEXT" for name in MANY)
        database.execute(
            f"CREATE TABLE {TABLE} (id INTEGER PRIMARY KEY, name TEXT, title TEXT, decade INT, session TEXT, {lists})"
        )
        values = {name: values_by_text_of(database, name) for name in MANY}
        rows = database.execute("SELECT id, name, title, decade, session FROM texts.text ORDER BY id").fetchall()
        database.executemany(
            f"INSERT INTO {TABLE} VALUES ({', '.join('?' * 9)})",
            [(*row, *(json.dumps(values[name].get(row[0], [])) for name in MANY)) for row in rows],
        )
        database.executescript(
            f"CREATE INDEX by_decade ON {TABLE} (decade); CREATE INDEX by_session ON {TABLE} (session);"
            f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5(title, body, content='', tokenize='porter unicode61');"
            f"INSERT INTO {TABLE}_fts (rowid, title, body) SELECT id, title, body FROM texts.text ORDER BY id;"
            f"INSERT INTO {TABLE}_fts ({TABLE}_fts) VALUES ('optimize'); ANALYZE;"
        )
        database.commit()


def values_by_text_of(database: sqlite3.Connection, name: str) -> dict[int, list[str]]:
    return values_by_text(database, f"texts.{name}")


def command(python: Path, path: Path, port: int) -> list[str]:
    """How it is started; `python` is the interpreter of the environment that holds it."""
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    return [
        str(python.with_name("datasette")),
        "serve",
        str(path),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        *settings,
    ]


def total(answer: bytes) -> int:
    return int(json.loads(answer)["filtered_table_rows_count"])

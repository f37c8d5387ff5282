"""SQLite's FTS5: a text a row, ranked by bm25, the twenty best. It counts nothing, facets nothing and highlights nothing.

Contentless, so that neither building nor asking touches the texts themselves; this was the fastest of the set-ups tried.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from benchmarks.search.dialects import PAGE, fts5
from benchmarks.search.peers.texts import MANY, PARAMETERS
from benchmarks.search.queries import Query

_FILLED = """
CREATE TABLE text AS SELECT id, decade, session FROM texts.text;
CREATE UNIQUE INDEX text_by_id ON text (id);
CREATE INDEX text_by_decade ON text (decade);
CREATE INDEX text_by_session ON text (session);
"""


def build(texts: Path, path: Path) -> float:
    """Writes the index; gives the seconds that the index alone took."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(PARAMETERS)
        database.execute("ATTACH ? AS texts", (str(texts),))
        database.executescript(_FILLED)
        for name in MANY:
            database.executescript(
                f"CREATE TABLE {name} (value TEXT, id INT, PRIMARY KEY (value, id)) WITHOUT ROWID;"
                f"INSERT INTO {name} SELECT value, id FROM texts.{name} ORDER BY 1, 2;"
            )
        database.commit()
        began = time.perf_counter()
        database.execute("CREATE VIRTUAL TABLE found USING fts5(title, body, content='', tokenize='porter unicode61')")
        database.execute("INSERT INTO found (rowid, title, body) SELECT id, title, body FROM texts.text ORDER BY id")
        database.execute("INSERT INTO found (found) VALUES ('optimize')")
        database.commit()
        spent = time.perf_counter() - began
        database.execute("ANALYZE")
        database.commit()
    return spent


class Fts5:
    """One connection, as a process of a site would keep it."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, cached_statements=512)
        self.database.executescript("PRAGMA mmap_size=2147418112; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;")

    def ask(self, query: Query) -> int:
        """How many rows the page has."""
        if not query.has_text:
            where, values = self._chosen(query, "id")
            statement = f"SELECT id FROM text WHERE {where} ORDER BY id DESC LIMIT {PAGE}"
            return len(self.database.execute(statement, values).fetchall())
        where, values = self._chosen(query, "+rowid")  # else the planner asks the index text by text
        statement = f"SELECT rowid FROM found WHERE found MATCH ? AND {where} ORDER BY rank LIMIT {PAGE}"
        return len(self.database.execute(statement, [fts5(query), *values]).fetchall())

    def total(self, query: Query) -> int:
        """How many texts match: for the check that contestants seek the same, never timed."""
        where, values = self._chosen(query, "+rowid" if query.has_text else "id")
        if not query.has_text:
            return int(self.database.execute(f"SELECT count(*) FROM text WHERE {where}", values).fetchone()[0])
        statement = f"SELECT count(*) FROM found WHERE found MATCH ? AND {where}"
        return int(self.database.execute(statement, [fts5(query), *values]).fetchone()[0])

    def _chosen(self, query: Query, key: str) -> tuple[str, list[str | int]]:
        parts, values = ["1"], []
        for name, value in query.chosen.items():
            if name in MANY:
                parts.append(f"{key} IN (SELECT id FROM {name} WHERE value = ?)")
                values.append(value)
            else:
                parts.append(f"{key} IN (SELECT id FROM text WHERE {name} = ?)")
                values.append(int(value) if name == "decade" else value)
        return " AND ".join(parts), values

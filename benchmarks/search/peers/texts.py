"""The texts of an archive as peers take them: a row a resolution with all its words, and the values of its facets.

The file is made from the archive's own SQLite file, so that all contestants hold the same words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

MANY = ("topic", "convention", "action", "addressee")
PARAMETERS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;"
_WORDS = """
CREATE TABLE text (id INTEGER PRIMARY KEY, name TEXT, title TEXT, body TEXT, decade INT, session TEXT);
CREATE TEMP TABLE note AS SELECT version_id, group_concat(text, char(10)) AS text FROM
    (SELECT version_id, text FROM archive.resolutions_footnote ORDER BY version_id, position) GROUP BY version_id;
CREATE UNIQUE INDEX temp.note_of ON note (version_id);
INSERT INTO text SELECT v.id, v.printed, v.title, c.text || coalesce(char(10) || n.text, ''),
        CAST(substr(v.adopted_on, 1, 3) AS INT) * 10, b.slug || ':' || s.label
    FROM (SELECT version_id, group_concat(text, char(10)) AS text FROM
            (SELECT version_id, text FROM archive.resolutions_clause ORDER BY version_id, position) GROUP BY version_id) c
    JOIN archive.resolutions_version v ON v.id = c.version_id
    JOIN archive.resolutions_resolution r ON r.id = v.resolution_id
    JOIN archive.resolutions_session s ON s.id = r.session_id
    JOIN archive.resolutions_body b ON b.id = r.body_id
    LEFT JOIN note n ON n.version_id = v.id ORDER BY v.id;
"""
_VALUES = """
CREATE TABLE topic (id INT, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID;
CREATE TABLE convention (id INT, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID;
CREATE TABLE action (id INT, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID;
CREATE TABLE addressee (id INT, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID;
INSERT INTO topic SELECT f.resolution_id, t.slug FROM archive.resolutions_resolutiontopic f
    JOIN archive.resolutions_topic t ON t.id = f.topic_id;
INSERT INTO convention SELECT DISTINCT f.version_id, c.slug FROM archive.resolutions_crossreference f
    JOIN archive.resolutions_convention c ON c.id = f.convention_id;
INSERT INTO action SELECT DISTINCT f.version_id, a.slug FROM archive.resolutions_clause f
    JOIN archive.resolutions_action a ON a.id = f.action_id;
INSERT INTO addressee SELECT DISTINCT n.resolution_id, a.slug FROM archive.resolutions_paragraphaddressee f
    JOIN archive.resolutions_anchor n ON n.id = f.anchor_id
    JOIN archive.resolutions_addressee a ON a.id = f.addressee_id;
"""


def make_texts(archive: Path, path: Path) -> None:
    """Writes the file that every peer is filled from."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(PARAMETERS)
        database.execute("ATTACH ? AS archive", (str(archive),))
        database.executescript(_WORDS)
        database.executescript(_VALUES)
        database.commit()


def bytes_of_text(texts: Path) -> int:
    """UTF-8 bytes of all words that are indexed: titles, paragraphs, notes."""
    with closing(sqlite3.connect(texts)) as database:
        statement = "SELECT sum(length(CAST(title AS BLOB)) + length(CAST(body AS BLOB))) FROM text"
        return int(database.execute(statement).fetchone()[0])


def values_by_text(database: sqlite3.Connection, facet: str) -> dict[int, list[str]]:
    """Key of a text -> its values of a facet that has several."""
    found: dict[int, list[str]] = {}
    for key, value in database.execute(f"SELECT id, value FROM {facet} ORDER BY id, value"):
        found.setdefault(key, []).append(value)
    return found


def rows_of(database: sqlite3.Connection) -> Iterator[tuple[int, str, str, str, int, str]]:
    """(key, name, title, body, decade, session) of every text."""
    yield from database.execute("SELECT id, name, title, body, decade, session FROM text ORDER BY id")

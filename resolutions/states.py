"""Triggers that note when something that readers see has changed, whoever changed it and with what.

A *state* is a row of PageState: a name and a random token, another one after every change. A page that was made under
some tokens is right for as long as they stand. Names: "" (anything at all), "names" (organs, sessions, conventions,
vocabularies, the register), "text:7" (whatever belongs to the resolution with key 7, and what cites it), "cites:KEY"
(references to that key). The same on SQLite and PostgreSQL; like the guards they are put back after every migration.

Random tokens, because a number would come again after a rollback. PostgreSQL writes them when a transaction ends, the
row of all names first: so transactions never wait for each other in circles.
"""

# ruff: noqa: S608  (every name in these statements is written in this file)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

ALL, NAMES = "", "names"
_TABLE = "resolutions_pagestate"
_SETTLED = "('published', 'superseded', 'withdrawn')"
_VOCABULARIES = (
    *("body", "session", "sessionpart", "sessionreport", "registerentry", "action"),
    *("convention", "conventionname", "convention_members", "article"),
    *("addressee", "addresseename", "topic", "topicname"),
)
_OF_RESOLUTION = ("anchor", "bibliography", "subject", "reissue", "resolutiontopic")
_REFERENCE = """SELECT 'text:' || v.resolution_id AS name FROM resolutions_version v WHERE v.id = {row}.version_id AND v.state IN {settled}
 UNION SELECT 'text:' || {row}.resolution_id FROM resolutions_version v
 WHERE v.id = {row}.version_id AND v.state IN {settled} AND {row}.resolution_id IS NOT NULL
 UNION SELECT 'cites:' || {row}.target FROM resolutions_version v
 WHERE v.id = {row}.version_id AND v.state IN {settled} AND {row}.target <> ''"""
_VERSION = """SELECT 'text:' || {row}.resolution_id AS name WHERE {row}.state IN {settled}
 UNION SELECT 'text:' || c.resolution_id FROM resolutions_crossreference c
 WHERE c.version_id = {row}.id AND {row}.state IN {settled} AND c.resolution_id IS NOT NULL
 UNION SELECT 'cites:' || c.target FROM resolutions_crossreference c
 WHERE c.version_id = {row}.id AND {row}.state IN {settled} AND c.target <> ''"""


def text_state(resolution: int) -> str:
    """The name of the state of a resolution, by its key."""
    return f"text:{resolution}"


def citing_state(key: str) -> str:
    """The name of the state of the references to a key: "cites:ga/resolution/70/1"."""
    return f"cites:{key}"


@dataclass(frozen=True)
class Watch:
    """A table whose rows readers see; `names`: SQL that gives the states that a row `{row}` belongs to."""

    table: str
    names: str

    def of(self, row: str) -> str:
        return self.names.format(row=row, settled=_SETTLED)


def watches() -> Iterator[Watch]:
    """Clauses and notes are not watched: those of a settled version never change."""
    for table in _VOCABULARIES:
        yield Watch(f"resolutions_{table}", f"SELECT '{NAMES}' AS name")
    for table in _OF_RESOLUTION:
        yield Watch(
            f"resolutions_{table}",
            "SELECT COALESCE('text:' || {row}.resolution_id, 'names') AS name",
        )
    yield Watch("resolutions_version", _VERSION)
    yield Watch("resolutions_crossreference", _REFERENCE)
    yield Watch("resolutions_crossreference_articles", _through("crossreference_id", "resolutions_crossreference"))
    yield Watch(
        "resolutions_resolution",
        "SELECT 'text:' || {row}.id AS name UNION SELECT 'text:' || {row}.merged_into_id WHERE {row}.merged_into_id IS NOT NULL",
    )
    yield Watch(
        "resolutions_relation", "SELECT 'text:' || {row}.subject_id AS name UNION SELECT 'text:' || {row}.object_id"
    )
    yield Watch(
        "resolutions_paragraphaddressee",
        "SELECT 'text:' || a.resolution_id AS name FROM resolutions_anchor a WHERE a.id = {row}.anchor_id",
    )


def _through(column: str, table: str) -> str:
    """Of a row that hangs on a reference: the state of the text that it stands in."""
    return (
        f"SELECT 'text:' || v.resolution_id AS name FROM {table} c JOIN resolutions_version v ON v.id = c.version_id "
        f"WHERE c.id = {{row}}.{column} AND v.state IN {{settled}}"
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers in place for the tables that are there, and says that everything may have changed."""
    remove(connection)
    tables = set(connection.introspection.table_names())
    if _TABLE not in tables:
        return
    with connection.cursor() as cursor:
        for statement in _FIRST[connection.vendor]:
            cursor.execute(statement)
        for watch in watches():
            for statement in _WRITERS[connection.vendor](watch) if watch.table in tables else ():
                cursor.execute(statement)
        cursor.execute(f"DELETE FROM {_TABLE} WHERE name IN ('{ALL}', '{NAMES}')")
        cursor.execute(f"INSERT INTO {_TABLE} (name, token) SELECT name, {_RANDOM[connection.vendor]} FROM {_BOTH}")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away. In a transaction: a roll-back brings them back."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS[connection.vendor])
        for name, table in cursor.fetchall():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def _sqlite(watch: Watch) -> Iterator[str]:
    """Deleted and written anew: the outer statement's OR IGNORE would overrule an OR REPLACE in here."""
    rows = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}
    for moment, seen in rows.items():
        names = " UNION ".join(watch.of(row) for row in seen)
        names = f"SELECT name FROM ({names}) UNION SELECT '{ALL}' FROM ({names})"
        yield (
            f"CREATE TRIGGER state_{watch.table}_{moment.lower()} AFTER {moment} ON {watch.table} BEGIN "
            f"DELETE FROM {_TABLE} WHERE name IN ({names}); "
            f"INSERT INTO {_TABLE} (name, token) SELECT name, {_RANDOM['sqlite']} FROM ({names}); END"
        )


def _postgresql(watch: Watch) -> Iterator[str]:
    new, old = watch.of("NEW"), watch.of("OLD")
    yield (
        f"CREATE OR REPLACE FUNCTION state_{watch.table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'DELETE' THEN PERFORM archive_changed(ARRAY(SELECT name FROM ({new}) one ORDER BY name)); END IF; "
        f"IF TG_OP <> 'INSERT' THEN PERFORM archive_changed(ARRAY(SELECT name FROM ({old}) one ORDER BY name)); END IF; "
        f"RETURN NULL; END $$"
    )
    yield (
        f"CREATE CONSTRAINT TRIGGER state_{watch.table} AFTER INSERT OR UPDATE OR DELETE ON {watch.table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION state_{watch.table}()"
    )


_RANDOM = {"sqlite": "lower(hex(randomblob(9)))", "postgresql": "gen_random_uuid()::text"}
_BOTH = f"(SELECT '{ALL}' AS name UNION SELECT '{NAMES}') both_names"
_CHANGED = f"""CREATE OR REPLACE FUNCTION archive_changed(names text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE own text := pg_current_xact_id()::text || ':';
BEGIN
  IF cardinality(names) > 0 THEN
    INSERT INTO {_TABLE} AS held (name, token)
    SELECT name, own || {_RANDOM["postgresql"]} FROM unnest(array_prepend('{ALL}'::text, names)) WITH ORDINALITY AS given (name, place)
    ORDER BY place
    ON CONFLICT (name) DO UPDATE SET token = EXCLUDED.token WHERE held.token NOT LIKE own || '%';
  END IF;
END $$"""
_FIRST = {"sqlite": (), "postgresql": (_CHANGED,)}
_WRITERS = {"sqlite": _sqlite, "postgresql": _postgresql}
_LISTS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'state|_%' ESCAPE '|'",
    "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE NOT t.tgisinternal AND t.tgname LIKE 'state|_%' ESCAPE '|' AND n.nspname = current_schema()",
}

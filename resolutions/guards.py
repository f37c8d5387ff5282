"""Triggers that keep published texts as they are, whoever writes to the database and with what.

The same rules on SQLite and PostgreSQL; a rule names a table, a moment and when it refuses, in SQL that both speak.
`OLD` and `NEW` are the row before and after. They are put back after every migration: SQLite loses the triggers of
a table that a migration rebuilds.
"""

# ruff: noqa: S608  (every name in these statements is written in this file)

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SETTLED = "('published', 'superseded', 'withdrawn')"
_MAY_CHANGE = {"id", "state", "withdrawn_reason", "changed_at", "created_by_id", "published_by_id", "based_on_id"}


@dataclass(frozen=True)
class Guard:
    """Refuses `moment` (INSERT, UPDATE or DELETE) of a row of `table` with `message`, when `refused` is true."""

    name: str
    table: str
    moment: str
    refused: str
    message: str


def guards(version_columns: list[str]) -> list[Guard]:
    """All rules. What of a settled version may change is listed; every other column may not."""
    kept = [column for column in version_columns if column not in _MAY_CHANGE]
    return [
        *_of_versions(kept),
        *(guard for table in ("clause", "footnote", "footnotemark") for guard in _of_words(table)),
        *_of_addresses(),
        Guard(
            "guard_source_bytes",
            "resolutions_sourcedocument",
            "UPDATE",
            f"{_differ('content', 'sha256', 'size')} OR (({_differ('text', 'pages')}) AND EXISTS (SELECT 1 FROM "
            f"resolutions_version v WHERE v.source_id = OLD.id AND v.state IN {SETTLED}))",
            "the bytes of a source are never changed",
        ),
        *(_of_rereadings() if "reading_id" in version_columns else ()),
    ]


def _of_versions(kept: list[str]) -> list[Guard]:
    table, settled = "resolutions_version", f"OLD.state IN {SETTLED}"
    forward = (
        "(OLD.state = NEW.state OR (OLD.state = 'published' AND NEW.state IN ('superseded', 'withdrawn'))"
        " OR (OLD.state = 'superseded' AND NEW.state = 'withdrawn'))"
    )
    return [
        Guard("guard_version_text", table, "UPDATE", f"{settled} AND ({_differ(*kept)})", "a published text is final"),
        Guard("guard_version_state", table, "UPDATE", f"{settled} AND NOT {forward}", "a published text stays public"),
        Guard(
            "guard_version_delete",
            table,
            "DELETE",
            f"{settled} AND NOT {_is_specimen('OLD.resolution_id')}",
            "a published text is never deleted",
        ),
    ]


def _of_words(name: str) -> Iterator[Guard]:
    """Clauses, notes and marks of a settled version: no new ones, no other words, none taken away."""
    table, message = f"resolutions_{name}", "the paragraphs and notes of a published text are final"
    yield Guard(f"guard_{name}_insert", table, "INSERT", _is_settled("NEW"), message)
    yield Guard(f"guard_{name}_update", table, "UPDATE", f"{_is_settled('OLD')} OR {_is_settled('NEW')}", message)
    specimen = _is_specimen("(SELECT v.resolution_id FROM resolutions_version v WHERE v.id = OLD.version_id)")
    yield Guard(f"guard_{name}_delete", table, "DELETE", f"{_is_settled('OLD')} AND NOT {specimen}", message)


def _of_rereadings() -> Iterator[Guard]:
    """The text that the places of a settled version count in."""
    settled = f"EXISTS (SELECT 1 FROM resolutions_version v WHERE v.reading_id = OLD.id AND v.state IN {SETTLED})"
    table, message = "resolutions_rereading", "the text that a published text was read from is final"
    changed = f"({_differ('text', 'pages', 'source_id')}) AND {settled}"
    yield Guard("guard_rereading_update", table, "UPDATE", changed, message)
    yield Guard("guard_rereading_delete", table, "DELETE", settled, message)


def _of_addresses() -> list[Guard]:
    """What an address is made of, once somebody may have written it down."""
    cited = "EXISTS (SELECT 1 FROM resolutions_version v WHERE v.resolution_id = OLD.id AND v.state IN {})"
    of_session = (
        "EXISTS (SELECT 1 FROM resolutions_version v JOIN resolutions_resolution r ON r.id = v.resolution_id "
        f"WHERE r.{{}}_id = OLD.id AND v.state IN {SETTLED})"
    )
    identity = _differ("uuid", "body_id", "session_id", "kind", "number", "part_letter", "slug")
    message = "a published address is for ever"
    return [
        Guard(
            "guard_anchor_update", "resolutions_anchor", "UPDATE", _differ("token", "uuid", "resolution_id"), message
        ),
        Guard(
            "guard_anchor_delete",
            "resolutions_anchor",
            "DELETE",
            f"NOT {_is_specimen('OLD.resolution_id')}",
            "the address of a paragraph is never deleted",
        ),
        Guard(
            "guard_resolution",
            "resolutions_resolution",
            "UPDATE",
            f"({identity}) AND {cited.format(SETTLED)}",
            message,
        ),
        Guard(
            "guard_session",
            "resolutions_session",
            "UPDATE",
            f"({_differ('label', 'body_id')}) AND {of_session.format('session')}",
            message,
        ),
        Guard(
            "guard_body", "resolutions_body", "UPDATE", f"({_differ('slug')}) AND {of_session.format('body')}", message
        ),
    ]


def _differ(*columns: str) -> str:
    return " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in columns)


def _is_settled(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM resolutions_version v WHERE v.id = {row}.version_id AND v.state IN {SETTLED})"


def _is_specimen(resolution: str) -> str:
    """Sessions 901 to 999, also special ones: structure.identity.is_specimen_session in SQL."""
    tail = "substr(s.label, length(s.label) - 2)"
    head = "substr(s.label, 1, length(s.label) - 3)"
    return (
        "EXISTS (SELECT 1 FROM resolutions_resolution r JOIN resolutions_session s ON s.id = r.session_id "
        f"WHERE r.id = {resolution} AND {head} IN ('', 'S-', 'ES-') AND length(s.label) >= 3 "
        f"AND {tail} BETWEEN '901' AND '999')"
    )


def install(connection: BaseDatabaseWrapper, rules: list[Guard]) -> None:
    """Puts the triggers in place, or in place of older ones of the same name."""
    remove(connection)
    with connection.cursor() as cursor:
        for guard in rules:
            for statement in _WRITERS[connection.vendor](guard):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes every guard away. In a transaction: a roll-back brings them back."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS[connection.vendor])
        for name, table in cursor.fetchall():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def current_guards(version_model: Any) -> list[Guard]:
    """The rules for the columns that a version has."""
    return guards([field.column for field in version_model._meta.concrete_fields])


@contextmanager
def lifted(connection: BaseDatabaseWrapper, rules: list[Guard]) -> Iterator[None]:
    """The body runs without guards, which stand again after it; use it inside a transaction."""
    remove(connection)
    yield
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a table with checks outstanding takes no trigger
    install(connection, rules)


def _sqlite(guard: Guard) -> list[str]:
    refused = guard.refused.replace("IS DISTINCT FROM", "IS NOT")  # the same, and older versions know only this
    return [
        f"CREATE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} WHEN {refused} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    ]


def _postgresql(guard: Guard) -> list[str]:
    """A condition of a trigger cannot ask other tables there, so the function asks."""
    row = "OLD" if guard.moment == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {guard.refused} "
        f"THEN RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    ]


_WRITERS = {"sqlite": _sqlite, "postgresql": _postgresql}
_LISTS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard|_%' ESCAPE '|'",
    "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard|_%' ESCAPE '|' AND n.nspname = current_schema()",
}
